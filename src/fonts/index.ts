/** The story's fonts, at build time (Node): cut, measured and outlined. Browsers get theirs from `virtual:fonts/<lang>`. */
export { makeFonts, wholeFonts, type MadeFont } from './cut.ts';
export { FACES, type Family, type Font } from './families.ts';
export { missingCharacters } from './files.ts';
export { outline, type OutlineOptions } from './outline.ts';
export { fontsPlugin, type FontsOptions } from './plugin.ts';
export { covers, fontMetrics, measure } from './shape.ts';
