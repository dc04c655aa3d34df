import type { FaultRule } from '../../../simulator/faults/rule.js';
import { connectSocket } from '../../support/live.js';
import { read, useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const OPERATIONS = 600;
const CLIENTS = 10;
const SHARE = 0.2;

/** A fifth of all calls fail: each rule applies to what those before it left. */
const RULES: readonly FaultRule[] = [
  { method: '*', path: '*', kind: 'status', status: 503, share: SHARE / 4 },
  { method: '*', path: '*', kind: 'status', status: 502, share: SHARE / 4 / (1 - SHARE / 4) },
  { method: '*', path: '*', kind: 'reset', share: SHARE / 4 / (1 - (2 * SHARE) / 4) },
  { method: '*', path: '*', kind: 'truncate', share: SHARE / 4 / (1 - (3 * SHARE) / 4) },
];

describe('with a fifth of all calls to Operated failing at random', () => {
  // Few hubs: the number of calls counts, not what they read.
  const stack = useStack({
    simulator: { accounts: 1, hubs: 6, spaces: 3 },
    environment: { REQUEST_DEADLINE_MS: '10000' },
  });

  afterEach(() => stack.simulator.control.clearFaults());

  it('at least 99 of 100 operations of a mixed load are whole', async () => {
    const { gateway, simulator } = stack;
    const tokens = await Promise.all([1, 2, 3].map(() => simulator.userToken()));
    const ids = hubsOf(simulator.world).map(({ id }) => id);
    const documents = [
      '{ accounts { name } hubs { nodes { id config { raw } power { wattage } } } spaces { nodes { name } } }',
      '{ hubs(first: 5) { nodes { name ports { number } } } }',
      `{ hub(id: "${ids[0]}") { name online } }`,
      `{ one: hub(id: "${ids[1]}") { name } two: hub(id: "${ids[2]}") { name } three: hub(id: "${ids[3]}") { name } }`,
      '{ viewer { kind } spaces { nodes { name hubs { nodes { id } } } } }',
    ];
    const [token = ''] = tokens;
    // A gateway that runs has calls behind it.
    for (let count = 0; count < 40; count += 1) {
      await read(gateway, documents[count % documents.length] ?? '', { token });
    }
    const client = connectSocket(gateway, { token });
    await client.connected;
    await simulator.control.faults(RULES);
    await simulator.control.clearRequests();

    let sent = 0;
    const failed: string[] = [];
    const subscribe = async () => {
      const events = client.subscribe('subscription { hubChanged(includeCurrent: true) { hub { id } } }');
      await events.event();
      await events.return?.();
    };
    const work = async () => {
      while (sent < OPERATIONS) {
        const number = (sent += 1);
        const document = documents[number % documents.length] ?? '';
        try {
          if (number % 20 === 0) await subscribe();
          else await read(gateway, document, { token: tokens[number % tokens.length] ?? '' });
        } catch (error) {
          failed.push(String(error));
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, work));
    await client.dispose();

    const { total, log } = await simulator.control.requests();
    const failures = log.filter(({ status }) => status === 0 || status >= 500).length;
    expect(failures / log.length).toBeGreaterThan(SHARE / 2);
    expect(total).toBeGreaterThan(OPERATIONS);
    expect(failed.length > OPERATIONS / 100 ? failed : []).toEqual([]);
  }, 120_000);
});
