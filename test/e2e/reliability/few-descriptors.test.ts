import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { endProcessesAfterAll, launch, type Launched } from '../../support/launch.js';
import { describeWith } from '../../support/requirement.js';
import { startStubOperated, type StubOperated } from '../../support/stub-operated.js';
import { until } from '../../support/until.js';

const LINUX = {
  name: '/proc',
  install: 'run the tests on Linux',
  isMet: () => existsSync('/proc/self/limits'),
};
/** Of 256 descriptors, 100 are for Operated and 40 for the process itself. */
const CONNECTIONS = 116;

describeWith(LINUX, 'a gateway with 256 file descriptors', () => {
  endProcessesAfterAll();
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const strangers: Socket[] = [];
  let operated: StubOperated;
  let gateway: Launched;
  let url = '';

  beforeAll(async () => {
    const hub = { id: 'a', name: 'Hub' };
    operated = await startStubOperated({ '/api/hubs/v1/a': { body: hub }, '/api/hubs/v1': { body: [hub] } });
    gateway = launch('sh', ['-c', 'ulimit -n 256; exec "$0" dist/src/main.js', process.execPath], {
      OPERATED_BASE_URL: operated.url,
      PORT: '0',
      EXPLORER: 'off',
    });
    [, url = ''] = await gateway.says(/Server listening at (http:[^"\s]+)/);
  });
  afterAll(async () => {
    agent.destroy();
    strangers.forEach((socket) => socket.destroy());
    await operated.stop();
  });

  /** Sends a query over a kept-alive connection. @returns the body of the answer. */
  const query = (token: string, document: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('end', () => resolve(text));
      });
      sent.once('error', reject);
      sent.end(JSON.stringify({ query: document }));
    });
  const queryFromAll = () =>
    Promise.all(
      Array.from({ length: CONNECTIONS }, (_, index) =>
        query(`token-${index}`, '{ hub(id: "a") { name } hubs { totalCount } }'),
      ),
    );
  const served = Array.from({ length: CONNECTIONS }, () =>
    JSON.stringify({ data: { hub: { name: 'Hub' }, hubs: { totalCount: 1 } } }),
  );

  it('closes further connections, serves those that it has accepted, and recovers', async () => {
    expect((await queryFromAll()).map((text) => text.trim())).toEqual(served);

    const closed = Array.from({ length: 300 }, async () => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined);
      strangers.push(socket);
      socket.resume();
      await once(socket, 'close');
    });
    await Promise.all(closed);
    expect((await queryFromAll()).map((text) => text.trim())).toEqual(served);

    const lines = gateway
      .said()
      .split('\n')
      .filter((line) => line.includes('EMFILE'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'warn',
      msg: 'new connections are closed',
      descriptors: 256,
      connections: CONNECTIONS,
    });
    expect(gateway.said()).not.toContain('"level":"error"');

    agent.destroy();
    const health = await until(
      () => fetch(`${url}/healthz`).catch(() => null),
      (answer) => answer !== null,
    );
    expect(health?.status).toBe(200);
  });
});
