import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { endProcessesAfterAll, launchNode } from '../../support/launch.js';
import { launchGateway } from '../../support/launched-gateway.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';

const { OPERATED_CLIENT_ID, OPERATED_CLIENT_SECRET } = SERVICE_CREDENTIALS;
const folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
const secretFile = join(folder, 'client-secret');
writeFileSync(secretFile, `${OPERATED_CLIENT_SECRET}\n`, { mode: 0o400 });

let simulator: TestSimulator;
endProcessesAfterAll();
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

async function queryService(url: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { kind } }' }),
  });
  return await response.json();
}

test('The gateway does not start without the file of a secret, and names the variable only', async () => {
  const { ended, complained } = launchNode('dist/src/main.js', {
    OPERATED_BASE_URL: simulator.url,
    OPERATED_CLIENT_ID,
    OPERATED_CLIENT_SECRET_FILE: join(folder, 'missing'),
  });

  expect(await ended()).toEqual({ code: 1, signal: null });
  expect(complained()).toBe('OPERATED_CLIENT_SECRET_FILE names a file that cannot be read: ENOENT\n');
});

test('The gateway uses the content of the file, and does not log it', async () => {
  const { url, child, ended, said } = await launchGateway(simulator.url, {
    OPERATED_CLIENT_ID,
    OPERATED_CLIENT_SECRET_FILE: secretFile,
    SERVICE_ACCESS: 'open',
    LOG_LEVEL: 'trace',
  });

  expect(await queryService(url)).toMatchObject({ data: { viewer: { kind: 'SERVICE' } } });
  child.kill();
  await ended();
  expect(said()).not.toContain(OPERATED_CLIENT_SECRET);
});

test('The file of a secret replaces the value that the demo sets', async () => {
  const wrongFile = join(folder, 'wrong-secret');
  writeFileSync(wrongFile, 'wrong-secret');
  const { says } = launchNode('dist/demo/main.js', {
    PORT: '0',
    SIMULATOR_PORT: '0',
    OPERATED_CLIENT_SECRET_FILE: wrongFile,
  });
  const [, url = ''] = await says(/(http:\/\/127\.0\.0\.1:\d+)\/graphql/);

  expect(await queryService(url)).toMatchObject({
    errors: [{ extensions: { code: 'GATEWAY_CREDENTIALS_REJECTED' } }],
  });
});
