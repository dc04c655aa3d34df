import type { Page } from 'playwright-core';

/** The errors of a page, and the origins of its requests, from the start of watching. */
export interface PageLog {
  /** Errors of the console and of scripts, including violations of the policy. */
  readonly errors: readonly string[];
  /** The origins of its requests. */
  readonly origins: ReadonlySet<string>;
}

/** Watches a page before it is opened. */
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
