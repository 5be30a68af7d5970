/**
 * What of the story never changes once it is there: each card's text and claims, and all that stands after the story. Made by
 * components where there is nothing yet, and in a prerendered page kept as it stands: no script for it, nothing to hydrate.
 */
import type { Component } from 'svelte';
import { KEPT } from '../story/lean.ts';
import type { Chapter, Story } from '../story/types.ts';

export interface CardTextProps {
  story: Story;
  chapter: Chapter;
  /** What the map shows, in words. */
  says: string;
}

export interface Fixed {
  /** Made here, by these. */
  parts?: { CardText: Component<CardTextProps>; Notes: Component<{ story: Story }> };
  /** Or safe HTML, by chapter; nothing is asked where the page has it already. */
  card?: (chapter: Chapter) => string;
  notes?: string;
}

/** For a page that holds all of it. */
export const STANDS: Fixed = { card: () => KEPT, notes: KEPT };
