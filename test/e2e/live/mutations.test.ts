import { connectSocket, subscribeBySse, type Messages } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { auditLines, type Changed, putsOf, trueConfig, UPDATE_ONE } from '../changing-hubs/changes.js';

const stack = useStack({ environment: { SHUTDOWN_SPREAD_MS: '0', CACHE_TTL_MS: '1000' } });
interface Data {
  readonly updateHubConfig: Changed;
}

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await stack.simulator.control.clearFaults();
});

const idOf = () =>
  hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online).id;
const inputOf = (defaultPort: number) => ({ input: { hubId: idOf(), config: { defaultPort } } });

const TRANSPORTS = {
  'a WebSocket': (token: string, port: number): Messages<Data> => {
    const client = connectSocket(stack.gateway, { token });
    open.push(() => client.dispose());
    return client.subscribe<Data>(UPDATE_ONE, inputOf(port));
  },
  'an event stream': (token: string, port: number) =>
    subscribeBySse<Data>(stack.gateway, { token }, UPDATE_ONE, inputOf(port)),
} as const;

test('A mutation by GET of an event stream is rejected and changes nothing', async () => {
  await stack.simulator.control.clearRequests();
  const search = new URLSearchParams({ query: UPDATE_ONE, variables: JSON.stringify(inputOf(4)) });
  const answer = await fetch(`${stack.gateway.url}/graphql/stream?${search.toString()}`, {
    headers: { authorization: `Bearer ${await stack.simulator.token()}` },
  });
  expect(await answer.text()).toContain('A mutation needs a POST.');
  expect(await putsOf(stack)).toBe(0);
  expect(auditLines(stack)).toEqual([]);
});

describe.each(['a WebSocket', 'an event stream'] as const)('A mutation over %s', (transport) => {
  const change = TRANSPORTS[transport];

  it('is FORBIDDEN without the scope, and the error names it', async () => {
    const events = change(await stack.simulator.userToken({ email: 'reader@demo.example' }), 4);
    expect(await events.next()).toMatchObject({
      value: {
        data: null,
        errors: [
          { path: ['updateHubConfig'], extensions: { code: 'FORBIDDEN', requiredScope: 'hubs:write' } },
        ],
      },
    });
    expect(auditLines(stack).at(-1)).toMatchObject({ outcome: 'FORBIDDEN' });
  });

  it('reports errors of Operated without the text of their answers', async () => {
    await stack.simulator.control.faults([{ method: 'GET', path: '*', kind: 'html' }]);
    const answer = JSON.stringify(await change(await stack.simulator.token(), 4).next());
    expect(answer).toContain('"code":"UPSTREAM_');
    expect(answer).not.toMatch(/<html|stacktrace|127\.0\.0\.1/i);
  });

  it('changes the hub, answers once, and writes its audit line', async () => {
    const port = transport === 'a WebSocket' ? 3 : 2;
    const events = change(await stack.simulator.token(), port);
    const { updateHubConfig } = await events.event();
    expect(updateHubConfig).toMatchObject({ hub: { id: idOf() }, userErrors: [] });
    expect(updateHubConfig.changes).toHaveLength(1);
    expect(await events.next()).toEqual({ done: true, value: undefined });
    expect(trueConfig(stack.simulator.world, idOf())['defaultport']).toBe(port);
    expect(auditLines(stack).at(-1)).toMatchObject({
      hubId: idOf(),
      outcome: 'accepted',
      principal: { kind: 'user' },
      requestId: expect.any(String) as string,
    });
  });
});
