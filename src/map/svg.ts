/**
 * Paints a scene at rest as SVG: the same planet as the live map (d3's satellite view), the same inks and strokes. Text is
 * drawn by whoever calls, since a picture cannot load fonts and a page can.
 */
import { geoPath } from 'd3-geo';
import type { GeoPath, GeoProjection } from 'd3-geo';
import { geoSatellite } from 'd3-geo-projection';
import type { LineString } from 'geojson';
import { freeMiddle, projectorOf, radiusAt } from '../scene/planet.ts';
import { bearingAt, fractionAtKm, pointAt } from '../scene/route.ts';
import type { Scene, SceneLabel, Viewport } from '../scene/types.ts';
import type { LonLat, Story } from '../story/types.ts';
import { drawn, paintGround } from './svg-ground.ts';
import type { SvgGround } from './svg-ground.ts';
import type { Palette } from './palette.ts';
import { ROUTE, STROKES, TICKS_FROM } from './strokes.ts';
import { TICK } from './ticks.ts';

export interface SvgOptions extends SvgGround {
  /** Draws a label; nothing where its letters cannot be had. */
  label(label: SceneLabel): string;
}

/** d3's satellite projection for a scene's camera. */
export function projectionOf(scene: Scene, view: Viewport): GeoProjection {
  const { center } = scene.camera;
  const { eye } = projectorOf(scene.camera, view);
  const projection = geoSatellite().distance(eye).tilt(0);
  return projection
    .rotate([-center[0], -center[1], 0])
    .scale(radiusAt(scene.camera.zoom, center[1]))
    .translate(freeMiddle({ ...view, pad: scene.camera.padding }))
    .clipAngle((Math.acos(1 / eye) * 180) / Math.PI - 1e-4)
    .clipExtent([
      [-8, -8],
      [view.width + 8, view.height + 8],
    ])
    .precision(0.4);
}

/** @returns a whole `<svg>` element; sizes in CSS pixels */
export function paintSvg(options: SvgOptions): string {
  const { scene, view, ink } = options;
  const projection = projectionOf(scene, view);
  const path = geoPath(projection).digits(1);
  const body = [
    `<rect width="100%" height="100%" fill="${ink.space}"/>`,
    drawn(path({ type: 'Sphere' }), `fill="${ink.sea}"`),
    ...paintGround(options, path),
    ...lines(options, path),
    ...towns(options),
    ...places(options),
    ...scene.labels.map((label) => options.label(label)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${view.width} ${view.height}" width="${view.width}" height="${view.height}">${body.join('')}</svg>`;
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

function lines(options: SvgOptions, path: GeoPath): string[] {
  const { scene, story, ink } = options;
  const out: string[] = [];
  for (const { id, certainty, opacity } of scene.lines) {
    if (id === 'route') continue;
    const { width, dash, ink: colour } = STROKES[certainty];
    const attributes = `fill="none" stroke="${ink[colour]}" stroke-width="${width}" opacity="${opacity}"`;
    out.push(
      drawn(
        path(lineOf(story.lines[id]?.coordinates ?? [])),
        attributes + (dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''),
      ),
    );
  }
  if (scene.lines.some(({ id }) => id === 'route')) out.push(...route(options, path));
  return out;
}

/** The part of the route between two shares of its length. */
function part(story: Story, from: number, to: number): LonLat[] {
  const { coordinates, fraction } = story.route;
  const inner = coordinates.filter((_, i) => fraction[i]! > from && fraction[i]! < to);
  return [pointAt(story.route, from), ...inner, pointAt(story.route, to)];
}

function route({ scene, story, ink, view }: SvgOptions, path: GeoPath): string[] {
  const { ahead, dot } = ROUTE;
  const stroke = (d: LonLat[], colour: string, width: number, extra = ''): string =>
    drawn(
      path(lineOf(d)),
      `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" ${extra}`,
    );
  const out = [
    stroke(
      story.route.coordinates,
      ink.green,
      ahead.width,
      `stroke-linecap="round" stroke-dasharray="0 ${ahead.gap}" opacity="${ahead.opacity}"`,
    ),
  ];
  if (scene.camera.zoom >= TICKS_FROM) out.push(...ticks({ scene, story, ink, view }));
  const { train } = scene;
  if (!train) return out;
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
  return out;
}

function ticks({ scene, story, ink, view }: Pick<SvgOptions, 'scene' | 'story' | 'ink' | 'view'>): string[] {
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

function towns({ scene, ink }: SvgOptions): string[] {
  return scene.towns
    .filter(({ opacity }) => opacity > 0)
    .map(({ x, y, capital }) =>
      capital
        ? ringed(x, y, ink)
        : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="1.8" fill="${ink.halo}" stroke="${ink.ink}" stroke-width="1.2"/>`,
    );
}

function places({ scene, ink }: SvgOptions): string[] {
  return scene.places
    .filter(({ visible, opacity }) => visible && opacity > 0)
    .map(({ x, y, kind }) =>
      kind === 'capital'
        ? ringed(x, y, ink)
        : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3.2" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="1.2"/>`,
    );
}

/** A capital: a ringed dot. */
function ringed(x: number, y: number, ink: Palette): string {
  const at = `cx="${x.toFixed(1)}" cy="${y.toFixed(1)}"`;
  return `<circle ${at} r="5.2" fill="${ink.halo}" stroke="${ink.ink}" stroke-width="1.4"/><circle ${at} r="2.4" fill="${ink.ink}"/>`;
}
