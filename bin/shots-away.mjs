// Pictures of what the chapters do not show: every place opened, looking around, the story in steps.
import { mapStands } from './shots-wait.mjs';

/** What can be asked for beside the chapters, by the name of its option. Each runs in a page where the story is ready. */
export const AWAY = { places: shootPlaces, look: shootLook, steps: shootSteps };

const TAG = 'armored-train-story';

/** Every place with its card, the map at its own view. */
async function shootPlaces(page, shoot) {
  const ids = await page.evaluate((tag) => document.querySelector(tag).places.map(({ id }) => id), TAG);
  for (const id of ids) {
    await page.evaluate(([tag, place]) => document.querySelector(tag).openPlace(place), [TAG, id]);
    await page.locator(`[data-place-card="${id}"]`).waitFor();
    await stand(page);
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
  await stand(page);
  await page.locator('[data-look-open]').click();
  await page.locator('[data-look-close]').waitFor();
  await stand(page);
  await shoot(`look-${middle}`);
  const list = page.locator('.finder .more');
  if (await list.isVisible()) {
    await list.click();
    await stand(page);
    await shoot(`look-${middle}-list`);
    await list.click();
  }
  for (let i = 0; i < 4; i++) {
    await page.locator('.look .zoom button').last().click();
    await stand(page);
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
    await stand(page);
    await shoot(`steps-${String(index + 1).padStart(2, '0')}-${id}`);
  }
  await page.locator('[data-end-open]').click();
  await stand(page);
  await shoot('steps-end');
}

/** Waits until the camera and the map stand still. */
async function stand(page) {
  await page.evaluate(cameraStands, TAG);
  await page.evaluate(mapStands, TAG);
}

/** Runs in the page; ten seconds at most. */
async function cameraStands(tag) {
  const face = document.querySelector(tag);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = performance.now() + 10_000;
  while (!face.map && face.painter !== 'svg' && performance.now() < until) await frame();
  for (let [calm, last] = [0, '']; calm < 6 && performance.now() < until;) {
    await frame();
    const now = JSON.stringify(face.scene.camera);
    calm = now === last ? calm + 1 : 0;
    last = now;
  }
  // Cards and controls fade in.
  await new Promise((done) => setTimeout(done, 250));
}
