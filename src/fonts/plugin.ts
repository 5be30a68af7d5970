import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { FIRST } from '../story/langs.ts';
import type { Lang } from '../story/langs.ts';
import { makeFonts, wholeFonts, type MadeFont } from './cut.ts';
import { cssOf, type Face } from './faces.ts';
import { FACES } from './families.ts';

export interface FontsOptions {
  /** Per language: all the text that its page may show. Called once a build, when the fonts are first asked for. */
  texts: Partial<Record<Lang, () => string | Promise<string>>>;
  /** Per language: what of it is ever set in italics; all of it where left out. */
  italics?: Partial<Record<Lang, () => string>>;
}

const ID = /^virtual:fonts\/([a-z]{2})$/;
/** The style sheet's address, whatever its hash: a dev server has but one. */
const SHEET = /\/fonts-([a-z]{2})-[0-9a-f]{8}\.css$/;

interface Made extends MadeFont {
  file: string;
}

/**
 * `virtual:fonts/<lang>` exports `faces` (Face[]) and `cssFile` (the style sheet with their @font-face rules). A build cuts the files to the language's text and writes them and the style sheet hashed;
 * a dev server serves them whole.
 */
export function fontsPlugin({ texts, italics = {} }: FontsOptions): Plugin {
  const made = new Map<string, Promise<Made[]>>();
  let serving = false;
  let folder = 'assets';
  let base = '/';

  const fontsOf = (lang: Lang): Promise<Made[]> => {
    const key = serving ? 'whole' : lang;
    let fonts = made.get(key);
    if (!fonts) made.set(key, (fonts = make(lang)));
    return fonts;
  };

  const make = async (lang: Lang): Promise<Made[]> => {
    const fonts = serving
      ? wholeFonts()
      : await makeFonts(lang, await (texts[lang] ?? (() => ''))(), FACES, italics[lang]?.());
    // Korean has no italics: what stands for them is the upright's file, and is not to be loaded twice.
    const files = new Map<string, string>();
    return fonts.map((font) => {
      const hash = hashOf(font.woff2);
      const file = files.get(hash) ?? `${folder}/${font.name}-${hash}.woff2`;
      files.set(hash, file);
      return { ...font, file };
    });
  };

  /** The rules as a file of its own: a page under a strict policy takes no `<style>`. It lies beside the fonts. */
  const sheetOf = (lang: Lang, fonts: Made[]): { file: string; source: string } => {
    const near = (file: string): string => `./${file.slice(folder.length + 1)}`;
    const source = cssOf(
      fonts.map((font): Face => ({ ...font, url: near(font.file) })),
      lang,
    );
    return { file: `${folder}/fonts-${lang}-${hashOf(source)}.css`, source };
  };

  return {
    name: 'armored-train:fonts',

    configResolved(config) {
      serving = config.command === 'serve';
      folder = config.build.assetsDir;
      base = config.base.startsWith('/') ? config.base : '/';
    },

    buildStart() {
      // A watched build starts again after each change of the text.
      made.clear();
    },

    resolveId(id) {
      return ID.test(id) ? `\0${id}` : undefined;
    },

    async load(id) {
      const lang = id.startsWith('\0') ? (ID.exec(id.slice(1))?.[1] as Lang | undefined) : undefined;
      if (!lang) return;
      if (!texts[lang]) this.error(`No text is given for the fonts of "${lang}" (virtual:fonts/${lang}).`);
      const fonts = await fontsOf(lang);
      const client = this.environment.config.consumer === 'client';
      const urlOf = (font: Made): string => {
        if (serving) return JSON.stringify(base + font.file);
        // Only browsers need an address; a prerendered page links files by their names.
        if (!client) return JSON.stringify(font.file);
        return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', fileName: font.file, source: font.woff2 })}`;
      };
      const rows = fonts.map((font) => {
        const { family, weight, style, unicodeRange, file } = font;
        const face = JSON.stringify({ family, weight, style, unicodeRange, file });
        return `{...${face}, url: ${urlOf(font)}}`;
      });
      const sheet = sheetOf(lang, fonts);
      if (client && !serving) this.emitFile({ type: 'asset', fileName: sheet.file, source: sheet.source });
      const code = [
        `export const faces = [${rows.join(',\n')}];`,
        `export const cssFile = ${JSON.stringify(sheet.file)};`,
      ].join('\n');
      // A page whose HTML names the style sheet imports it for its files alone.
      return { code, moduleSideEffects: false };
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        const sheet = SHEET.exec(path)?.[1] as Lang | undefined;
        if (!sheet && !path.endsWith('.woff2')) return next();
        // Every language has the same whole files in development.
        void fontsOf(FIRST).then((fonts) => {
          if (sheet) {
            response.setHeader('Content-Type', 'text/css');
            return response.end(sheetOf(sheet, fonts).source);
          }
          const font = fonts.find((f) => path.endsWith(`/${f.file}`));
          if (!font) return next();
          response.setHeader('Content-Type', 'font/woff2');
          response.end(font.woff2);
        }, next);
      });
    },
  };
}

function hashOf(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 8);
}
