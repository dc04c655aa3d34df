import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { until } from '../../support/until.js';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const axeResults = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What axe finds on a page that is serious or critical, as lines to read. Waits until no animation is running. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  // What fades in has less contrast until it is there.
  await until(
    () => page.evaluate(`document.getAnimations().every(({ playState }) => playState !== 'running')`),
    Boolean,
  );
  await page.evaluate(AXE);
  const { violations } = axeResults.parse(await page.evaluate('axe.run()'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
}
