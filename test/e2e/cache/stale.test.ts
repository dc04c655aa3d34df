import { manualClock } from '../../support/manual-clock.js';
import { connectSocket, subscribeBySse } from '../../support/live.js';
import { read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const FLEET = `{
  accounts { id hubs(first: 500) { nodes { id } } }
  spaces(first: 2) { nodes { id hubs { nodes { id } } } }
  hubs(first: 500) { nodes { id stale fetchedAt online account { id } } }
  viewer { id }
}`;
const FAILURES = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429 },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'invalid-json' },
  { kind: 'html' },
  { kind: 'wrong-shape' },
  { kind: 'empty' },
] as const;

interface Body {
  readonly data: unknown;
  readonly errors?: readonly unknown[];
  readonly extensions?: { readonly stale?: readonly (readonly (string | number)[])[] };
}

describe('the last answer of Operated', () => {
  const clock = manualClock();
  const stack = useStack({
    environment: { CACHE_TTL_MS: '1000', CACHE_STALE_IF_ERROR_MS: '60000', LOG_LEVEL: 'debug' },
    gateway: { now: clock.now },
  });
  let token: string;

  beforeEach(async () => {
    token = await stack.simulator.userToken();
    // Closes the circuit breakers that the test before has opened.
    clock.pass(120_000);
    await read(stack.gateway, FLEET, { token });
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const fail = (path: string, failure: object = { kind: 'status', status: 503 }) =>
    stack.simulator.control.faults([{ method: 'GET', path, ...failure } as never]);
  const bodyOf = async (document: string) =>
    JSON.parse((await stack.gateway.query(document, { token })).text) as Body;

  it.each(['UNAUTHENTICATED', 'FORBIDDEN'])('is not served where Operated answers %s', async (code) => {
    clock.pass(2_000);
    await fail('/api/hubs/v1', { kind: 'status', status: code === 'FORBIDDEN' ? 403 : 401 });
    const rejected = await stack.gateway.query('{ hubs { totalCount } }', { token });
    await fail('/api/spaces/v1', { kind: 'status', status: 503 });
    const next = await stack.gateway.query('{ spaces { totalCount } }', { token });

    expect(rejected.errors).toMatchObject([{ extensions: { code } }]);
    // The rejection has dropped the answers of every endpoint.
    expect(next.errors).toHaveLength(1);
    expect(next.data).toEqual({ spaces: null });
  });

  it('is not served when it is as old as CACHE_STALE_IF_ERROR_MS', async () => {
    await fail('*');
    clock.pass(59_999);
    const before = await stack.gateway.query('{ hubs { totalCount } }', { token });
    clock.pass(1);
    const after = await stack.gateway.query('{ hubs { totalCount } }', { token });

    expect(before.errors).toEqual([]);
    expect(after.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  it('is not served to a request that asks past the cache', async () => {
    await fail('*');
    const headers = { 'cache-control': 'no-cache' };
    const answer = await stack.gateway.query('{ hubs { totalCount } }', { token, headers });

    expect(answer.errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  it('does not replace the rejection of a hub that does not exist any more', async () => {
    const [hub] = hubsOf(stack.simulator.world);
    const single = `{ hub(id: "${hub?.id}") { id } }`;
    clock.pass(2_000);
    await read(stack.gateway, single, { token });
    clock.pass(2_000);
    await fail('/api/hubs/v1/{hubId}', { kind: 'status', status: 404 });
    const removed = await bodyOf(single);
    await fail('/api/hubs/v1/{hubId}');
    const failed = await bodyOf(single);

    expect(removed).toEqual({ data: { hub: null } });
    expect(failed).toMatchObject({ data: { hub: null }, errors: [{}] });
  });

  it.each(FAILURES)('is served where Operated fails with %j, and no error', async (failure) => {
    const before = await bodyOf(FLEET);
    clock.pass(2_000);
    await fail('*', failure);
    const during = await bodyOf(FLEET);

    const marked = JSON.parse(JSON.stringify(before).replaceAll('"stale":false', '"stale":true')) as Body;
    expect(during).toEqual({
      ...marked,
      extensions: { stale: [['accounts'], ['hubs'], ['spaces'], ['viewer']] },
    });
    expect(JSON.stringify(during)).toContain(new Date(clock.now() - 2_000).toISOString());
    expect(stack.gateway.log.join()).toContain('an earlier answer is served: Operated fails');
  });

  it('is served for the failing endpoint alone, and the paths name the outermost fields that it serves', async () => {
    clock.pass(2_000);
    await fail('/api/hubs/v1');
    const { extensions, data } = await bodyOf(FLEET);
    const { spaces } = data as { spaces: { nodes: readonly unknown[] } };

    expect(spaces.nodes).toHaveLength(2);
    expect(extensions?.stale).toEqual([
      ['accounts', 0, 'hubs'],
      ['hubs'],
      ['spaces', 'nodes', 0, 'hubs'],
      ['spaces', 'nodes', 1, 'hubs'],
    ]);
  });

  it('is marked for the one hub whose read fails, beside another one', async () => {
    const [one, other] = hubsOf(stack.simulator.world);
    const both = `{ one: hub(id: "${one?.id}") { id stale } other: hub(id: "${other?.id}") { id stale } }`;
    // A token without a list reads both hubs singly.
    token = await stack.simulator.userToken();
    await bodyOf(both);
    clock.pass(2_000);
    await stack.simulator.control.faults([
      { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'status', status: 429, times: 1 },
    ]);
    const { data, extensions } = await bodyOf(both);
    const shown = data as Record<string, { readonly stale: boolean }>;
    const stale = Object.keys(shown).filter((alias) => shown[alias]?.stale);

    expect(stale).toHaveLength(1);
    expect(extensions?.stale).toEqual([stale]);
  });

  it('ends as soon as Operated answers again', async () => {
    clock.pass(2_000);
    await fail('*');
    await bodyOf(FLEET);
    await stack.simulator.control.clearFaults();
    const after = await bodyOf(FLEET);

    expect(after.extensions).toBeUndefined();
    expect(JSON.stringify(after)).not.toContain('"stale":true');
  });

  it.each(['a WebSocket', 'an event stream'])('is marked over %s as over HTTP', async (transport) => {
    const client = transport === 'a WebSocket' ? connectSocket(stack.gateway, { token }) : null;
    await client?.connected;
    clock.pass(2_000);
    await fail('*');
    const messages =
      client === null ? subscribeBySse(stack.gateway, { token }, FLEET) : client.subscribe(FLEET);
    const { value } = (await messages.next()) as { readonly value: Body };
    await client?.dispose();

    expect(value).toMatchObject({
      data: {
        hubs: { nodes: expect.arrayContaining([expect.objectContaining({ stale: true })]) as unknown },
      },
      extensions: { stale: [['accounts'], ['hubs'], ['spaces'], ['viewer']] },
    });
    expect(value.errors).toBeUndefined();
  });
});
