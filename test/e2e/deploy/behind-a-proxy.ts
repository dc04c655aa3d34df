import { request } from 'node:http';
import { startLoad } from '../../../bench/rolling-restart/load.js';
import { freePort } from '../../support/free-port.js';
import { connectSocket, type Messages, subscribeBySse } from '../../support/live.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { launchGateway, type LaunchedGateway } from '../../support/launched-gateway.js';
import { type ProxyProgram, startProxy, type TestProxy } from '../../support/proxy-programs.js';
import { describeWith } from '../../support/requirement.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { until } from '../../support/until.js';

const HUB_CHANGED =
  'subscription ($id: ID!) { hubChanged(hubIds: [$id], includeCurrent: true) { hub { online } } }';
const ONLINE_HUBS = '{ hubs(first: 2, filter: { online: true }) { nodes { id } } }';
/** More than the buffers of the proxies. */
const LARGE = `{ hubs(first: 500) { nodes { id ${Array.from(
  { length: 15 },
  (_, index) => `ports${index}: ports { number connected device { vendorName productName } }`,
).join(' ')} } } }`;
/** Long enough that requests are under way when a gateway stops. */
const OPERATED_DELAY_MS = 20;

/** Two stops of 3 seconds, and two starts of processes on a machine that may be busy. */
const RESTART_TIMEOUT_MS = 180_000;

interface Answer {
  readonly data: { readonly hubs: { readonly nodes: readonly { readonly id: string }[] } };
}

interface HubChanged {
  readonly hubChanged: { readonly hub: { readonly online: boolean } };
}

/** The tests of a proxy of deploy/proxies in front of two gateways, each in a process of its own. */
export function describeProxy(program: ProxyProgram): void {
  describeWith(program.requirement, `${program.requirement.name} in front of two gateways`, () => {
    endProcessesAfterAll();
    const gateways: LaunchedGateway[] = [];
    let simulator: TestSimulator;
    let proxy: TestProxy;
    let token = '';
    let hubs: readonly string[] = [];

    const launchAt = (port: number) =>
      launchGateway(simulator.url, {
        PORT: String(port),
        NODE_ENV: 'production',
        TRUSTED_PROXIES: '127.0.0.1',
        SERVICE_ACCESS: 'apiKey',
        OPERATED_CLIENT_ID: 'demo-client',
        OPERATED_CLIENT_SECRET: 'demo-secret',
        API_KEYS: `app/${'0'.repeat(64)}/hubs:read`,
        POLL_INTERVAL_MS: '100',
        POLL_IDLE_INTERVAL_MS: '100',
        COST_BUDGET_PER_MINUTE: '1000000000',
        UPSTREAM_CALLS_PER_MINUTE: '10000000',
        // Longer than a proxy takes to notice: its checks have an interval of a second, and a timeout of another one.
        SHUTDOWN_DELAY_MS: '2500',
      });

    beforeAll(async () => {
      simulator = await startSimulator({ hubs: 500 });
      token = await simulator.token();
      const [first, second] = await Promise.all([launchAt(await freePort()), launchAt(await freePort())]);
      gateways.push(first, second);
      const found = await query(first.url, ONLINE_HUBS);
      hubs = found.data.hubs.nodes.map(({ id }) => id);
      proxy = await startProxy(program, [first.url, second.url]);
    });
    afterAll(async () => {
      await proxy.stop();
      await simulator.stop();
    });

    const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
        body,
      });
    const query = async (url: string, document: string): Promise<Answer> =>
      (await (await post(url, JSON.stringify({ query: document }))).json()) as Answer;

    it.each(['/readyz', '/metrics'])('does not pass %s on', async (path) => {
      expect((await fetch(`${proxy.url}${path}`)).status).toBe(404);
    });

    it('rejects a body of more than 1 MiB, and passes one of 1 MiB on', async () => {
      const body = (bytes: number) => JSON.stringify({ query: '{ __typename }' }).padEnd(bytes);

      expect((await post(proxy.url, body(1_048_577))).status).toBe(413);
      expect(await (await post(proxy.url, body(1_048_576))).json()).toEqual({
        data: { __typename: 'Query' },
      });
    });

    it('replaces the client address and the request id that a client sends', async () => {
      const headers = {
        'content-type': 'application/json',
        'x-api-key': 'wrong',
        'x-forwarded-for': '203.0.113.9',
        'x-request-id': 'forged',
      };
      const requestId = await new Promise((resolve, reject) => {
        const options = { method: 'POST', localAddress: '127.0.0.2', headers };
        request(`${proxy.url}/graphql`, options, (answer) => {
          answer.resume();
          resolve(answer.headers['x-request-id']);
        })
          .once('error', reject)
          .end('{"query":"{ __typename }"}');
      });

      expect(requestId).toMatch(/^[0-9a-f-]{32,36}$/);
      const lines = await until(
        () => gateways.flatMap(({ log }) => log()),
        (logged) => logged.some((line) => line['requestId'] === requestId),
      );
      expect(lines.find(({ msg }) => msg === 'an invalid API key')).toMatchObject({ address: '127.0.0.2' });
    });

    it('logs neither query strings nor the secrets of webhooks nor credentials', async () => {
      await fetch(`${proxy.url}/auth/callback?code=secret-code`);
      await fetch(`${proxy.url}/webhooks/operated/secret-path?secret-code`, { method: 'POST' });
      await post(proxy.url, '{"query":"{ __typename }"}', { 'x-api-key': 'secret-key' });

      // HAProxy writes a slash with a backslash before it, as JSON allows.
      const paths = () => proxy.log().replaceAll('\\/', '/');
      await until(paths, (log) => log.includes('"/auth/callback"') && log.includes('"/webhooks"'));
      expect(proxy.log()).not.toMatch(new RegExp(`secret-|${token}`));
    });

    it('passes a large answer on unchanged', async () => {
      const [first] = gateways;
      const direct = await query(first?.url ?? '', LARGE);

      expect(JSON.stringify(direct).length).toBeGreaterThan(1_000_000);
      expect(await query(proxy.url, LARGE)).toEqual(direct);
    });

    it('passes a WebSocket on', async () => {
      const [hub = ''] = hubs;
      const socket = connectSocket(proxy, { token });
      const events = socket.subscribe<HubChanged>(HUB_CHANGED, { id: hub });

      await untilOnline(events, true);
      for (const online of [false, true]) {
        await simulator.control.presence(hub, online);
        await untilOnline(events, online);
      }
      await socket.dispose();
    });

    it('passes each server-sent event on when it arrives', async () => {
      const [, hub = ''] = hubs;
      const events = subscribeBySse<HubChanged>(proxy, { token }, HUB_CHANGED, { id: hub });

      await untilOnline(events, true);
      // The hub changes after the last event has arrived: none is kept until others follow.
      for (const online of [false, true, false, true]) {
        await simulator.control.presence(hub, online);
        await untilOnline(events, online);
      }
      await events.return?.();
    });

    it(
      'fails no request while the gateways are restarted one after the other',
      async () => {
        await simulator.control.faults([
          { method: 'GET', path: '*', kind: 'delay', delayMs: OPERATED_DELAY_MS },
        ]);
        // A reload of nginx closes idle connections of clients, which may be about to send a request.
        const load = startLoad(proxy.url, token, {
          keepAlive: program.checksReadiness,
          clientCount: 4,
        });
        for (const [index, gateway] of gateways.entries()) {
          if (!program.checksReadiness) proxy.use(gateway.url, false);
          gateway.child.kill('SIGTERM');
          expect(await gateway.ended()).toEqual({ code: 0, signal: null });
          const restarted = await launchAt(portOf(gateway));
          gateways[index] = restarted;
          if (!program.checksReadiness) proxy.use(gateway.url, true);
          await until(() => restarted.said().includes('"path":"/graphql"'), Boolean);
        }

        expect([...(await load.end()).keys()]).toEqual(['200']);
      },
      RESTART_TIMEOUT_MS,
    );

    // The last test: the gateway that it ends is not started again.
    it('sends requests to the other gateway while one is down', async () => {
      const [killed] = gateways;
      const logged = proxy.log().length;
      killed?.child.kill('SIGKILL');
      await killed?.ended();
      const { noticed } = program;
      if (noticed) await until(proxy.log, (log) => noticed.test(log.slice(logged)));

      for (let count = 0; count < 20; count += 1) {
        expect(await query(proxy.url, '{ __typename }')).toEqual({ data: { __typename: 'Query' } });
      }
    });
  });
}

function portOf(gateway: LaunchedGateway | undefined): number {
  return Number(new URL(gateway?.url ?? '').port);
}

/** Reads events up to the one that shows the presence: the consumption of a hub causes further ones. */
async function untilOnline(events: Messages<HubChanged>, online: boolean): Promise<void> {
  await until(
    () => events.event(),
    ({ hubChanged }) => hubChanged.hub.online === online,
  );
}
