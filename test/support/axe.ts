import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Checks a page for barriers that axe-core rates serious or critical.
 * @param exclude selectors of parts that are not checked.
 * @returns a line for each element: the rule, and the selector of the element.
 */
export async function seriousBarriers(page: Page, exclude: readonly string[] = []): Promise<string[]> {
  // Evaluated by the debugger, to which the content security policy of the page does not apply.
  await page.evaluate(`${axe.source}; undefined`);
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run({ exclude: ${JSON.stringify(exclude)} }, { resultTypes: ['violations'] })`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
