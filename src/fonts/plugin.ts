import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Lang } from '../story/types.ts';
import { makeFonts, wholeFonts, type MadeFont } from './cut.ts';

export interface FontsOptions {
  /** Per language: all the text that its page may show. Called once a build, when the fonts are first asked for. */
  texts: Partial<Record<Lang, () => string | Promise<string>>>;
}

const ID = /^virtual:fonts\/([a-z]{2})$/;
const FACES_MODULE = fileURLToPath(new URL('./faces.ts', import.meta.url));

interface Made extends MadeFont {
  file: string;
}

/**
 * `virtual:fonts/<lang>` exports `faces` (Face[]), `css(base?)` (the @font-face rules) and `mapFaces` (a map style's
 * `font-faces`). A build cuts the files to the language's text and writes them hashed; a dev server serves them whole.
 */
export function fontsPlugin({ texts }: FontsOptions): Plugin {
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
    const fonts = serving ? wholeFonts() : await makeFonts(lang, await (texts[lang] ?? (() => ''))());
    return fonts.map((font) => ({ ...font, file: `${folder}/${font.name}-${hashOf(font.woff2)}.woff2` }));
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
        // Only browsers need an address; a prerendered page asks `css` for rules relative to itself.
        if (!client) return JSON.stringify(font.file);
        return `import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'asset', fileName: font.file, source: font.woff2 })}`;
      };
      const rows = fonts.map((font) => {
        const { family, weight, style, unicodeRange, file } = font;
        const face = JSON.stringify({ family, weight, style, unicodeRange, file });
        return `{...${face}, url: ${urlOf(font)}}`;
      });
      return [
        `import { cssOf, mapFontFaces } from ${JSON.stringify(FACES_MODULE)};`,
        `export const faces = [${rows.join(',\n')}];`,
        `export const css = (base) => cssOf(faces, base);`,
        `export const mapFaces = mapFontFaces(faces);`,
      ].join('\n');
    },

    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? '';
        if (!path.endsWith('.woff2')) return next();
        // Every language has the same whole files in development.
        void fontsOf('en').then((fonts) => {
          const font = fonts.find((f) => path.endsWith(`/${f.file}`));
          if (!font) return next();
          response.setHeader('Content-Type', 'font/woff2');
          response.end(font.woff2);
        }, next);
      });
    },
  };
}

function hashOf(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex').slice(0, 8);
}
