import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storyAddress } from './support/articles.ts';
import { eventually } from './support/eventually.ts';
import { openGuide, printed, type Guide } from './support/guide.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
];

const line = (page: Page) => page.locator('#line').textContent();
const sampleUrl = (page: Page) => page.frames()[1]!.url();

describe.each(SIZES)('the guide at $width×$height', (size) => {
  it('fits, complains of nothing, and shows the story in its sample article', async () => {
    const { page, said, close } = await openGuide(size);
    try {
      const sample = page.frameLocator('#sample');
      await sample.locator('armored-train-embed').waitFor();
      for (const width of ['desktop', 'phone']) {
        await page.locator(`[value="${width}"]`).check();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
        const shown = width === 'phone' ? 390 : 1280;
        await eventually(() => page.frames()[1]!.evaluate(() => innerWidth)).toBe(shown);
      }
      const inner = sample.locator('armored-train-embed').locator('iframe').contentFrame();
      await inner.locator('.story[data-alive]').waitFor();
      const small = await page
        .locator('button:visible, select:visible, input[name="offset"]')
        .evaluateAll((controls) => controls.filter((one) => one.getBoundingClientRect().height < 44).length);
      expect(small).toBe(0);
      expect(said).toEqual([]);
    } finally {
      await close();
    }
  });

  it('reads without scripts, recipes and events included', async () => {
    const { page, close } = await openGuide(size, false);
    try {
      expect(await page.locator('#options').isVisible()).toBe(false);
      expect(await page.locator('[data-recipe="loader"]').textContent()).toContain(
        'host.example/path/embed.js',
      );
      expect(await page.locator('tbody tr').count()).toBe(6);
      const box = (await page.locator('main').boundingBox())!;
      expect(box.width).toBeLessThanOrEqual(size.width);
    } finally {
      await close();
    }
  });
});

describe('what the editor chooses', () => {
  let guide: Guide;
  beforeAll(async () => {
    guide = await openGuide();
  });
  afterAll(() => guide.close());

  it('changes the line, the recipes and the sample', async () => {
    const { page } = guide;
    await page.locator('[name="theme"]').selectOption('dark');
    await page.locator('[name="chapter"]').selectOption('kirby');
    await page.locator('[name="offset"]').fill('64px');
    const end = 'data-theme="dark" data-chapter="kirby" data-offset="64"></script>';
    expect(await line(page)).toContain(`embed.js" ${end}`);
    expect((await printed(page)).loader).toBe(await line(page));
    await eventually(() => sampleUrl(page)).toMatch(/way=loader&theme=dark&chapter=kirby&offset=64$/);
    const sample = page.frameLocator('#sample');
    await eventually(() => sample.locator('#header').evaluate((header) => header.clientHeight)).toBe(64);
    await page.locator('[value="frame"]').check();
    expect(await line(page)).toContain('/embed/?theme=dark&amp;chapter=kirby" title');
    expect(await page.locator('[name="offset"]').isDisabled()).toBe(true);
    await eventually(() => sample.locator('iframe').getAttribute('src')).toContain('/embed/?theme=dark');
    await page.locator('[value="element"]').check();
    expect(await line(page)).toContain('<armored-train-story theme="dark" chapter="kirby" offset="64">');
    await sample.locator('armored-train-story[theme="dark"]').waitFor();
    await page.locator('[value="link"]').check();
    expect(await line(page)).toMatch(/^<a href="[^"]+\/#kirby">The Armored Train<\/a>$/);
    await page.locator('[value="loader"]').check();
  });

  it('is named where it is wrong, and left out of the line', async () => {
    const { page } = guide;
    const basemap = page.locator('[name="basemap"]');
    for (const wrong of ['my map', 'javascript:alert(1)', 'https://t.example/"><script>']) {
      await basemap.fill(wrong);
      const says = (await page.locator('#basemap-says').textContent())!;
      expect(says).toContain(wrong);
      expect(says).toContain('https://');
      expect(await basemap.getAttribute('aria-invalid')).toBe('true');
      expect(await line(page)).not.toContain('basemap');
    }
    await basemap.fill('https://t.example/style.json');
    expect(await page.locator('#basemap-says').textContent()).toBe('');
    expect(await line(page)).toContain('data-basemap="https://t.example/style.json"');
    await basemap.fill('');
    await page.locator('[name="offset"]').fill('tall');
    expect(await page.locator('#offset-says').textContent()).toContain('0 to 400');
    await page.locator('[name="offset"]').fill('');
  });

  it('is copied, or selected where there is no clipboard', async () => {
    const { page } = guide;
    const button = page.locator('.line button');
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: async (text: string) => void (document.title = text) },
      }),
    );
    await button.click();
    await eventually(() => button.textContent()).toBe('Copied');
    expect(await page.title()).toBe(await line(page));
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await button.click();
    await eventually(() => button.textContent()).toContain('Selected');
    expect(await page.evaluate(() => getSelection()!.toString())).toBe(await line(page));
  });
});

it('the sample leaves wrong options to the doors, and never takes them for HTML', async () => {
  const { page, said, close } = await openGuide();
  try {
    const hostile = encodeURIComponent('"><img src=x onerror=alert(1)>');
    await page.goto(
      `${await storyAddress()}/embed-guide/sample/?way=fly&theme=pink&chapter=${hostile}&offset=tall`,
    );
    const embed = page.locator('armored-train-embed');
    await embed.locator('iframe').contentFrame().locator('.story[data-alive]').waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(said.filter((text) => text.includes('pink'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('0 to 400'))).toHaveLength(1);
  } finally {
    await close();
  }
});
