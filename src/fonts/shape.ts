import type { FontFile } from 'fontkit';
import type { Font } from './families.ts';
import { cutFor } from './files.ts';

/** A stretch of text that one file draws; `font` is null where no installed file has the characters. */
export interface Run {
  text: string;
  font: FontFile | null;
}

/** Cuts the text where another file has to draw, as a browser does with `unicode-range`. */
export function runsOf(text: string, font: Font): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const file = cutFor(font, character)?.font ?? null;
    const last = runs.at(-1);
    if (last && last.font === file) last.text += character;
    else runs.push({ text: character, font: file });
  }
  return runs;
}

const WIDE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether installed files can draw all of the text. */
export function covers(text: string, font: Font): boolean {
  return runsOf(text, font).every((run) => run.font);
}

/**
 * Width of a line of text in ems (times the font size it is the width in pixels), kerned as browsers do.
 * A character that no installed file has counts as one em where it is East Asian, else as 0.6.
 */
export function measure(text: string, font: Font): number {
  let ems = 0;
  for (const run of runsOf(text, font)) {
    if (run.font) ems += run.font.layout(run.text).advanceWidth / run.font.unitsPerEm;
    else for (const character of run.text) ems += WIDE.test(character) ? 1 : 0.6;
  }
  return ems;
}

/** Heights of a face above the baseline, in ems; `descent` is below it, as a positive number. */
export function fontMetrics(font: Font): {
  ascent: number;
  descent: number;
  capHeight: number;
  xHeight: number;
} {
  const file = cutFor(font, 'x')!.font;
  const em = file.unitsPerEm;
  return {
    ascent: file.ascent / em,
    descent: -file.descent / em,
    capHeight: file.capHeight / em,
    xHeight: file.xHeight / em,
  };
}
