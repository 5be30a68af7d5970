/** The story's lines, the route, the stations' ticks and the train, as SVG. */
import type { GeoPath } from 'd3-geo';
import type { LineString } from 'geojson';
import { projectorOf } from '../scene/planet.ts';
import { bearingAt, fractionAtKm, fromMercator, mercator, mercatorLength, pointAt } from '../scene/route.ts';
import type { Scene, Viewport } from '../scene/types.ts';
import type { LonLat, Story } from '../story/types.ts';
import type { Palette } from './palette.ts';
import { ROUTE, STROKES, TICKS_FROM } from './strokes.ts';
import { drawn } from './svg-ground.ts';
import { TICK } from './ticks.ts';

export interface SvgLines {
  story: Story;
  scene: Scene;
  view: Viewport;
  ink: Palette;
}

const lineOf = (coordinates: LonLat[]): LineString => ({
  type: 'LineString',
  coordinates: densified(coordinates),
});

/** Straight in Mercator, as the live map draws it, and not along the great circle between far vertices. */
function densified(coordinates: LonLat[]): LonLat[] {
  const out: LonLat[] = [];
  for (const [i, at] of coordinates.entries()) {
    const before = coordinates[i - 1];
    if (before) {
      const steps = Math.ceil(Math.max(Math.abs(at[0] - before[0]), Math.abs(at[1] - before[1])) / 0.5);
      for (let s = 1; s < steps; s++) {
        out.push([
          before[0] + ((at[0] - before[0]) * s) / steps,
          before[1] + ((at[1] - before[1]) * s) / steps,
        ]);
      }
    }
    out.push(at);
  }
  return out;
}

/** The first part of a line. @param share of its length in Web Mercator, 0 … 1 */
function beginning(coordinates: LonLat[], share: number): LonLat[] {
  if (share >= 1) return coordinates;
  const out: LonLat[] = coordinates.slice(0, 1);
  let left = share * mercatorLength(coordinates);
  for (let i = 1; i < coordinates.length; i++) {
    const [a, b] = [mercator(coordinates[i - 1]!), mercator(coordinates[i]!)];
    const step = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (step >= left) {
      const t = step && left / step;
      out.push(fromMercator([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]));
      break;
    }
    out.push(coordinates[i]!);
    left -= step;
  }
  return out;
}

/** Opacity as an attribute; nothing where it is whole. */
const faint = (opacity: number): string => (opacity < 1 ? ` opacity="${opacity.toFixed(3)}"` : '');

export function paintLines(options: SvgLines, path: GeoPath): string[] {
  const { scene, story, ink } = options;
  const out: string[] = [];
  for (const { id, certainty, opacity, drawn: share } of scene.lines) {
    if (id === 'route' || !opacity || !share) continue;
    const { width, dash, ink: colour } = STROKES[certainty];
    const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    out.push(
      drawn(
        path(lineOf(beginning(story.lines[id]?.coordinates ?? [], share))),
        `fill="none" stroke="${ink[colour]}" stroke-width="${width}"${faint(opacity)}${dashes}`,
      ),
    );
  }
  return [...out, ...route(options, path)];
}

/** The part of the route between two shares of its length. */
function part(story: Story, from: number, to: number): LonLat[] {
  const { coordinates, fraction } = story.route;
  const inner = coordinates.filter((_, i) => fraction[i]! > from && fraction[i]! < to);
  return [pointAt(story.route, from), ...inner, pointAt(story.route, to)];
}

function route(options: SvgLines, path: GeoPath): string[] {
  const { scene, story, ink } = options;
  const line = scene.lines.find(({ id }) => id === 'route');
  if (!line) return [];
  const { ahead, dot } = ROUTE;
  const stroke = (d: LonLat[], colour: string, width: number, extra = ''): string =>
    drawn(
      path(lineOf(d)),
      `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" ${extra}`,
    );
  // As the live map has it: the dots come in all at once, and not one after the other.
  const seen = line.opacity * Math.min(1, line.drawn * 2);
  const out = [
    stroke(
      story.route.coordinates,
      ink.green,
      ahead.width,
      `stroke-linecap="round" stroke-dasharray="0 ${ahead.gap}" opacity="${Number((ahead.opacity * seen).toFixed(3))}"`,
    ),
  ];
  if (scene.camera.zoom >= TICKS_FROM && seen > 0) out.push(`<g${faint(seen)}>`, ...ticks(options), '</g>');
  const { train } = scene;
  if (!train) return out;
  out.push(`<g${faint(train.opacity)}>`);
  if (train.fraction > 0) {
    const behind = part(story, 0, train.fraction);
    out.push(
      stroke(behind, ink.livery, ROUTE.casing),
      stroke(behind, ink.yellow, dot.width, `stroke-dasharray="${dot.length} ${dot.gap}"`),
    );
  }
  const length = train.lengthPx / train.routePx;
  const gap = ROUTE.coupling * length;
  const car = (length - gap * (ROUTE.cars - 1)) / ROUTE.cars;
  for (let i = 0; i < ROUTE.cars; i++) {
    const start = Math.max(0, train.middle - length / 2 + i * (car + gap));
    const body = part(story, start, Math.min(1, start + car));
    out.push(stroke(body, ink.livery, ROUTE.train), stroke(body, ink.yellow, ROUTE.dot.width));
  }
  return [...out, '</g>'];
}

function ticks({ scene, story, ink, view }: SvgLines): string[] {
  const { project } = projectorOf(scene.camera, view);
  return story.route.stations.flatMap((id) => {
    const place = story.places[id];
    if (place?.railKm === undefined) return [];
    const { x, y, visible } = project(place.at);
    if (!visible || x < 0 || y < 0 || x > view.width || y > view.height) return [];
    const turn = bearingAt(story.route, fractionAtKm(story.route, place.railKm)).toFixed(0);
    const middles = place.kind === 'bridge' ? [-TICK.double / 2, TICK.double / 2] : [0];
    return middles.map(
      (m) =>
        `<path d="M${-TICK.length / 2} ${m}h${TICK.length}" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn})" stroke="${ink.ink}" stroke-width="${TICK.width}"/>`,
    );
  });
}
