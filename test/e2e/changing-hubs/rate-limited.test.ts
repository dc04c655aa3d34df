import type { LoggedRequest } from '../../../simulator/server/request-log.js';
import { useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';
import { auditLines, changeMany, trueConfig } from './changes.js';

const CONFIG = '/api/hubs/v1/{hubId}/config';
const COUNT = 40;
/** The changes that are sent at the same time. */
const PARALLEL = 10;

describe('a bulk change in the middle of which Operated limits the rate', () => {
  const stack = useStack({
    simulator: { hubs: 120, accounts: 1 },
    environment: { REQUEST_DEADLINE_MS: '20000', LOG_LEVEL: 'info' },
  });
  let token: string;

  beforeEach(async () => {
    // The pause that a 429 asks for holds for all changes of a token.
    token = await stack.simulator.userToken();
    for (const { id } of hubs()) {
      stack.simulator.world.hubs.get(id)?.putConfig({ autoswitchdisconnect: 'both' }, 'ignore');
    }
    await stack.simulator.control.clearRequests();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const hubs = () =>
    hubsOf(stack.simulator.world)
      .filter(({ online, product }) => online && product !== 'O-PH-4')
      .slice(0, COUNT);
  const wordOf = (hubId: string) => trueConfig(stack.simulator.world, hubId)['autoswitchdisconnect'];
  const puts = async () =>
    (await stack.simulator.control.requests()).log.filter(({ method }) => method === 'PUT');
  const hubIdOf = ({ path }: LoggedRequest) => path.split('/')[4];

  it('waits as long as Retry-After asks for, sends what was declined again, and changes each hub once', async () => {
    await stack.simulator.control.faults([
      { method: 'PUT', path: CONFIG, kind: 'delay', delayMs: 0, times: 15 },
      { method: 'PUT', path: CONFIG, kind: 'status', status: 429, retryAfter: 1, times: 3 },
    ]);
    const ids = hubs().map(({ id }) => id);
    const { results, errors } = await changeMany(stack, ids, { autoSwitchDisconnect: 'ACTIVE' }, { token });
    const log = await puts();
    const declined = log.filter(({ status }) => status === 429);
    const first = Math.min(...declined.map(({ at }) => Date.parse(at)));
    const [pausedUntil] = log
      .filter(({ at, status }) => status === 200 && Date.parse(at) > first)
      .map(({ at }) => Date.parse(at))
      .sort()
      .slice(PARALLEL);

    expect(errors).toEqual([]);
    expect(results.map(({ userErrors, changes }) => [userErrors, changes.length])).toEqual(
      ids.map(() => [[], 1]),
    );
    expect(ids.map(wordOf)).toEqual(ids.map(() => 'active'));
    expect(declined).toHaveLength(3);
    const made = log.filter(({ status }) => status === 200).map(hubIdOf);
    expect([...made].sort()).toEqual([...ids].sort());
    // Those that were under way are not held back; the rest is.
    expect((pausedUntil ?? 0) - first).toBeGreaterThanOrEqual(900);
  });

  it('reports each hub that was not changed with the time to wait, where that does not fit into the deadline', async () => {
    await stack.simulator.control.faults([
      { method: 'PUT', path: CONFIG, kind: 'delay', delayMs: 0, times: 15 },
      { method: 'PUT', path: CONFIG, kind: 'status', status: 429, retryAfter: 60 },
    ]);
    const ids = hubs().map(({ id }) => id);
    const { results, errors } = await changeMany(stack, ids, { autoSwitchDisconnect: 'ACTIVE' }, { token });
    const log = await puts();
    const declined = new Set(log.filter(({ status }) => status === 429).map(hubIdOf));
    const limited = 'Operated limits the rate of requests.';

    expect(log.length).toBeLessThanOrEqual(15 + PARALLEL);
    expect(new Set(log.map(hubIdOf)).size).toBe(log.length);
    const notMade = results.filter(({ userErrors }) => userErrors.length > 0);
    expect(notMade).toHaveLength(COUNT - 15);
    for (const { hubId = '', hub, changes, userErrors } of notMade) {
      const what = declined.has(hubId) ? 'Nothing was changed' : 'Nothing was sent';
      expect([hub, changes, userErrors]).toEqual([
        null,
        [],
        [{ code: 'NOT_CONFIRMED', message: `${what}: ${limited}`, field: null }],
      ]);
      expect(wordOf(hubId)).toBe('both');
    }
    expect(errors).toHaveLength(COUNT - 15);
    for (const { extensions } of errors) {
      expect(extensions.code).toBe('UPSTREAM_RATE_LIMITED');
      expect(extensions['retryAfter']).toBeGreaterThan(50);
      expect(extensions['retryAfter']).toBeLessThanOrEqual(60);
    }
    const audited = auditLines(stack).slice(-log.length);
    expect(audited.filter(({ outcome }) => outcome === 'UPSTREAM_RATE_LIMITED')).toHaveLength(declined.size);
    expect(audited.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(15);
  });

  it('does not send a change again after a 429 without Retry-After', async () => {
    await stack.simulator.control.faults([{ method: 'PUT', path: CONFIG, kind: 'status', status: 429 }]);
    const [hub] = hubs();
    const { results } = await changeMany(
      stack,
      [hub?.id ?? ''],
      { autoSwitchDisconnect: 'ACTIVE' },
      { token },
    );

    expect(results).toMatchObject([
      { userErrors: [{ message: 'Nothing was changed: Operated limits the rate of requests.' }] },
    ]);
    expect(await puts()).toHaveLength(1);
  });
});
