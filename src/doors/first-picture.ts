/** The first picture before anything else: what wakes the page up would keep it from being painted. */

/** A picture that has not come after this is not waited for; milliseconds. */
const PATIENCE = 2500;

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Resolves in a task of its own once the first still map is painted, or will not be for long. */
export async function firstPicture(): Promise<void> {
  // An address that names a chapter or a place begins elsewhere, and is to be followed before the browser does.
  if (location.hash) return;
  const img = document.querySelector<HTMLImageElement>('[data-static-map] img');
  // Decoding waits for the file, and takes what it takes beside the main thread.
  await Promise.race([img?.decode().catch(() => {}), wait(PATIENCE)]);
  // Two frames: the picture is in the first. A page in the background has none.
  const painted = new Promise<void>((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => done())),
  );
  await Promise.race([painted, wait(200)]);
  await wait(0);
}
