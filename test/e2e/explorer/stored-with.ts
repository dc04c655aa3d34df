import type { Page } from 'playwright-core';

/**
 * Waits until the browser's storage contains `part`: GraphiQL writes some time after the last change.
 * @returns the storage as JSON.
 */
export async function storedWith(page: Page, part: string): Promise<string> {
  for (;;) {
    const stored = await page.evaluate<string>('JSON.stringify(localStorage)');
    if (stored.includes(part)) return stored;
    await page.waitForTimeout(50);
  }
}
