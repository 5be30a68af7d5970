import type { Command } from 'fontkit';
import type { Font } from './families.ts';
import { runsOf } from './shape.ts';

export interface OutlineOptions {
  /** Font size in the picture's units. */
  size: number;
  /** Where the line of text begins, is centred or ends (see `anchor`); y is the baseline's, and points down. */
  x?: number;
  y?: number;
  anchor?: 'start' | 'middle' | 'end';
  /** Added after each letter, in ems. */
  spacing?: number;
  /** Digits after the point. */
  decimals?: number;
}

const LETTERS = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'q',
  bezierCurveTo: 'c',
  closePath: 'z',
} as const;

/**
 * The `d` of an SVG path that draws a line of text: an SVG used as a picture cannot load the page's fonts.
 * Relative commands, since they are shorter. Throws where no installed file has one of the characters: ask `covers`.
 */
export function outline(text: string, font: Font, options: OutlineOptions): string {
  const { size, x = 0, y = 0, anchor = 'start', spacing = 0, decimals = 2 } = options;
  const { glyphs, width } = place(text, font, size, spacing * size);
  const left = x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  const pen = new Pen(decimals);
  for (const glyph of glyphs) {
    for (const { command, args } of glyph.commands) {
      pen.draw(
        command,
        args.map((v, i) => (i % 2 ? y - glyph.y - v * glyph.scale : left + glyph.x + v * glyph.scale)),
      );
    }
  }
  return pen.d;
}

interface PlacedGlyph {
  commands: Command[];
  scale: number;
  x: number;
  y: number;
}

function place(
  text: string,
  font: Font,
  size: number,
  gap: number,
): { glyphs: PlacedGlyph[]; width: number } {
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  for (const run of runsOf(text, font)) {
    if (!run.font) throw new Error(`No installed file of the font "${font.family}" can draw "${run.text}".`);
    const scale = size / run.font.unitsPerEm;
    const line = run.font.layout(run.text);
    line.glyphs.forEach((glyph, i) => {
      const at = line.positions[i]!;
      glyphs.push({
        commands: glyph.path.commands,
        scale,
        x: pen + at.xOffset * scale,
        y: at.yOffset * scale,
      });
      pen += at.xAdvance * scale + gap;
    });
  }
  // The last letter's gap is no part of the line: else centred capitals stand off to the left.
  return { glyphs, width: glyphs.length ? pen - gap : 0 };
}

/** Writes relative commands, rounding so that what is lost in one is made good by the next. */
class Pen {
  d = '';
  private last = [0, 0];
  private start = [0, 0];
  private readonly one: number;

  constructor(decimals: number) {
    this.one = 10 ** decimals;
  }

  draw(command: Command['command'], points: number[]): void {
    const whole = points.map((v) => Math.round(v * this.one));
    const relative = whole.map((v, i) => (v - this.last[i % 2]!) / this.one);
    // A path's first "m" is absolute all the same, and so it is: the pen starts at 0,0.
    this.d += LETTERS[command] + relative.map((v, i) => (i && v >= 0 ? ' ' : '') + short(v)).join('');
    if (command === 'closePath') this.last = this.start;
    else this.last = whole.slice(-2);
    if (command === 'moveTo') this.start = this.last;
  }
}

/** 0.5 → .5, -0.5 → -.5 */
function short(value: number): string {
  return String(value).replace(/^(-?)0\./, '$1.');
}
