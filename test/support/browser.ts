import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { describeWith } from './requirement.js';

const executablePath = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';

// No background requests; no sandbox, which containers often do not allow.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a headless Chromium from CHROMIUM_PATH or /usr/bin/chromium; the caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args });
}

/** A `describe` whose tests share one Chromium, started before the first and closed after the last. */
export function describeWithBrowser(title: string, tests: (browser: () => Browser) => void): void {
  const requirement = {
    name: 'Chromium',
    install: 'apt-get install chromium',
    isMet: () => existsSync(executablePath),
  };
  describeWith(requirement, title, () => {
    let browser: Browser | undefined;

    beforeAll(async () => {
      browser = await launchBrowser();
    });

    afterAll(() => browser?.close());

    tests(() => {
      if (!browser) throw new Error('The browser is there only while a test runs.');
      return browser;
    });
  });
}
