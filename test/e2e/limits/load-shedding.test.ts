import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { until } from '../../support/until.js';

/** Well above the delays of a busy machine, well below those of the blocked event loop. */
const BOUND_MS = 400;
const TURN_MS = 900;

/** Blocks every iteration of the event loop until it is stopped. */
function blockEventLoop(): { stop(): void } {
  let isOver = false;
  const never = new Int32Array(new SharedArrayBuffer(4));
  const block = () => {
    Atomics.wait(never, 0, 0, TURN_MS);
    if (!isOver) setImmediate(block);
  };
  setImmediate(block);
  return {
    stop() {
      isOver = true;
    },
  };
}

describe('a gateway whose event loop is blocked', () => {
  const stack = useStack({
    environment: { ...OPEN_SERVICE, SHED_EVENT_LOOP_DELAY_MS: String(BOUND_MS) },
  });
  const url = () => stack.gateway.url;
  const statusOf = async (path: string) => (await fetch(`${url()}${path}`)).status;
  const isReady = async () => (await statusOf('/readyz')) === 200;

  it('rejects new work immediately on every transport, answers health checks, and recovers', async () => {
    // The start of the test itself may have blocked the event loop.
    await until(isReady, Boolean);
    const client = connectSocket(stack.gateway);
    await client.connected;
    await stack.simulator.control.clearRequests();
    const blocking = blockEventLoop();
    await until(isReady, (ready) => !ready);
    const upgrade = new WebSocket(`${url().replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    upgrade.on('error', () => undefined);
    const [answer, stream, operation, [, upgraded], ready, health] = await Promise.all([
      stack.gateway.query('{ hubs { totalCount } }'),
      fetch(`${url()}/graphql/stream?query={__typename}`),
      client
        .subscribe('{ hubs { totalCount } }')
        .next()
        .catch((errors: unknown) => errors),
      once(upgrade, 'unexpected-response') as Promise<[unknown, IncomingMessage]>,
      fetch(`${url()}/readyz`),
      statusOf('/healthz'),
    ]);
    blocking.stop();
    upgrade.terminate();

    expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'OVERLOADED' } }] });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(stream.status).toBe(503);
    expect(operation).toMatchObject([{ extensions: { code: 'OVERLOADED' } }]);
    expect(upgraded.statusCode).toBe(503);
    expect(Number(upgraded.headers['retry-after'])).toBeGreaterThan(0);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ status: 'overloaded' });
    expect(health).toBe(200);
    expect((await stack.simulator.control.requests()).total).toBe(0);

    await until(isReady, Boolean);
    expect((await stack.gateway.query('{ hubs { totalCount } }')).errors).toEqual([]);
    await client.dispose();
    const messages = stack.gateway.log.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages).toEqual(
      expect.arrayContaining(['overloaded: new work is rejected', 'no longer overloaded']),
    );
  }, 60_000);
});

describe('a gateway whose heap is past its bound', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, SHED_HEAP_BYTES: '1000000' } });

  it('rejects operations with OVERLOADED, and answers /healthz', async () => {
    const answer = await until(
      () => stack.gateway.query('{ __typename }'),
      ({ status }) => status === 503,
    );

    expect(answer.errors[0]?.extensions.code).toBe('OVERLOADED');
    expect((await fetch(`${stack.gateway.url}/healthz`)).status).toBe(200);
  });
});
