import { awayFrom } from './away-from.ts';

/**
 * One live map a page: a phone allows some eight WebGL contexts, and each costs memory. The story that is near has it;
 * of several the one nearest to the middle of the screen. Whoever loses it keeps its still maps, and gets a map anew.
 */
export interface Bidder {
  /** CSS pixels from the middle of the screen to that of the stage. */
  far(): number;
  /** The story's edges, CSS pixels from the window's top. */
  box(): { top: number; bottom: number };
  /** The map is this one's now, or is not any more. */
  give(on: boolean): void;
}

const near = new Set<Bidder>();
let holder: Bidder | null = null;

/** Stories that the loader has put into this page: each in a frame of its own, which asks the loader. */
const embeds = (): HTMLCollectionOf<Element> => document.getElementsByTagName('armored-train-embed');

/** Whether an embed is as near as this one. */
const yields = (one: Bidder): boolean =>
  [...embeds()].some((embed) => {
    const box = embed.getBoundingClientRect();
    return box.bottom > box.top && awayFrom(box, innerHeight) <= awayFrom(one.box(), innerHeight);
  });

// Which of the two is nearer changes between what the bidders notice themselves.
const scrolled = (): void => {
  if (embeds().length) settle();
};

/** Gives the map to whom it belongs now. Called when something came near, went, or has moved much. */
export function settle(): void {
  let best: Bidder | null = null;
  for (const one of near) if (!best || one.far() < best.far()) best = one;
  if (best && yields(best)) best = null;
  if (best === holder) return;
  const before = holder;
  holder = best;
  before?.give(false);
  best?.give(true);
}

/** Asks for the map, or gives it up. */
export function bid(one: Bidder, wants: boolean): void {
  if (wants) near.add(one);
  else near.delete(one);
  if (near.size) addEventListener('scroll', scrolled, { passive: true, capture: true });
  else removeEventListener('scroll', scrolled, { capture: true });
  settle();
}
