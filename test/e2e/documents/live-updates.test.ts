import { join } from 'node:path';
import { build } from 'esbuild';
import { readDocument } from '../../support/documents.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { HUB, PAGE, PROGRAMS } from '../../support/live-update-programs.js';
import { describeWith } from '../../support/requirement.js';
import { browse, signIn, startSignInGateway } from '../../support/signed-in.js';
import { SITE_PACKAGES, snippetsOf, writeSnippets, type WrittenSnippets } from '../../support/snippets.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { TestGateway } from '../../support/gateway.js';

endProcessesAfterAll();

describeWith(SITE_PACKAGES, `The snippets of ${PAGE}`, () => {
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let written: WrittenSnippets;

  beforeAll(async () => {
    simulator = await startSimulator();
    gateway = await startSignInGateway(simulator.url, { POLL_INTERVAL_MS: '100' });
    const snippets = snippetsOf(readDocument(PAGE)).map((snippet) => ({
      ...snippet,
      text: snippet.text.replace(/(http|ws):\/\/localhost:4000/g, (_all, scheme: string) =>
        gateway.url.replace('http', scheme),
      ),
    }));
    written = writeSnippets(snippets, { [PAGE]: PROGRAMS });
  });
  afterAll(async () => {
    written?.remove();
    await gateway?.stop();
    await simulator?.stop();
  });

  /** Bundles a program with the snippets that it imports, and starts it with what a browser has. */
  async function run(program: keyof typeof PROGRAMS, args: readonly string[], environment = {}) {
    const outfile = written.pathOf(PAGE, program.replace(/\.ts$/, '.mjs'));
    await build({
      entryPoints: [written.pathOf(PAGE, program)],
      outfile,
      inject: [join(__dirname, '../../support/browser-globals.ts')],
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      jsx: 'automatic',
    });
    return launch(process.execPath, [outfile, ...args], environment);
  }

  it('name hubs that the demo has', () => {
    const named = snippetsOf(readDocument(PAGE)).flatMap(({ text }) => text.match(/[0-9a-f]{24}/g) ?? []);
    expect(named).toContain(HUB);
    expect(named.filter((id) => !simulator.world.hubs.has(id))).toEqual([]);
  });

  it('receive the current state over a WebSocket, and again with the new token after a reconnect', async () => {
    const [token, renewed] = [await simulator.userToken(), await simulator.userToken()];
    const app = await run('run-live-client.ts', [token, renewed]);
    await app.says(/(event .*\n[^]*){2}/);
    expect(app.said()).toMatch(new RegExp(`event .*"changed":\\[\\].*"id":"${HUB}"`));

    const rejected = await run('run-live-client.ts', [token, 'not-a-token']);
    await rejected.says(/event .*\n[^]*closed 4401/);
  });

  it('receive events with the cookie of a session, until the user signs out', async () => {
    const jar = await signIn(gateway.url);
    const app = await run('run-cookie-client.ts', [], { COOKIE: jar.header });
    await app.says(/viewer .+@.+\nevent .*\n/);
    await browse(jar, `${gateway.url}/auth/logout`, { method: 'POST' });
    await app.says(/event .*4401/);
  });

  it('reconnect with the token of the moment, and ask for a new sign-in once it is rejected', async () => {
    const app = await run('run-reconnecting-client.ts', [
      await simulator.userToken(),
      await simulator.userToken(),
    ]);
    await app.says(/(event .*\n[^]*){2}sign in again/);
  });

  it('receive changes as Server-Sent Events', async () => {
    const app = await run('run-sse-client.ts', [await simulator.userToken()]);
    const [, online] = await app.says(/online (true|false)\n/);
    await simulator.control.presence(HUB, online !== 'true');
    await app.says(new RegExp(`online ${String(online !== 'true')}\\n`));
  });
});
