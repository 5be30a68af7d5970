/** The basemap, relief and landmarks as SVG: what style-ground.ts is to the live map. */
import type { GeoPath } from 'd3-geo';
import type { Feature } from 'geojson';
import { projectorOf } from '../scene/planet.ts';
import type { Camera, Scene, Viewport } from '../scene/types.ts';
import type { LonLat, Story } from '../story/types.ts';
import { BANDS, needs } from './basemap.ts';
import type { Band, BandData, BasemapLayer } from './basemap.ts';
import { reachOf } from './camera.ts';
import { compact } from './compact.ts';
import type { Palette } from './palette.ts';
import { reliefAt } from './relief.ts';
import { GROUND, LANDMARKS, LESSER_RIVERS, widthAt } from './strokes.ts';
import type { GroundStroke } from './strokes.ts';

export interface SvgGround {
  story: Story;
  scene: Scene;
  view: Viewport;
  ink: Palette;
  bands: Map<Band['id'], BandData>;
  /** The relief as this stage shows it, as an address that stands for itself (`data:`); '' for none. */
  relief: string;
  /** For a file, that is to be small; else for a page, that is to be quick. */
  small: boolean;
}

export const drawn = (d: string | null, attributes: string): string =>
  d ? `<path d="${d}" ${attributes}/>` : '';

/** The bands that are seen: near enough, and not wholly covered by a finer one. */
function bandsIn(camera: Camera, view: Viewport, bands: Map<Band['id'], BandData>): Band[] {
  const { center, zoom } = camera;
  const reach = reachOf(camera, view);
  const { unproject } = projectorOf(camera, view);
  const rim = Array.from({ length: 33 }, (_, i) => i / 32).flatMap((t): (LonLat | null)[] => [
    unproject(t * view.width, 0),
    unproject(t * view.width, view.height),
    unproject(0, t * view.height),
    unproject(view.width, t * view.height),
  ]);
  const covers = ({ box: [w, s, e, n] }: Band): boolean =>
    rim.every((at) => at !== null && at[0] > w && at[0] < e && at[1] > s && at[1] < n);
  const seen = BANDS.filter(
    (b) => bands.has(b.id) && zoom >= b.from && (b.tier === 0 || needs(b, center, zoom, reach)),
  );
  return seen.filter((_, i) => !seen.slice(i + 1).some(covers));
}

/** From this zoom on the ground is that of the second tier. */
const NEXT_TIER = Math.min(...BANDS.filter(({ tier }) => tier === 1).map(({ from }) => from));

/** From the bottom up, without the sea. */
export function paintGround(options: SvgGround, path: GeoPath): string[] {
  const { scene, view, bands, relief } = options;
  const seen = bandsIn(scene.camera, view, bands);
  const out: string[] = [];
  for (const tier of [0, 1, 2] as const) {
    const here = seen.filter((band) => band.tier === tier);
    out.push(...here.flatMap((band) => areas(band, options, path)));
    // Over the finest land that it is meant for, as on the live map.
    if (relief && tier === (scene.camera.zoom < NEXT_TIER ? 0 : 1))
      out.push(
        `<image href="${relief}" width="${view.width}" height="${view.height}" preserveAspectRatio="none" opacity="${reliefAt(scene.camera.zoom).toFixed(2)}"/>`,
      );
    out.push(...here.flatMap((band) => lines(band, options, path)));
  }
  return [...out, ...landmarks(options, path)];
}

function layerOf({ bands, small }: SvgGround, band: Band, path: GeoPath) {
  return (name: BasemapLayer, attributes: string, keep: (f: Feature) => boolean = () => true): string => {
    const features = bands.get(band.id)![name]?.features.filter(keep) ?? [];
    const d = features.length ? (path({ type: 'FeatureCollection', features }) ?? '') : '';
    if (!small) return drawn(d, attributes);
    return drawn(compact(d), `${attributes} transform="scale(.1)" vector-effect="non-scaling-stroke"`);
  };
}

function areas(band: Band, options: SvgGround, path: GeoPath): string[] {
  const { ink } = options;
  const layer = layerOf(options, band, path);
  return [
    layer('box', `fill="${ink.sea}"`),
    layer('land', `fill="${ink.land}"`),
    layer('story', `fill="${ink.story}"`),
  ];
}

/** How far the lesser rivers of the second tier have come in at a zoom, 0–1. */
const lesserAt = (zoom: number): number =>
  Math.min(1, Math.max(0, (zoom - LESSER_RIVERS[0]) / (LESSER_RIVERS[1] - LESSER_RIVERS[0])));

function lines(band: Band, options: SvgGround, path: GeoPath): string[] {
  const { ink, scene } = options;
  const { zoom } = scene.camera;
  const layer = layerOf(options, band, path);
  const stroke = (colour: string, ground: GroundStroke): string => {
    const width = widthAt(ground, zoom);
    const dash = ground.dash?.map((share) => (share * width).toFixed(1)).join(' ');
    return `fill="none" stroke-linejoin="round" stroke="${colour}" stroke-width="${width.toFixed(2)}"${dash ? ` stroke-dasharray="${dash}"` : ''}`;
  };
  const disputed = (f: Feature): boolean => f.properties?.disputed === true;
  const great = (f: Feature): boolean => f.properties?.rank === 1;
  const lesser = band.tier === 1 ? lesserAt(zoom) : 1;
  return [
    layer('lakes', `fill="${ink.lake}"`),
    ...(lesser === 1
      ? [layer('rivers', stroke(ink.river, GROUND.rivers))]
      : [
          layer('rivers', stroke(ink.river, GROUND.rivers), great),
          layer(
            'rivers',
            `${stroke(ink.river, GROUND.rivers)} opacity="${lesser.toFixed(2)}"`,
            (f) => !great(f),
          ),
        ]),
    zoom >= GROUND.admin.from ? layer('admin', stroke(ink.admin, GROUND.admin)) : '',
    layer('borders', stroke(ink.border, GROUND.borders), (f) => !disputed(f)),
    layer('borders', stroke(ink.border, GROUND.disputed), disputed),
  ];
}

function landmarks({ story, scene, ink }: SvgGround, path: GeoPath): string[] {
  const { zoom } = scene.camera;
  const [ground, built]: [string[], string[]] = [[], []];
  for (const { kind, minZoom, shape, coordinates } of story.landmarks) {
    if (zoom < minZoom) continue;
    const d = path(
      shape === 'area'
        ? { type: 'MultiLineString', coordinates: [coordinates] }
        : { type: 'LineString', coordinates },
    );
    const line = (colour: string, width: number, extra = ''): string =>
      drawn(d, `fill="none" stroke="${colour}" stroke-width="${width.toFixed(1)}" ${extra}`);
    if (kind === 'river' && shape === 'line') {
      const width = LANDMARKS.river.width * 2 ** (Math.min(zoom, 11) - 11);
      const round = 'stroke-linecap="round" stroke-linejoin="round"';
      ground.push(line(ink.river, width + 1.6, round), line(ink.lake, width, round));
      continue;
    }
    if (shape === 'area' && (kind === 'river' || kind === 'campus'))
      ground.push(drawn(d, `fill="${kind === 'river' ? ink.lake : ink.tint}"`));
    if (kind === 'river') continue;
    const { width, gap } = LANDMARKS[kind];
    built.push(...(gap ? [line(ink.faint, gap + 2 * width), line(ink.land, gap)] : [line(ink.faint, width)]));
  }
  return [...ground, ...built];
}
