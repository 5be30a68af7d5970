/**
 * The picture that a link to the story carries where it is pasted: the whole possible route with the train on it, drawn at
 * build time from the story's own data by the painter of the stills, never without its caveat.
 */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { measure, outline } from '../fonts/index.ts';
import type { Font } from '../fonts/index.ts';
import { PALETTES } from '../map/palette.ts';
import { ROUTE } from '../map/strokes.ts';
import { paintSvg } from '../map/svg.ts';
import { sceneAt } from '../scene/scene.ts';
import type { Viewport } from '../scene/types.ts';
import { loadStory } from '../story/load.ts';
import type { Chapter, Lang, Story } from '../story/types.ts';
import { complete } from './complete.ts';
import type { ShareFile } from './head.ts';
import { SHARE } from './share-size.ts';
import { readReliefs, sampleRelief } from './still-relief.ts';
import { bandsOf, labelPath } from './stills.ts';

export interface Share extends ShareFile {
  png: Buffer;
}

/** The card with the title, and the letters in it; CSS pixels. */
const CARD = { x: 44, y: 44, width: 452, height: SHARE.height - 88, pad: 40 };
const TITLE = { font: { family: 'AT Serif', weight: 600 } as Font, most: 84, lines: 3, leading: 1.06 };
const CAVEAT = { font: { family: 'AT Sans', weight: 600 } as Font, size: 25, leading: 1.32 };
const KICKER = { font: { family: 'AT Sans', weight: 400 } as Font, size: 21 };

/** Shown as small as a stamp: the map is drawn for a smaller stage and enlarged, its strokes and letters with it. */
const ENLARGED = 1.5;
const VIEW: Viewport = {
  width: SHARE.width / ENLARGED,
  height: SHARE.height / ENLARGED,
  pad: { top: 40, right: 50, bottom: 36, left: (CARD.x + CARD.width) / ENLARGED + 34 },
  em: 16,
};

/** Lines of text of at most this width. @param width in the same units as the size */
function wrapped(text: string, font: Font, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && measure(longer, font) * size <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines, as even as they come. */
function balanced(text: string, font: Font, size: number, width: number): string[] {
  const lines = wrapped(text, font, size, width);
  for (let less = width - 4; less > width / 2; less -= 4) {
    const set = wrapped(text, font, size, less);
    if (set.length > lines.length || set.some((line) => measure(line, font) * size > less)) return lines;
    lines.splice(0, lines.length, ...set);
  }
  return lines;
}

/** The largest size at which a title takes its lines. */
function titleSize(title: string, width: number): number {
  const { font, most, lines } = TITLE;
  for (let size = most; size > 30; size -= 2) {
    const set = wrapped(title, font, size, width);
    if (set.length <= lines && set.every((line) => measure(line, font) * size <= width)) return size;
  }
  return 30;
}

/** A story of one chapter: all of the route is seen, and the train on the leg that ends nearest to its middle. */
function overview(story: Story): Story {
  const { coordinates, stations, km } = story.route;
  const middle = (km.at(-1) ?? 0) / 2;
  const off = ({ view }: Chapter): number => Math.abs((view.follow?.toKm ?? Infinity) - middle);
  const leg = story.chapters.reduce((best, chapter) => (off(chapter) < off(best) ? chapter : best));
  const ends = [stations[0], stations.at(-1)].filter((id) => id !== undefined);
  const chapter: Chapter = {
    ...leg,
    view: { ...leg.view, fit: coordinates, maxZoom: 6.5, globe: false },
    lines: ['route'],
    places: ends,
  };
  return { ...story, chapters: [chapter] };
}

/** The train on its dots, as on the map: a rule between title and caveat. */
function rule(x: number, y: number, width: number): string {
  const ink = PALETTES.light;
  const line = (from: number, to: number, colour: string, weight: number, extra = ''): string =>
    `<path d="M${from} ${y}H${to}" fill="none" stroke="${colour}" stroke-width="${weight}" ${extra}/>`;
  const scale = 1.5;
  const dashes = `stroke-dasharray="${ROUTE.dot.length * scale} ${ROUTE.dot.gap * scale}"`;
  const train = { from: x + width * 0.58, car: 30, gap: 4 };
  const end = train.from + 3 * train.car + 2 * train.gap;
  const cars = [0, 1, 2].map((i) => train.from + i * (train.car + train.gap));
  return [
    line(x, train.from, ink.livery, ROUTE.casing * scale),
    line(x, train.from, ink.yellow, ROUTE.dot.width * scale, dashes),
    line(
      end + 9,
      x + width,
      ink.green,
      ROUTE.ahead.width * scale,
      `stroke-linecap="round" stroke-dasharray="0 ${ROUTE.ahead.gap * scale}" opacity="${ROUTE.ahead.opacity}"`,
    ),
    ...cars.flatMap((at) => [
      line(at, at + train.car, ink.livery, ROUTE.train * scale),
      line(at, at + train.car, ink.yellow, ROUTE.dot.width * scale),
    ]),
  ].join('');
}

function card(story: Story): string {
  const ink = PALETTES.light;
  const [left, width] = [CARD.x + CARD.pad, CARD.width - 2 * CARD.pad];
  const size = titleSize(story.title, width);
  const parts = [
    `<rect x="${CARD.x}" y="${CARD.y}" width="${CARD.width}" height="${CARD.height}" fill="#FBF8F1" stroke="${ink.border}"/>`,
  ];
  const write = (lines: string[], font: Font, at: number, step: number, px: number, fill: string): number => {
    lines.forEach((text, i) => {
      const d = outline(text, font, { size: px, x: left, y: at + i * step, decimals: 1 });
      parts.push(`<path d="${d}" fill="${fill}"/>`);
    });
    return at + (lines.length - 1) * step;
  };
  const ends = [story.route.stations[0], story.route.stations.at(-1)].flatMap(
    (id) => story.places[id ?? '']?.name ?? [],
  );
  const top = CARD.y + CARD.pad;
  write(
    wrapped(ends.join(' – '), KICKER.font, KICKER.size, width),
    KICKER.font,
    top + 16,
    28,
    KICKER.size,
    ink.faint,
  );
  write(
    wrapped(story.title, TITLE.font, size, width),
    TITLE.font,
    top + 58 + size * 0.8,
    size * TITLE.leading,
    size,
    ink.ink,
  );
  const caveat = balanced(story.caveat, CAVEAT.font, CAVEAT.size, width);
  const step = CAVEAT.size * CAVEAT.leading;
  const foot = CARD.y + CARD.height - CARD.pad - (caveat.length - 1) * step;
  write(caveat, CAVEAT.font, foot, step, CAVEAT.size, ink.ink);
  parts.push(rule(left, foot - CAVEAT.size - 34, width));
  return parts.join('');
}

/**
 * @param root the project's folder
 * @param story complete: with its letters' widths
 * @throws Error if a file of the basemap or the relief is missing
 */
export async function drawShare(root: string, story: Story): Promise<Share> {
  const shown = overview(story);
  const ink = PALETTES.light;
  const scene = sceneAt(shown, 0, VIEW);
  const sampled = await sampleRelief(await readReliefs(root), scene.camera, VIEW);
  // The rasteriser reads no AVIF.
  const relief = sampled
    ? `data:image/png;base64,${(
        await sharp(Buffer.from(sampled.split(',')[1]!, 'base64'))
          .png()
          .toBuffer()
      ).toString('base64')}`
    : '';
  const label = labelPath(shown, ink);
  const map = paintSvg({ story: shown, scene, view: VIEW, ink, bands: bandsOf(root), relief, label });
  const size = `width="${SHARE.width}" height="${SHARE.height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${map.replace(/ width="\d+" height="\d+"/, ` ${size}`)}${card(story)}</svg>`;
  const png = await sharp(Buffer.from(svg))
    .png({ compressionLevel: 9, palette: true, quality: 90 })
    .toBuffer();
  const hash = createHash('sha256').update(png).digest('hex').slice(0, 8);
  return {
    file: `share/${story.lang}-${hash}.png`,
    alt: `${story.title}. ${scene.says} ${story.caveat}.`,
    png,
  };
}

const drawn = new Map<Lang, { from: string; share: Promise<Share> }>();

/** The share image in a language, drawn once for a story as it is. @param root the project's folder */
export async function shareOf(root: string, lang: Lang): Promise<Share> {
  const { story } = loadStory(root, lang);
  const from = root + JSON.stringify(story);
  const known = drawn.get(lang);
  if (known?.from === from) return known.share;
  const share = complete(root, story).then((whole) => drawShare(root, whole));
  drawn.set(lang, { from, share });
  return share;
}
