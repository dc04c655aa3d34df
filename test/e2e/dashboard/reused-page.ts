import type { Browser, Page, ViewportSize } from 'playwright-core';
import { type PageLog, watchPage } from '../explorer/watch-page.js';

export interface ReusedPage {
  /**
   * The page without cookies and without what earlier tests stored.
   * @param origin the gateway, whose storage is cleared.
   */
  renew(origin: string, viewport: ViewportSize): Promise<Page>;
  /** Ends the scripts of the page. @returns what was logged since it was renewed; null if it was not opened. */
  leave(): Promise<PageLog | null>;
  /** Closes the page; the next test gets a new one. */
  close(): Promise<void>;
}

/**
 * One page for the tests of a file, which use it one after the other: the browser starts a process for each new page,
 * and compiles all scripts there again.
 */
export function reusedPage(browser: () => Browser): ReusedPage {
  let opened: { readonly page: Page; readonly log: PageLog } | null = null;

  async function open() {
    // Without animations, which are drawn although no screen shows them.
    const page = await browser().newPage({ reducedMotion: 'reduce' });
    return { page, log: await watchPage(page) };
  }

  return {
    async renew(origin, viewport) {
      opened ??= await open();
      const { page } = opened;
      // A small file of the origin, to clear its storage while no script of the dashboard runs.
      await page.goto(`${origin}/dashboard/favicon.svg`);
      await page.evaluate('localStorage.clear(); sessionStorage.clear()');
      await page.context().clearCookies();
      await page.context().setOffline(false);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(viewport);
      return page;
    },
    async leave() {
      await opened?.page.goto('about:blank');
      return opened?.log ?? null;
    },
    async close() {
      await opened?.page.context().close();
      opened = null;
    },
  };
}
