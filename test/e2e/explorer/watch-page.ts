import type { Page } from 'playwright-core';

/** What went wrong on a page, and where it asked, from the moment it is watched. */
export interface PageLog {
  /** Errors of the console and of scripts; a violation of the policy is among them. */
  readonly errors: readonly string[];
  /** The origins it asked anything of. */
  readonly origins: ReadonlySet<string>;
}

/** Watches a page that has not been opened yet. */
export async function watchPage(page: Page): Promise<PageLog> {
  const errors: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:') origins.add(origin);
  });
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
      console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));`,
  );
  return { errors, origins };
}
