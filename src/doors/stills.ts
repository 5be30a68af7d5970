/** The still maps: every chapter at rest, upright and across, light and dark, drawn at build time from the same scenes. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import type { Plugin } from 'vite';
import { covers, outline } from '../fonts/index.ts';
import { boxAnchor } from '../map/anchors.ts';
import { BANDS, decode } from '../map/basemap.ts';
import type { Band, BandData } from '../map/basemap.ts';
import { FACES } from '../map/faces.ts';
import { PALETTES } from '../map/palette.ts';
import type { Palette, Theme } from '../map/palette.ts';
import { paintSvg } from '../map/svg.ts';
import { labelSize, LINE_HEIGHT, LOCAL_SIZE, spacingOf } from '../scene/letters.ts';
import { sceneAt } from '../scene/scene.ts';
import type { Camera, SceneLabel, Viewport } from '../scene/types.ts';
import type { Chapter, Story } from '../story/types.ts';
import { furniturePath } from './still-furniture.ts';
import { readReliefs, sampleRelief } from './still-relief.ts';
import type { Relief } from './still-relief.ts';
import { layoutFor } from '../ui/layout.ts';

export const SIZES = { portrait: [390, 844], landscape: [1280, 800] } as const;
type Shape = keyof typeof SIZES;
export type StillNames = NonNullable<Chapter['stills']>;

const made = new Map<string, string>();
/** Files by name: made when the story is loaded, written when the site is. */
export const stillFile = (name: string): string | undefined => made.get(name);

export function bandsOf(root: string): Map<Band['id'], BandData> {
  const bands = new Map<Band['id'], BandData>();
  for (const { id } of BANDS) {
    const file = join(root, `geo/basemap/${id}.topo.json`);
    if (!existsSync(file))
      throw new Error(`geo/basemap/${id}.topo.json is missing; geo/README.md says how to make it`);
    bands.set(id, decode(id, JSON.parse(readFileSync(file, 'utf8')) as Topology));
  }
  return bands;
}

/** A label as outlines with a halo: a picture cannot load the page's fonts. */
export function labelPath(story: Story, ink: Palette) {
  return (label: SceneLabel): string => {
    const { kind, lines, local, size, x, y, anchor, gap } = label;
    const { width, height } = labelSize(story, label);
    const [ax, ay, dx, dy] = boxAnchor(anchor, gap);
    const left = x + dx + ax * width;
    const align = anchor === 'area' || anchor === 'n' || anchor === 's' ? 'middle' : ax < 0 ? 'end' : 'start';
    const edge = align === 'middle' ? left + width / 2 : align === 'end' ? left + width : left;
    let top = y + dy + ay * height;
    const spacing = spacingOf(kind);
    // One path a line: an outline's steps are relative, so two in one path would run on from each other.
    const paths: string[] = [];
    for (const line of lines) {
      paths.push(
        outline(line, FACES[kind], {
          size,
          x: edge,
          y: top + size * 0.93,
          anchor: align,
          spacing,
          decimals: 1,
        }),
      );
      top += size * LINE_HEIGHT;
    }
    if (local && covers(local, FACES.local)) {
      const small = size * LOCAL_SIZE;
      paths.push(
        outline(local, FACES.local, {
          size: small,
          x: edge,
          y: top + small * 0.93,
          anchor: align,
          decimals: 1,
        }),
      );
    }
    const fill = kind === 'place' || kind === 'station' || kind === 'town' ? ink.ink : ink.faint;
    const halo = kind === 'sea' ? ink.sea : ink.halo;
    return `<g fill="${fill}" stroke="${halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${paths.map((d) => `<path d="${d}"/>`).join('')}</g>`;
  };
}

/**
 * The stage that a still is drawn for. Across, it fills screens from 8:5 to 19:9 by being cut above and below, beside
 * cards of more than one width: what must be seen keeps to the part that all of them show. Two rows of that, at its foot,
 * are the key's and the caveat's.
 */
function stageFor(shape: Shape): Viewport {
  const { view } = layoutFor(SIZES[shape][0], SIZES[shape][1]);
  return shape === 'portrait' ? view : { ...view, pad: { top: 104, right: 96, bottom: 146, left: 540 } };
}

function caveatPath(story: Story, ink: Palette, shape: Shape): string {
  const at =
    shape === 'portrait' ? { x: 12, y: 66 } : { x: SIZES.landscape[0] - 96, y: 684, anchor: 'end' as const };
  const d = outline(story.caveat, FACES.station, { size: 12, decimals: 1, ...at });
  return `<path d="${d}" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"/>`;
}

/** By the project's folder. */
const pictures = new Map<string, Promise<Relief[]>>();
/** By what they show: the cameras of all languages are the same. */
const reliefs = new Map<string, Promise<string>>();
function reliefOf(root: string, camera: Camera, view: Viewport): Promise<string> {
  const key = JSON.stringify([root, camera, view]);
  let relief = reliefs.get(key);
  if (!relief) {
    const read = pictures.get(root) ?? readReliefs(root);
    pictures.set(root, read);
    reliefs.set(key, (relief = read.then((all) => sampleRelief(all, camera, view))));
  }
  return relief;
}

/**
 * Draws every still of a story.
 * @returns their file names by chapter, from the site's root
 * @throws Error if a file of the basemap or the relief is missing
 */
export async function stillNames(root: string, story: Story): Promise<Record<string, StillNames>> {
  const bands = bandsOf(root);
  const out: Record<string, StillNames> = {};
  for (const [index, chapter] of story.chapters.entries()) {
    const names = { portrait: { light: '', dark: '' }, landscape: { light: '', dark: '' } };
    for (const shape of Object.keys(SIZES) as Shape[]) {
      const view = stageFor(shape);
      const scene = sceneAt(story, index, view);
      const relief = await reliefOf(root, scene.camera, view);
      for (const theme of ['light', 'dark'] as Theme[]) {
        const ink = PALETTES[theme];
        const label = labelPath(story, ink);
        const corner =
          shape === 'landscape'
            ? furniturePath(story, scene, view, ink, { right: SIZES.landscape[0] - 96, y: 665 })
            : '';
        const svg = paintSvg({ story, scene, view, ink, bands, relief, label }).replace(
          '</svg>',
          `${corner}${caveatPath(story, ink, shape)}</svg>`,
        );
        const hash = createHash('sha256').update(svg).digest('hex').slice(0, 8);
        const name = `stills/${story.lang}/${chapter.id}-${shape}-${theme}-${hash}.svg`;
        made.set(name, svg);
        names[shape][theme] = name;
      }
    }
    out[chapter.id] = names;
  }
  return out;
}

/** Writes the stills beside the page; a dev server answers for them. */
export function stills(): Plugin {
  return {
    name: 'armored-train:stills',
    generateBundle() {
      for (const [name, source] of made) this.emitFile({ type: 'asset', fileName: name, source });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const svg = stillFile((request.url ?? '').split('?')[0]!.slice(1));
        if (!svg) return next();
        response.setHeader('Content-Type', 'image/svg+xml');
        response.end(svg);
      });
    },
  };
}
