import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod/v3';
import { startDemo } from '../demo/demo.js';
import { packageRoot } from '../process/package-root.js';

/**
 * Writes the screenshots of the dashboard in docs/images from a demo that it starts: `npm run screenshots`. The gateway
 * listens on PORT or 4000, as its sign-in needs a port that is known before the start; the simulator on a free one.
 * Needs Chromium (CHROMIUM_PATH or /usr/bin/chromium). Exits with 1 where a page does not appear.
 */
const FOLDER = join(packageRoot(), 'docs', 'images');

interface Shot {
  readonly file: string;
  readonly path: string;
  /** A text of the page when it is complete. */
  readonly shown: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
}

const LAPTOP = { width: 1_120, height: 700 };
const PHONE = { width: 390, height: 700 };

const worldSchema = z.object({
  hubs: z.array(z.object({ id: z.string(), serialNumber: z.string(), product: z.string() })),
});

async function main(): Promise<void> {
  let announced = '';
  const port = process.env['PORT'] || '4000';
  const variables = { PORT: port, SIMULATOR_PORT: '0', SIMULATOR_LIVE: 'off', LOG_LEVEL: 'error' };
  const demo = await startDemo(
    variables,
    (text) => (announced += text),
    () => undefined,
  );
  try {
    await takeAll(announced);
  } finally {
    await demo.stop();
  }
}

/** @param announced what the demo announces, with the addresses of its parts. */
async function takeAll(announced: string): Promise<void> {
  const find = (pattern: RegExp) => pattern.exec(announced)?.[1] ?? '';
  const url = find(/Dashboard +(\S+)\n/);
  if (url === '') throw new Error('There is no dashboard to show: run `npm run build:dashboard`');
  mkdirSync(FOLDER, { recursive: true });
  const hubId = await arrange(find(/Simulator +(\S+)/));
  const executablePath = process.env['CHROMIUM_PATH'] || '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const shot of shotsOf(hubId)) await take(browser, url, shot);
  } finally {
    await browser.close();
  }
}

function shotsOf(hubId: string): readonly Shot[] {
  const settings = `/hubs/${hubId}/settings`;
  return [
    { file: 'rooms.png', path: '/', shown: '9 of 9 rooms', colorScheme: 'light', viewport: LAPTOP },
    {
      file: 'room.png',
      path: '/rooms/spc_444a000009',
      shown: 'India table 2',
      colorScheme: 'dark',
      viewport: LAPTOP,
    },
    {
      file: 'settings.png',
      path: settings,
      shown: 'UC long press delay',
      colorScheme: 'light',
      viewport: LAPTOP,
    },
    { file: 'phone.png', path: '/', shown: '9 of 9 rooms', colorScheme: 'dark', viewport: PHONE },
  ];
}

/** Gives the rooms different states. @returns the id of the hub whose settings are shown. */
async function arrange(simulatorUrl: string): Promise<string> {
  const control = async (path: string, body?: unknown): Promise<unknown> => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${simulatorUrl}/_control/${path}`, body === undefined ? {} : init);
    if (!answer.ok) throw new Error(`/_control/${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const { hubs } = worldSchema.parse(await control('world'));
  const hub = (index: number): string => hubs[index]?.id ?? '';
  // Of the seed 1: free is Golf, offline is Echo, too hot is Hotel, in a meeting are Alfa and India.
  for (const [index, ports] of [
    [15, [1, 3, 4]],
    [24, [4]],
  ] as const) {
    for (const port of ports) await control(`hubs/${hub(index)}/unplug`, { port });
  }
  for (const index of [4, 13, 22]) await control(`hubs/${hub(index)}/presence`, { online: false });
  await control(`hubs/${hub(25)}/temperature`, { otp: 'reduced' });
  await control(`hubs/${hub(8)}/data`, { state: { externalmtr: true } });
  return hub(8);
}

async function take(
  browser: Browser,
  url: string,
  { file, path, shown, colorScheme, viewport }: Shot,
): Promise<void> {
  const page = await browser.newPage({ colorScheme, viewport });
  await signIn(page, new URL(url).origin, `/dashboard${path}`);
  await page.getByText(shown, { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Account: admin@demo.example' }).waitFor();
  await page.screenshot({ path: join(FOLDER, file), animations: 'disabled' });
  await page.close();
  process.stdout.write(`docs/images/${file}\n`);
}

/** Signs the user of the demo in, and goes to a page. */
async function signIn(page: Page, origin: string, returnTo: string): Promise<void> {
  await page.goto(`${origin}/auth/login?${new URLSearchParams({ returnTo }).toString()}`);
  await page.getByLabel('E-mail').fill('admin@demo.example');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL((address) => address.pathname.startsWith('/dashboard'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
