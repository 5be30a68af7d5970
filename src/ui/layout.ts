/**
 * The stage as it is. The rules themselves are in the style sheet
 * (css/stage.css), which must do without scripts; here they are only read back.
 */
import type { Padding, Viewport } from '../scene/types.ts';

export interface Layout {
  view: Viewport;
  /** CSS pixels from the stage's top; see scroll/progress.ts. */
  readTop: number;
  readBottom: number;
  slack: number;
}

const px = (style: CSSStyleDeclaration, name: string): number =>
  Number.parseFloat(style.getPropertyValue(name)) || 0;

/**
 * @param stage the map's box, `100lvh` high
 * @param probe an element that css/stage.css gives the free part's insets as padding: lengths in svh and em, resolved
 */
export function readLayout(stage: HTMLElement, probe: HTMLElement): Layout {
  // Hidden from the beginning (a closed tab of the host's): any stage will do until it is shown.
  if (!stage.clientWidth || !stage.clientHeight) return layoutFor(390, 844);
  const style = getComputedStyle(probe);
  const top = px(style, 'padding-top');
  const bottom = px(style, 'padding-bottom');
  const right = px(style, 'padding-right');
  const left = px(style, 'padding-left');
  const readTop = px(style, 'margin-top');
  const { clientWidth: width, clientHeight: height } = stage;
  return {
    view: { width, height, pad: { top, right, bottom, left }, em: px(style, 'font-size') || 16 },
    readTop,
    readBottom: px(style, 'margin-bottom'),
    slack: height * 0.08,
  };
}

/** What css/look.css says lies over the map while the reader looks around. @param probe carries it as padding */
export function readLookPad(probe: HTMLElement): Padding {
  const style = getComputedStyle(probe);
  return {
    top: px(style, 'padding-top'),
    right: px(style, 'padding-right'),
    bottom: px(style, 'padding-bottom'),
    left: px(style, 'padding-left'),
  };
}

/** The same arithmetic for a stage of a given size, without a browser: still maps and tests. See css/stage.css. */
export function layoutFor(width: number, height: number, em = 16): Layout {
  const wide = width >= 44 * em && width > height;
  const pad = wide
    ? {
        top: 3.5 * em,
        right: 5.5 * em,
        bottom: (height > 540 ? 8.2 : 5.4) * em,
        left: cardWidth(width, em) + 4 * em,
      }
    : { top: 5 * em, right: 0.75 * em, bottom: height * 0.44, left: 0.75 * em };
  return {
    view: { width, height, pad, em },
    readTop: height * (wide ? 0.18 : 0.58),
    readBottom: height * (wide ? 0.42 : 0.36),
    slack: height * 0.08,
  };
}

const cardWidth = (width: number, em: number): number => Math.min(25 * em, width * 0.4);
