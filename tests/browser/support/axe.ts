/** axe in the page: what it finds wrong by WCAG 2.2 AA and by its own best practices. */
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * @param within selectors: only what is in there is looked at
 * @returns a line for each element that breaks a rule
 */
export async function axe(page: Page, within?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: AXE });
  return page.evaluate(
    async ([scope, values]) => {
      const { axe: lint } = window as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<AxeResults> };
      };
      const { violations, passes } = await lint.run(scope ? { include: scope } : document, {
        runOnly: { type: 'tag', values },
        // What is in a frame is a page of its own, and is looked at by itself.
        iframes: false,
        // The title stands on the first card, which is inert behind an opened place, and in steps behind the card that is read.
        rules: {
          'page-has-heading-one': { enabled: false },
        },
      });
      if (!passes.length) throw new Error(`nothing was looked at in ${JSON.stringify(scope)}`);
      // What a list that scrolls hides by half counts as small to axe; it is scrolled to.
      const half = (target: unknown): boolean => {
        const element = document.querySelector(String(target));
        const list = element?.closest('.rows, .panel, .place-card, .card, .list');
        if (!element || !list) return false;
        const [inner, outer] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
        return inner.top < outer.top || inner.bottom > outer.bottom;
      };
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(({ target }) => id !== 'target-size' || !half(target[0]))
          .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
      );
    },
    [within, TAGS] as const,
  );
}
