/** The keys that scroll a page, pressed in a frame whose page is scrolled by its host. */

/** CSS pixels, as browsers do it. */
const LINE = 40;
/** Share of what is seen: the last lines stay to go on from. */
const PAGE = 0.875;
/** Farther than any page goes; CSS pixels. */
const FAR = 9e6;

/**
 * Where a key takes the page; null for keys that do not scroll it. CSS pixels.
 * @param top where the page is
 * @param seen height of what is seen
 */
export function keyTarget(key: string, shift: boolean, top: number, seen: number): number | null {
  if (key === ' ') return top + (shift ? -PAGE : PAGE) * seen;
  if (shift) return null;
  switch (key) {
    case 'ArrowDown':
      return top + LINE;
    case 'ArrowUp':
      return top - LINE;
    case 'PageDown':
      return top + PAGE * seen;
    case 'PageUp':
      return top - PAGE * seen;
    case 'Home':
      return -FAR;
    case 'End':
      return FAR;
    default:
      return null;
  }
}

const OWN_KEYS = 'input, textarea, select, [role="slider"], [role="listbox"], [role="combobox"]';

/** Whether an element does something of its own with a key, or stands in a box that scrolls by itself. */
function keeps(target: Element, key: string): boolean {
  if (target.closest(OWN_KEYS) || (target instanceof HTMLElement && target.isContentEditable)) return true;
  if (key === ' ' && target.closest('button, summary, [role="button"]')) return true;
  for (let box: Element | null = target; box && box !== document.body; box = box.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowY);
    if (scrolls && box.scrollHeight > box.clientHeight + 1) return true;
  }
  return false;
}

/**
 * @param where the page is now and how much of it is seen, CSS pixels; null while nobody can scroll it
 * @param go scrolls the page
 * @returns the way to stop it
 */
export function scrollKeys(
  where: () => { top: number; seen: number } | null,
  go: (top: number) => void,
): () => void {
  let last = { top: 0, at: -Infinity };
  const onkey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const now = where();
    if (!now) return;
    // A key that is held goes on from where the last stroke is still going to.
    const from = event.timeStamp - last.at < 250 ? last.top : now.top;
    const top = keyTarget(event.key, event.shiftKey, from, now.seen);
    const target = event.composedPath()[0];
    if (top === null || (target instanceof Element && keeps(target, event.key))) return;
    event.preventDefault();
    last = { top, at: event.timeStamp };
    go(top);
  };
  addEventListener('keydown', onkey);
  return () => removeEventListener('keydown', onkey);
}
