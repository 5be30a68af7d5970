/**
 * One live map a page: a phone allows some eight WebGL contexts, and each costs memory. The story that is near has it;
 * of several the one nearest to the middle of the screen. Whoever loses it keeps its still maps, and gets a map anew.
 */
export interface Bidder {
  /** CSS pixels from the middle of the screen to that of the stage. */
  far(): number;
  /** The map is this one's now, or is not any more. */
  give(on: boolean): void;
}

const near = new Set<Bidder>();
let holder: Bidder | null = null;

/** Gives the map to whom it belongs now. Called when something came near, went, or has moved much. */
export function settle(): void {
  let best: Bidder | null = null;
  for (const one of near) if (!best || one.far() < best.far()) best = one;
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
  settle();
}
