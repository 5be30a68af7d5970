#!/usr/bin/env node
// npm run shots [-- --only opening,end --size 390x844 --theme dark --no-build --scale 2]: pictures of the story, to look at.
// With --places, --look or --steps those instead: every place opened, looking around, every chapter in steps.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { CHROMIUM_ARGS, ensureChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { main, ROOT, status, Stop } from './run.mjs';
import { serve } from './serve.mjs';
import { AWAY } from './shots-away.mjs';
import { mapStands } from './shots-wait.mjs';
import { writeSheet } from './sheet.mjs';

const SIZES = ['390x844', '1280x800'];
const THEMES = ['light', 'dark'];
const OUT = join(ROOT, 'shots');
const TAG = 'armored-train-story';

await main(async () => {
  const options = read();
  await ensureInstalled();
  const executablePath = await ensureChromium();
  if (options.build) await build();
  const { chromium } = await import('playwright-core');
  const server = await serve(join(ROOT, 'dist'));
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  try {
    // A part of the pictures replaces only those.
    if (!options.only && !options.away.length) rmSync(OUT, { recursive: true, force: true });
    const groups = [];
    const complaints = new Set();
    for (const size of options.sizes) {
      for (const theme of options.themes) {
        const look = { size, theme, scale: options.scale, url: server.url, only: options.only, complaints };
        if (options.away.length) groups.push(await awayFrom(browser, look, options.away));
        else groups.push(await withScripts(browser, look), await withoutScripts(browser, look));
      }
    }
    const all = groups.flatMap((group) => group.shots);
    if (!all.length) throw new Stop(`Nothing is called ${options.only.map((id) => `"${id}"`).join(' or ')}.`);
    status('The sheet …');
    await writeSheet(browser, OUT, groups);
    status('');
    for (const complaint of complaints) console.error(`The page complained: ${complaint}`);
    console.log(`${all.length} pictures in shots/, all of them on shots/sheet.png`);
  } finally {
    await browser.close();
    await server.close();
  }
});

function read() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        only: { type: 'string' },
        size: { type: 'string' },
        theme: { type: 'string' },
        scale: { type: 'string', default: '1' },
        ...Object.fromEntries(Object.keys(AWAY).map((name) => [name, { type: 'boolean', default: false }])),
        'no-build': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new Stop(error.message);
  }
  const sizes = values.size?.split(',') ?? SIZES;
  const themes = values.theme?.split(',') ?? THEMES;
  const badSize = sizes.find((size) => !/^\d{2,4}x\d{2,4}$/.test(size));
  if (badSize) throw new Stop(`--size is "${badSize}", and not like 390x844.`);
  const badTheme = themes.find((theme) => !THEMES.includes(theme));
  if (badTheme) throw new Stop(`--theme is "${badTheme}", and not light or dark.`);
  const scale = Number(values.scale);
  if (!(scale >= 1 && scale <= 4))
    throw new Stop(`--scale is "${values.scale}", and not a number from 1 to 4.`);
  const away = Object.keys(AWAY).filter((name) => values[name]);
  return { only: values.only?.split(','), away, sizes, themes, scale, build: !values['no-build'] };
}

/** Every chapter at rest with the live map, then what stands after the story. */
async function withScripts(browser, look) {
  const { page, shoot, wanted, shots } = await open(browser, look, true);
  const chapters = await page.evaluate(async (tag) => {
    const face = document.querySelector(tag);
    await Promise.all([face.ready, document.fonts.ready]);
    return face.chapters.map(({ id }) => id);
  }, TAG);
  for (const [index, id] of chapters.entries()) {
    if (!wanted(id)) continue;
    await page.evaluate(settle, { tag: TAG, index, id });
    await page.evaluate(mapStands, TAG);
    await shoot(`${String(index + 1).padStart(2, '0')}-${id}`);
  }
  if (wanted('end')) await shootEnd(page, shoot);
  await page.context().close();
  return { title: title(look), look, shots };
}

/** What the chapters do not show. */
async function awayFrom(browser, look, names) {
  const { page, shoot, wanted, shots } = await open(browser, look, true);
  await page.evaluate((tag) => document.querySelector(tag).ready, TAG);
  for (const name of names)
    await AWAY[name](page, async (shot) => void (wanted(shot) && (await shoot(shot))));
  await page.context().close();
  return { title: title(look), look, shots };
}

/** Runs in the page: goes to a chapter and waits until the page stands still. */
async function settle({ tag, index, id }) {
  const face = document.querySelector(tag);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const until = performance.now() + 10_000;
  face.goTo(id);
  for (let [calm, last] = [0, NaN]; calm < 5 && performance.now() < until; last = scrollY) {
    await frame();
    calm = scrollY === last && Math.abs(face.progress - index) < 0.01 ? calm + 1 : 0;
  }
  // The map comes a moment after the story is ready (its still stands there meanwhile).
  while (!face.map && face.painter !== 'svg' && performance.now() < until) await frame();
  // Controls and the map itself fade in.
  await new Promise((done) => setTimeout(done, 250));
}

/** What stands below the last chapter, in one tall picture. */
async function shootEnd(page, shoot) {
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(300);
  const clip = await page.evaluate((tag) => {
    const host = document.querySelector(tag);
    const last = [...(host.shadowRoot ?? host).querySelectorAll('[data-chapter]')].at(-1);
    const y = last ? last.getBoundingClientRect().bottom + scrollY : 0;
    const { scrollWidth: width, scrollHeight } = document.documentElement;
    return { x: 0, y, width, height: Math.min(scrollHeight - y, 12_000) };
  }, TAG);
  if (clip.height >= 1) await shoot('end', { fullPage: true, clip });
}

/** The page as it is before any script, or where there never is one. */
async function withoutScripts(browser, look) {
  const { page, shoot, wanted, shots } = await open(browser, look, false);
  const ids = await page
    .locator('[data-chapter]')
    .evaluateAll((all) => all.map((one) => one.dataset.chapter));
  for (const [index, id] of ids.entries()) {
    if (!wanted(id) && !wanted('no-script')) continue;
    await page.goto(index === 0 ? look.url : `${look.url}/#${id}`);
    await page.waitForTimeout(150);
    await shoot(`no-script-${String(index + 1).padStart(2, '0')}-${id}`);
  }
  await page.context().close();
  return { title: `${title(look)}, scripts off`, look, shots };
}

async function open(browser, look, scripts) {
  const [width, height] = look.size.split('x').map(Number);
  const phone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: look.scale,
    isMobile: phone,
    hasTouch: phone,
    colorScheme: look.theme,
    javaScriptEnabled: scripts,
    serviceWorkers: 'block',
  });
  context.on('console', (message) => message.type() === 'error' && look.complaints.add(message.text()));
  context.on('weberror', (error) => look.complaints.add(String(error.error())));
  const page = await context.newPage();
  const folder = join(OUT, `${look.size}-${look.theme}`);
  mkdirSync(folder, { recursive: true });
  const shots = [];
  const shoot = async (name, how = {}) => {
    status(`${title(look)}: ${name}`);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, ...how });
    shots.push({ name, path });
  };
  await page.goto(look.url);
  if (scripts)
    await page
      .waitForFunction((tag) => customElements.get(tag), TAG, { timeout: 20_000 })
      .catch(() => {
        throw new Stop(`The page defines no <${TAG}> element: is the build whole?`);
      });
  return { page, shoot, shots, wanted: (id) => !look.only || look.only.includes(id) };
}

function title({ size, theme }) {
  return `${size.replace('x', '×')} ${theme}`;
}
