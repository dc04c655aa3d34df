import { dirname, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { packageRoot } from '../../../process/package-root.js';
import { describeWithBrowser } from '../../support/browser.js';
import { readDocument } from '../../support/documents.js';
import { freePort } from '../../support/free-port.js';
import type { TestGateway } from '../../support/gateway.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';
import { startSignInGateway } from '../../support/signed-in.js';
import { startSimulator } from '../../support/simulator.js';
import { SITE_PACKAGES, snippetsOf, writeSnippets } from '../../support/snippets.js';

jest.setTimeout(60_000);

endProcessesAfterAll();

const NAMES = ['localhost', '127.0.0.1'];
const DOCUMENT = 'docs/developing-locally.md';
const VITE = join(packageRoot(), 'site/node_modules/vite/bin/vite.js');

describeWith(SITE_PACKAGES, `Vite with the configuration of ${DOCUMENT}`, () => {
  describeWithBrowser('in front of a gateway', (browser) => {
    let gateway: TestGateway;
    let context: BrowserContext;
    let at: (name: string) => string;
    const started: (() => unknown)[] = [];

    beforeAll(async () => {
      const port = await freePort();
      at = (name) => `http://${name}:${port}`;
      const simulator = await startSimulator();
      started.push(() => simulator.stop());
      gateway = await startSignInGateway(simulator.url, { CORS_ORIGINS: NAMES.map(at).join(',') });
      started.push(() => gateway.stop());
      const snippets = snippetsOf(readDocument(DOCUMENT)).map((snippet) => ({
        ...snippet,
        text: snippet.text.replace('http://127.0.0.1:4000', gateway.url),
      }));
      const written = writeSnippets(snippets, { [DOCUMENT]: { 'index.html': '<title>Rooms</title>' } });
      started.push(() => written.remove());
      const folder = dirname(written.pathOf(DOCUMENT, 'vite.config.ts'));
      // Without a name it listens at all of them.
      const vite = launch(process.execPath, [VITE, folder, '--host', '--port', String(port)]);
      await vite.says(/ready in/);
      context = await browser().newContext();
      started.push(() => context.close());
    });
    afterAll(async () => {
      for (const stop of started.reverse()) await stop();
    });

    it.each(NAMES)('signs in at %s, and forwards the session', async (name) => {
      const page = await context.newPage();
      await page.goto(`${at(name)}/auth/login?returnTo=/rooms`);
      await page.getByLabel('E-mail').fill('admin@demo.example');
      await page.getByLabel('Password').fill('demo');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.waitForURL(`${at(name)}/rooms`);

      const read = (path: string, init: object = {}) =>
        page.evaluate<unknown>(
          `fetch(${JSON.stringify(path)}, ${JSON.stringify(init)}).then((answer) => answer.json())`,
        );
      const viewer = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ viewer { email } }' }),
      };
      expect(await read('/auth/session')).toMatchObject({ signedIn: true });
      expect(await read('/graphql', viewer)).toEqual({ data: { viewer: { email: 'admin@demo.example' } } });
      expect(
        await page.evaluate(`new Promise((resolve) => {
            const socket = new WebSocket('/graphql', 'graphql-transport-ws');
            socket.onopen = () => socket.send('{"type":"connection_init"}');
            socket.onmessage = ({ data }) => resolve(JSON.parse(data).type);
            socket.onclose = ({ code }) => resolve(code);
          })`),
      ).toBe('connection_ack');
      expect(
        await page.evaluate(`fetch('/auth/logout', { method: 'POST' }).then(({ status }) => status)`),
      ).toBe(204);
      await page.close();
    });
  });
});
