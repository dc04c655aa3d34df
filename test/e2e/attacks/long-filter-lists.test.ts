import { leastCpuMs } from '../../support/least-cpu.js';
import { callsOf, read, useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';

/** Measured: 60 to 100 ms, the client of the test included. */
const CPU_MS = 1_000;
const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `invented-${index}`);

describe('a list of a filter', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  const HUBS = 'query ($filter: HubFilter) { hubs(filter: $filter) { totalCount } }';
  const SPACES = 'query ($filter: SpaceFilter) { spaces(filter: $filter) { totalCount } }';
  const TOO_LONG: readonly (readonly [string, string, string, Record<string, unknown>])[] = [
    ['ids of hubs', HUBS, 'ids', { ids: idsOf(1_001) }],
    ['ids of spaces', SPACES, 'ids', { ids: idsOf(1_001) }],
    ['product families', HUBS, 'families', { families: Array(1_001).fill('OPC4') }],
    ['over-temperature states', HUBS, 'overTemperature', { overTemperature: Array(1_001).fill('NORMAL') }],
  ];

  it.each(TOO_LONG)(
    'of 1,001 %s is rejected before Operated is called',
    async (_list, document, field, filter) => {
      await stack.simulator.control.clearRequests();
      const { errors } = await stack.gateway.query(document, { token, variables: { filter } });

      expect(errors.map(({ extensions }) => extensions)).toEqual([
        {
          code: 'BAD_USER_INPUT',
          validation: [{ field: `filter.${field}`, constraints: ['must have at most 1000 values'] }],
        },
      ]);
      expect(await callsOf(stack.simulator)).toEqual({});
    },
  );

  it.each(TOO_LONG)(
    'of 1,001 %s is not read for a caller without a token',
    async (_list, document, _field, filter) => {
      const { status, errors } = await stack.gateway.query(document, { variables: { filter } });

      expect(status).toBe(401);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    },
  );

  it.each(['/graphql', '/graphql/stream'])(
    'of 50,000 ids with an invented token is rejected before Operated is called, at %s',
    async (path) => {
      await stack.simulator.control.clearRequests();
      const send = (headers: Readonly<Record<string, string>>) =>
        fetch(`${stack.gateway.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream, */*', ...headers },
          body: JSON.stringify({ query: HUBS, variables: { filter: { ids: idsOf(50_000) } } }),
        });
      const cpuMs = await leastCpuMs(CPU_MS, async () => {
        const answer = await (await send({ authorization: 'Bearer invented' })).text();
        expect(answer).toContain('"code":"BAD_USER_INPUT"');
      });

      expect(cpuMs).toBeLessThan(CPU_MS);
      expect((await send({})).status).toBe(401);
      expect(await callsOf(stack.simulator)).toEqual({});
    },
  );

  it('of 1,000 ids selects the hubs with these ids', async () => {
    const hub = hubWhere(stack.simulator.world, ({ id }) => id === hubsOf(stack.simulator.world).at(-1)?.id);

    expect(
      await read(stack.gateway, 'query ($ids: [ID!]) { hubs(filter: { ids: $ids }) { nodes { id } } }', {
        token,
        variables: { ids: [...idsOf(999), hub.id] },
      }),
    ).toEqual({ hubs: { nodes: [{ id: hub.id }] } });
  });
});
