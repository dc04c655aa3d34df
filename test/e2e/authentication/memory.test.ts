import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApiKey } from '../../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../../src/auth/fingerprint.js';
import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { endProcessesAfterAll, launch } from '../../support/launch.js';
import { until } from '../../support/until.js';

jest.setTimeout(60_000);
endProcessesAfterAll();

const OPEN = 'canary-token-of-a-request-under-way';
const DONE = 'canary-token-of-a-finished-request';
const key = createApiKey();

describe('the memory of a gateway', () => {
  let folder: string;
  let operated: Server;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gateway-memory-'));
    operated = createServer((request, response) => {
      // One request is answered, the other stays in progress.
      if (!request.headers.authorization?.includes(OPEN)) response.end('[]');
    }).listen(0, '127.0.0.1');
    await once(operated, 'listening');
  });

  afterEach(async () => {
    operated.closeAllConnections();
    operated.close();
    await rm(folder, { recursive: true });
  });

  it('should contain the token of a request while it is in progress, and no longer', async () => {
    const address = operated.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const options = ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${folder}`];
    const gateway = launch(process.execPath, [...options, 'dist/src/main.js'], {
      ...SERVICE_CREDENTIALS,
      OPERATED_BASE_URL: `http://127.0.0.1:${port}`,
      PORT: '0',
      EXPLORER: 'off',
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${sha256(key)}/hubs:read`,
    });
    const [, url = ''] = await gateway.says(/listening at (http:\/\/[\d.:]+)/);
    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ hubs(first: 1) { totalCount } }' }),
      }).then((answer) => answer.text());

    expect(await ask({ authorization: `Bearer ${DONE}` })).toContain('"totalCount":0');
    await ask({ 'x-api-key': key });
    const arrived = once(operated, 'request') as Promise<[IncomingMessage]>;
    const waiting = ask({ authorization: `Bearer ${OPEN}` }).catch(() => 'ended');
    await arrived;

    gateway.child.kill('SIGUSR2');
    const [file = ''] = await until(
      () => readdir(folder),
      (files) => files.length > 0,
    );
    // The process answers no request while it writes its memory.
    await fetch(`${url}/healthz`);
    const memory = await readFile(join(folder, file));

    expect(memory.includes(OPEN)).toBe(true);
    expect(memory.includes(DONE)).toBe(false);
    expect(memory.includes(key)).toBe(false);
    gateway.child.kill();
    await waiting;
    await gateway.ended();
  });
});
