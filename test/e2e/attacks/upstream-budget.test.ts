import { OPEN_SERVICE } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { callsOf, startStack, type StackOptions } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

interface Hubs {
  readonly hubs: { readonly nodes: readonly ({ readonly firmware: string | null } | null)[] };
}

const HUBS = '{ hubs(first: 40) { nodes { id firmware } } }';

async function withStack(
  options: StackOptions,
  test: (stack: Awaited<ReturnType<typeof startStack>>) => Promise<void>,
): Promise<void> {
  const stack = await startStack(options);
  try {
    await test(stack);
  } finally {
    await stack.stop();
  }
}

const codesOf = (errors: readonly { extensions: { code: string } }[]) => [
  ...new Set(errors.map(({ extensions }) => extensions.code)),
];
const totalOf = (calls: Readonly<Record<string, number>>) =>
  Object.values(calls).reduce((sum, count) => sum + count, 0);

describe('the budget of reads of an operation', () => {
  const THIN = {
    simulator: { rows: 'thin' as const, hubs: 60 },
    environment: { UPSTREAM_CALLS_PER_OPERATION: '20' },
  };

  it('bounds the calls of one operation, and answers the fields within it', async () => {
    await withStack(THIN, async ({ gateway, simulator }) => {
      const token = await simulator.userToken();
      await simulator.control.clearRequests();
      const { data, errors } = await gateway.query(HUBS, { token });

      expect(codesOf(errors)).toEqual(['UPSTREAM_BUDGET_EXCEEDED']);
      expect(totalOf(await callsOf(simulator))).toBe(20);
      const firmware = (data as Hubs).hubs.nodes.map((hub) => hub?.firmware ?? null);
      expect(firmware.filter((value) => value !== null)).not.toHaveLength(0);
    });
  });

  it('is a new one for each operation', async () => {
    await withStack(THIN, async ({ gateway, simulator }) => {
      const token = await simulator.userToken();
      const query = '{ hubs(first: 10) { nodes { id firmware } } }';
      for (let count = 0; count < 5; count += 1) {
        expect((await gateway.query(query, { token })).errors).toEqual([]);
      }
    });
  });

  it('is met by no page of 500 thin rows by default', async () => {
    await withStack({ simulator: { rows: 'thin', hubs: 500 } }, async ({ gateway, simulator }) => {
      const query = '{ hubs(first: 500) { nodes { id firmware state { activePort { number } } } } }';
      expect((await gateway.query(query, { token: await simulator.userToken() })).errors).toEqual([]);
    });
  });
});

describe('the budget of calls of a principal', () => {
  it('rejects further calls for the rest of the minute, and says for how long', async () => {
    await withStack({ environment: { UPSTREAM_CALLS_PER_MINUTE: '5' } }, async ({ gateway, simulator }) => {
      const token = await simulator.userToken();
      await simulator.control.clearRequests();
      const answers = [];
      for (let count = 0; count < 7; count += 1) {
        answers.push(await gateway.query('{ hubs(first: 1) { totalCount } }', { token }));
      }

      expect(answers.map(({ errors }) => codesOf(errors).join())).toEqual([
        ...['', '', '', '', ''],
        ...['RATE_LIMITED', 'RATE_LIMITED'],
      ]);
      const wait = answers.at(-1)?.errors[0]?.extensions['retryAfter'];
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      expect(totalOf(await callsOf(simulator))).toBe(5);
    });
  });

  it('is not shared: another token, and the service, have their own', async () => {
    const environment = { ...OPEN_SERVICE, UPSTREAM_CALLS_PER_MINUTE: '2' };
    await withStack({ environment }, async ({ gateway, simulator }) => {
      const [first, second] = [await simulator.userToken(), await simulator.userToken()];
      const query = '{ hubs(first: 1) { totalCount } }';
      for (let count = 0; count < 3; count += 1) await gateway.query(query, { token: first });

      expect(codesOf((await gateway.query(query, { token: first })).errors)).toEqual(['RATE_LIMITED']);
      expect((await gateway.query(query, { token: second })).errors).toEqual([]);
      expect((await gateway.query(query)).errors).toEqual([]);
    });
  });
});

describe('the budget of the events of one poll', () => {
  it('bounds the reads that events cause, and the event arrives with the fields within it', async () => {
    const options = { environment: { UPSTREAM_CALLS_PER_OPERATION: '1' } };
    await withStack(options, async ({ gateway, simulator }) => {
      const client = connectSocket(gateway, { token: await simulator.userToken() });
      const { id } = hubWhere(simulator.world, ({ online }) => online);
      const events = client.subscribe(
        `subscription { hubChanged(hubIds: ["${id}"], includeCurrent: true) {
          hub { id account { id spaces { totalCount } hubs { totalCount } } }
        } }`,
      );
      const { value } = await events.next();
      const { data, errors } = value as {
        readonly data: { readonly hubChanged: { readonly hub: { readonly id: string } } };
        readonly errors: readonly { extensions: { code: string } }[];
      };
      expect(codesOf(errors)).toEqual(['UPSTREAM_BUDGET_EXCEEDED']);
      expect(data.hubChanged.hub.id).toBe(id);
      await client.dispose();
    });
  });
});
