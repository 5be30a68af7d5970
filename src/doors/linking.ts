/** Writes what a link to the story leads other people's programs to: the share image and the oEmbed answer, per language. */
import type { Plugin } from 'vite';
import type { Lang } from '../story/types.ts';
import { loadStory } from '../story/load.ts';
import { oembedFile, oembedOf } from './oembed.ts';
import { shareOf } from './share.ts';

export interface LinkingOptions {
  /** Absolute address of the site, with a slash at its end; '' where it is not known: nothing could refer to the files then. */
  siteUrl: string;
  langs: readonly Lang[];
}

export function linking({ siteUrl, langs }: LinkingOptions): Plugin {
  let root = '';
  return {
    name: 'armored-train:linking',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle() {
      if (!siteUrl) return;
      for (const lang of langs) {
        const share = await shareOf(root, lang);
        const { title } = loadStory(root, lang).story;
        const answer = oembedOf({ siteUrl, lang, title, share });
        this.emitFile({ type: 'asset', fileName: share.file, source: share.png });
        this.emitFile({
          type: 'asset',
          fileName: oembedFile(lang),
          source: `${JSON.stringify(answer, null, 2)}\n`,
        });
      }
    },
  };
}
