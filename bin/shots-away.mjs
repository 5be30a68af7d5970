// Pictures of what the chapters do not show: every place opened, looking around, the story in steps.

/** What can be asked for beside the chapters, by the name of its option. Each runs in a page where the story is ready. */
export const AWAY = { places: shootPlaces, look: shootLook, steps: shootSteps };

const TAG = 'armored-train-story';

/** Every place with its card, the map at its own view. */
async function shootPlaces(page, shoot) {
  const ids = await page.evaluate((tag) => document.querySelector(tag).places.map(({ id }) => id), TAG);
  for (const id of ids) {
    await page.evaluate(([tag, place]) => document.querySelector(tag).openPlace(place), [TAG, id]);
    await page.locator(`[data-place-card="${id}"]`).waitFor();
    await page.evaluate(stand, TAG);
    await shoot(`place-${id}`);
    await page.evaluate((tag) => document.querySelector(tag).closePlace(), TAG);
    await page.locator('[data-place-card]').waitFor({ state: 'detached' });
  }
}

/** The free map: as it begins, with the list of places opened (on a desktop it always is), and with the planet small. */
async function shootLook(page, shoot) {
  const middle = await page.evaluate((tag) => {
    const face = document.querySelector(tag);
    const { id } = face.chapters[Math.floor(face.chapters.length / 2)];
    face.goTo(id);
    return id;
  }, TAG);
  await page.evaluate(stand, TAG);
  await page.locator('[data-look-open]').click();
  await page.locator('[data-look-close]').waitFor();
  await page.evaluate(stand, TAG);
  await shoot(`look-${middle}`);
  const list = page.locator('.finder .more');
  if (await list.isVisible()) {
    await list.click();
    await page.evaluate(stand, TAG);
    await shoot(`look-${middle}-list`);
    await list.click();
  }
  for (let i = 0; i < 4; i++) {
    await page.locator('.look .zoom button').last().click();
    await page.evaluate(stand, TAG);
  }
  await shoot(`look-${middle}-far`);
  await page.locator('[data-look-close]').click();
}

/** Every chapter in steps, and what stands after the story as a sheet over it. */
async function shootSteps(page, shoot) {
  const ids = await page.evaluate((tag) => {
    const face = document.querySelector(tag);
    face.setAttribute('mode', 'steps');
    return face.chapters.map(({ id }) => id);
  }, TAG);
  for (const [index, id] of ids.entries()) {
    await page.evaluate(([tag, chapter]) => document.querySelector(tag).goTo(chapter), [TAG, id]);
    await page.evaluate(stand, TAG);
    await shoot(`steps-${String(index + 1).padStart(2, '0')}-${id}`);
  }
  await page.locator('[data-end-open]').click();
  await page.evaluate(stand, TAG);
  await shoot('steps-end');
}

/** Runs in the page: waits until the camera and the map stand still, twenty seconds at most. */
async function stand(tag) {
  const face = document.querySelector(tag);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = performance.now() + 20_000;
  while (!face.map && face.painter !== 'svg' && performance.now() < until) await frame();
  for (let [calm, last] = [0, '']; calm < 6 && performance.now() < until;) {
    await frame();
    const now = JSON.stringify(face.scene.camera);
    calm = now === last ? calm + 1 : 0;
    last = now;
  }
  // Twice: what a view needs of the basemap is asked for when the map has come to it, and it is idle until that comes.
  for (let time = 0; face.map && time < 2; time++) {
    await new Promise((done) => {
      setTimeout(done, until - performance.now());
      face.map.once('idle', done);
      face.map.triggerRepaint();
    });
    if (!time) await new Promise((done) => setTimeout(done, 300));
  }
  // Cards and controls fade in.
  await new Promise((done) => setTimeout(done, 250));
}
