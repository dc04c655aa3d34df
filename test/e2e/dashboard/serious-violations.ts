import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// What fades in has less contrast until it is there.
const ANIMATIONS_ENDED = `(async () => {
  for (;;) {
    const running = document.getAnimations().filter(({ playState }) => playState === 'running');
    if (running.length === 0) return;
    await Promise.allSettled(running.map(({ finished }) => finished));
  }
})()`;

const axeViolations = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/** What axe finds on a page that is serious or critical, as lines to read. Waits until no animation is running. */
export async function seriousViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(ANIMATIONS_ENDED);
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(AXE);
  // What passes is most of the result, and is not sent to the test.
  const violations = axeViolations.parse(
    await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
    );
}
