import { connectSocket, type SocketClient, subscribeBySse } from '../../support/live.js';
import { callsOf, type StackOptions, startStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const ALL = 'subscription { hubChanged(includeCurrent: true) { hub { id online } changed } }';
type Event = { readonly hubChanged: { readonly hub: { readonly id: string }; readonly changed: string[] } };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function stackOf(environment: Readonly<Record<string, string>>, options: StackOptions = {}) {
  const stack = await startStack({
    environment: { POLL_INTERVAL_MS: '40', CACHE_TTL_MS: '1000', ...environment },
    realTime: () => 1_800_000_000_000,
    ...options,
  });
  open.push(() => stack.stop());
  const watch = async (token: string, count: number) => {
    const client: SocketClient = connectSocket(stack.gateway, { token });
    open.push(() => client.dispose());
    const events = client.subscribe<Event>(ALL);
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push((await events.event()).hubChanged.hub.id);
    return { client, events, ids };
  };
  return { ...stack, watch };
}

it('Sends each organisation its own hubs only, although hubs of both change at the same time', async () => {
  const { simulator, watch } = await stackOf({});
  const [own, other] = [hubsOf(simulator.world), hubsOf(simulator.world, 'other-client')];
  const demo = await watch(await simulator.token(), own.length);
  const others = await watch(await simulator.token({ clientId: 'other-client' }), other.length);
  expect(demo.ids.sort()).toEqual(own.map(({ id }) => id).sort());
  expect(others.ids.sort()).toEqual(other.map(({ id }) => id).sort());

  const [foreign, mine] = [other.find((hub) => hub.online), own.find((hub) => hub.online)];
  await simulator.control.presence(foreign?.id ?? '', false);
  await simulator.control.presence(mine?.id ?? '', false);
  expect((await demo.events.event()).hubChanged.hub.id).toBe(mine?.id);
  expect((await others.events.event()).hubChanged.hub.id).toBe(foreign?.id);
});

it('Closes a WebSocket with 4401 and ends an event stream with an error within a TTL after the token is revoked', async () => {
  const { simulator, gateway, watch } = await stackOf({ AUTHORIZATION_TTL_MS: '300' });
  const count = hubsOf(simulator.world).length;
  const [kept, revoked] = [await simulator.token(), await simulator.token()];
  const keptWatch = await watch(kept, count);
  const revokedWatch = await watch(revoked, count);
  const stream = subscribeBySse<Event>(gateway, { token: revoked }, ALL);
  for (let index = 0; index < count; index += 1) await stream.event();

  await simulator.control.revoke({ token: revoked });
  expect(await revokedWatch.client.closed).toMatchObject({ code: 4401 });
  expect(await stream.next()).toMatchObject({
    value: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  });

  const hub = hubsOf(simulator.world).find(({ online }) => online);
  await simulator.control.presence(hub?.id ?? '', false);
  expect((await keptWatch.events.event()).hubChanged.hub.id).toBe(hub?.id);
});

it('Closes a WebSocket with 4401 when its token expires, as the token states', async () => {
  const { simulator, watch } = await stackOf(
    {},
    { simulator: { tokenFormat: 'jwt', tokenSeconds: 2 }, realTime: undefined },
  );
  const { client } = await watch(await simulator.token(), 1);
  expect(await client.closed).toMatchObject({ code: 4401 });
});

it('Ends a subscription that waits for the end of an outage when its token expires, as the token states', async () => {
  const { simulator, gateway } = await stackOf(
    { AUTHORIZATION_TTL_MS: '600000' },
    { simulator: { tokenFormat: 'jwt', tokenSeconds: 2 }, realTime: undefined },
  );
  const token = await simulator.token();
  await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);

  const stream = subscribeBySse<Event>(gateway, { token }, ALL);

  expect(await stream.next()).toMatchObject({
    value: { errors: [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }] },
  });
});

it('Polls once for any number of subscribers, and lists the hubs of each token once per TTL', async () => {
  const { simulator, watch } = await stackOf({
    POLL_INTERVAL_MS: '600000',
    POLL_IDLE_INTERVAL_MS: '600000',
  });
  const count = hubsOf(simulator.world).length;
  const [one, other] = [await simulator.token(), await simulator.token()];
  await simulator.control.clearRequests();
  await watch(one, count);
  for (let index = 0; index < 20; index += 1) await watch(index % 2 === 0 ? one : other, count);

  // One accounts call and one list for each token, and one poll.
  expect(await callsOf(simulator)).toEqual({ 'GET /api/accounts/v1': 2, 'GET /api/hubs/v1': 3 });
});

it('Polls single hubs when few are watched', async () => {
  const { simulator, gateway } = await stackOf({
    POLL_INTERVAL_MS: '600000',
    POLL_IDLE_INTERVAL_MS: '600000',
  });
  const [hub] = hubsOf(simulator.world);
  const client = connectSocket(gateway, { token: await simulator.token() });
  open.push(() => client.dispose());
  await simulator.control.clearRequests();
  await client
    .subscribe(
      `subscription { hubChanged(hubIds: ["${hub?.id}"], includeCurrent: true) { changed hub { id } } }`,
    )
    .event();

  expect(await callsOf(simulator)).toEqual({
    'GET /api/accounts/v1': 1,
    'GET /api/hubs/v1': 1,
    'GET /api/hubs/v1/{hubId}': 1,
  });
});

it('Stops polling with the last subscriber', async () => {
  const { simulator, watch } = await stackOf({});
  const { client, events } = await watch(await simulator.token(), 1);
  await events.return?.();
  await client.dispose();
  await client.closed;
  // A call in progress has arrived once a later call is answered.
  await fetch(`${simulator.url}/api/accounts/v1`);
  const before = (await callsOf(simulator))['GET /api/hubs/v1'] ?? 0;
  for (let index = 0; index < 20; index += 1) await simulator.control.world();
  expect(((await callsOf(simulator))['GET /api/hubs/v1'] ?? 0) - before).toBeLessThanOrEqual(1);
});

it('Sends nothing during an outage of Operated, and afterwards what changed', async () => {
  const { simulator, watch } = await stackOf({ POLL_BACKOFF_LIMIT_MS: '80' });
  const { events } = await watch(await simulator.token(), hubsOf(simulator.world).length);
  const hub = hubsOf(simulator.world).find(({ online }) => online);
  await simulator.control.faults([
    { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 503, times: 3 },
    { method: 'GET', path: '/api/hubs/v1', kind: 'reset', times: 1 },
  ]);
  await simulator.control.presence(hub?.id ?? '', false);
  expect((await events.event()).hubChanged).toMatchObject({ hub: { id: hub?.id }, changed: ['PRESENCE'] });
});

it('Ends subscriptions with an error when the outage exceeds the limit', async () => {
  const { simulator, watch } = await stackOf({ POLL_BACKOFF_LIMIT_MS: '80', LIVE_OUTAGE_LIMIT_MS: '300' });
  const { events } = await watch(await simulator.token(), hubsOf(simulator.world).length);
  await simulator.control.faults([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);
  expect(await events.next()).toMatchObject({
    value: { errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }] },
  });
});

it('Does not poll before the Retry-After of Operated', async () => {
  const { simulator, watch } = await stackOf({});
  const { events } = await watch(await simulator.token(), hubsOf(simulator.world).length);
  const hub = hubsOf(simulator.world).find(({ online }) => online);
  await simulator.control.faults([
    { method: 'GET', path: '/api/hubs/v1', kind: 'status', status: 429, retryAfter: 1, times: 1 },
  ]);
  const limitedAt = Date.now();
  await simulator.control.presence(hub?.id ?? '', false);
  await events.event();
  expect(Date.now() - limitedAt).toBeGreaterThanOrEqual(1_000);
});

it('Closes WebSockets with 1001 and ends event streams when the gateway stops', async () => {
  const { simulator, gateway, watch } = await stackOf({ SHUTDOWN_SPREAD_MS: '100' });
  const token = await simulator.token();
  const { client } = await watch(token, 1);
  const stream = subscribeBySse<Event>(gateway, { token }, ALL);
  await stream.event();
  const ended = (async () => {
    for (;;) await stream.event();
  })();
  const [closed] = await Promise.all([client.closed, gateway.stop(), expect(ended).rejects.toThrow()]);
  expect(closed).toMatchObject({ code: 1001 });
});
