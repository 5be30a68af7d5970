/**
 * A small script beside the page that waits for the others. The text is not to wait for a style sheet that
 * hangs, and a reader whose story never wakes up is told so, in a line that is in the HTML.
 */
/** Seconds. */
const SHEETS = 4;
const STORY = 12;

let seconds = 0;
const timer = setInterval(() => {
  seconds++;
  const alive = document.querySelector('[data-alive]') !== null;
  const line = document.querySelector<HTMLElement>('[data-late]');
  if (seconds === SHEETS)
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
      if (!link.sheet) {
        // What a script puts in is not waited for. The copy goes first: the file goes on loading.
        link.after(link.cloneNode());
        link.remove();
      }
  if (line && (alive || seconds === STORY)) line.hidden = alive;
  if (!alive) return;
  clearInterval(timer);
}, 1000);

addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-late] a')) return;
  // Followed, the link would lose the chapter that the address names.
  event.preventDefault();
  location.reload();
});
