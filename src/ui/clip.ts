/**
 * What scrolls an element, and what keeps it from sticking: both are found by going up from it, out of shadow roots too.
 * The loader goes up with the same few functions.
 */

/** What an element lies in, from its parent to the page's root, as it is laid out: slots and shadow roots included. */
export function around(element: Element): Element[] {
  const outer =
    element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host;
  return outer ? [outer, ...around(outer)] : [];
}

/** The nearest ancestor that scrolls; undefined for the window. */
export function scrollerOf(element: Element): Element | undefined {
  const page = document.documentElement;
  // The body's overflow is the window's, unless the page's root has one of its own.
  const whole = getComputedStyle(page).overflowY === 'visible' ? document.body : page;
  return around(element).find(
    (box) =>
      box !== page &&
      box !== whole &&
      box.scrollHeight > box.clientHeight + 1 &&
      /auto|scroll/.test(getComputedStyle(box).overflowY),
  );
}

/** Where what sticks comes to rest in it, but for an offset; CSS pixels from the window's top. */
export const edgeOf = (scroller: Element): number =>
  scroller.getBoundingClientRect().top +
  scroller.clientTop +
  parseFloat(getComputedStyle(scroller).paddingTop);

/** The ancestor that keeps an element from sticking, as far as can be told, as its opening tag: `<div class="article">`. */
export function clipperOf(element: Element): string {
  const boxes = around(element);
  // Where either side is clipped or scrolls, both are.
  const clips = boxes.find((one) => /auto|scroll|hidden/.test(getComputedStyle(one).overflowY));
  return ((clips ?? boxes[0]!).cloneNode() as Element).outerHTML.split('</')[0]!;
}
