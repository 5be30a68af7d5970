import type { Story } from '../story/types.ts';
import type { Fixed } from '../ui/fixed.ts';
import type { Session } from '../ui/session.ts';
import type { Options } from './options.ts';

/** The story's component, as the element uses it. */
export interface Made {
  session(): Session | null;
  say(text: string): void;
}

/** A story that the element shows. */
export interface Shown {
  story: Story;
  home: HTMLElement | ShadowRoot;
  view: Made;
  set(options: Options): void;
}

/** What a door gives the element to work with. */
export interface Supply {
  /** The way from the page to the site's root, or the site's address; a slash at its end. */
  base: string;
  /** The languages that there are; the first is the default. */
  langs: readonly string[];
  /** The story itself, or the way to fetch it in one of the languages. */
  load: Story | ((lang: string) => Promise<Story>);
  /** What never changes of the story: the way to make it, or that it stands. */
  fixed: Fixed;
  /** Where the story is made; the element itself where left out. */
  home?: (element: HTMLElement) => HTMLElement | ShadowRoot;
  /** It is the page: its address may name a chapter, and goes before the attribute; the other languages' pages are beside it. */
  addressed?: boolean;
  /** Loads the page anew, where the page is ours: what came garbled a browser keeps until then. */
  renew?: () => void;
}
