import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with a page as it stands: the rule and the first elements.
 * A target that has slid beneath a bar that stays in place cannot be pressed where it is, and axe measures it against the links of the bar;
 * it is left out, and a target that anything else covers is not.
 */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run: (o: object) => Promise<{ violations: { id: string; nodes: { html: string; target: string[] }[] }[] }> } };
    const isPinned = (element: Element | null): boolean => element !== null && (/^(sticky|fixed)$/.test(getComputedStyle(element).position) || isPinned(element.parentElement));
    const isBeneathBar = (target: Element): boolean => {
      const { left, top, width, height } = target.getBoundingClientRect();
      return [1, height / 2, height - 1].some((down) => {
        const above = document.elementFromPoint(left + width / 2, top + down);
        return above !== null && !target.contains(above) && !above.contains(target) && isPinned(above);
      });
    };
    const { violations } = await axe.run({ runOnly: rules });
    const seen = violations.map((one) => (one.id === 'target-size' ? { ...one, nodes: one.nodes.filter(({ target }) => !isBeneathBar(document.querySelector(target[0]!)!)) } : one));
    return seen.filter(({ nodes }) => nodes.length > 0).map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' || ')}`);
  }, RULES);
}

/** By how many pixels a page runs over its edge. */
export function measureOverrun(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
