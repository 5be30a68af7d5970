/** What the tests of embeds have in common. */
import type { Article } from './articles.ts';

export const EMBED = 'armored-train-embed';

export async function within(article: Article, use: (article: Article) => Promise<void>): Promise<void> {
  try {
    await use(article);
  } finally {
    await article.close();
  }
}

/** How the frame stands in its box, and how high that is. */
export const standing = ({ page }: Article): Promise<{ position: string; height: number }> =>
  page.locator(EMBED).evaluate((embed) => ({
    position: getComputedStyle(embed.shadowRoot!.querySelector('iframe')!).position,
    height: embed.clientHeight,
  }));

export const page = (
  body: string,
  head = '',
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <title>An article</title>${head}</head><body><p>Before it.</p>${body}<p id="below">After it.</p></body></html>`;

/** Waits until the article has not moved for some frames. */
export const stands = (article: Article): Promise<void> =>
  article.page.evaluate(async () => {
    let still = 0;
    let y = scrollY;
    while (still < 20) {
      await new Promise((done) => requestAnimationFrame(done));
      still = y === scrollY ? still + 1 : 0;
      y = scrollY;
    }
  });

export const pageY = (article: Article): Promise<number> => article.page.evaluate(() => scrollY);
