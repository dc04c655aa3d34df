import { join } from 'node:path';
import { build } from 'esbuild';
import { readDocument } from '../../support/documents.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';
import { browse, signIn, startSignInGateway } from '../../support/signed-in.js';
import { type CompiledSnippets, compileSnippets, SITE_PACKAGES, snippetsOf } from '../../support/snippets.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import type { TestGateway } from '../../support/gateway.js';

const PAGE = 'docs/live-updates.md';
const HUB = '65ffefa1930e9ca08a000000';

/** The programs that use the snippets, as an app would; each prints what it receives, a line each. */
const PROGRAMS = {
  'run-live-client.ts': `
    import { HUB_CHANGED } from './app';
    import { client, socket } from './live-client';

    const [first = '', renewed = ''] = process.argv.slice(2);
    sessionStorage.setItem('token', first);
    let events = 0;
    client.subscribe({ query: HUB_CHANGED, variables: { hubIds: ['${HUB}'] } }).subscribe({
      next: ({ data, error }) => {
        console.log('event', JSON.stringify(error?.message ?? data?.hubChanged));
        events += 1;
        if (events === 1) {
          sessionStorage.setItem('token', renewed);
          socket.terminate();
        } else {
          void socket.dispose();
        }
      },
    });
    socket.on('closed', (event) => console.log('closed', String((event as { code?: number }).code)));
  `,
  'run-cookie-client.ts': `
    import { gql } from '@apollo/client';
    import { HUB_CHANGED } from './app';
    import { client } from './cookie-client';

    const { data } = await client.query<{ viewer: { email: string } }>({ query: gql\`{ viewer { email } }\` });
    console.log('viewer', data?.viewer.email);
    client.subscribe({ query: HUB_CHANGED, variables: { hubIds: ['${HUB}'] } }).subscribe({
      next: ({ data, error }) => {
        console.log('event', JSON.stringify(data?.hubChanged ?? error?.message));
        if (error) process.exit();
      },
    });
  `,
  'run-reconnecting-client.ts': `
    import { connect } from './reconnecting-client';

    const tokens = process.argv.slice(2);
    const client = connect(
      async () => tokens.shift() ?? 'none',
      () => {
        console.log('sign in again');
        process.exit();
      },
    );
    const query = 'subscription { hubChanged(hubIds: ["${HUB}"], includeCurrent: true) { hub { id } } }';
    for await (const { data } of client.iterate({ query })) {
      console.log('event', JSON.stringify(data));
      client.terminate();
    }
  `,
  'run-sse-client.ts': `
    import { watch } from './sse-client';

    sessionStorage.setItem('token', process.argv[2] ?? '');
    await watch('${HUB}', (online) => console.log('online', online));
  `,
};

endProcessesAfterAll();

describeWith(SITE_PACKAGES, `The snippets of ${PAGE}`, () => {
  let simulator: TestSimulator;
  let gateway: TestGateway;
  let compiled: CompiledSnippets;

  beforeAll(async () => {
    simulator = await startSimulator();
    gateway = await startSignInGateway(simulator.url, { POLL_INTERVAL_MS: '100' });
    const snippets = snippetsOf(readDocument(PAGE)).map((snippet) => ({
      ...snippet,
      text: snippet.text.replace(/(http|ws):\/\/localhost:4000/g, (_all, scheme: string) =>
        gateway.url.replace('http', scheme),
      ),
    }));
    compiled = compileSnippets(snippets, { [PAGE]: PROGRAMS });
  });
  afterAll(async () => {
    compiled?.remove();
    await gateway?.stop();
    await simulator?.stop();
  });

  /** Bundles a program with the snippets that it imports, and starts it with what a browser has. */
  async function run(program: keyof typeof PROGRAMS, args: readonly string[], environment = {}) {
    const outfile = compiled.pathOf(PAGE, program.replace(/\.ts$/, '.mjs'));
    await build({
      entryPoints: [compiled.pathOf(PAGE, program)],
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

  it('compile, with the programs that use them', () => {
    expect(compiled.errors).toEqual([]);
  });

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
