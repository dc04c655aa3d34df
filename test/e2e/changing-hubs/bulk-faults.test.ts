import type { FaultRule } from '../../../simulator/faults/rule.js';
import { useStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';
import { leaksIn } from '../upstream-failures/leaks.js';
import { changeMany, putsByHub, trueConfig } from './changes.js';

type Fault = Omit<FaultRule, 'method' | 'path'>;

/** The result for a hub that was not changed: the user error, and the error of its `hub` if it cannot be read. */
type ExpectedError = readonly [userError: string, code: string | null];

const MADE = null;

/** The changes that are sent at the same time. */
const PARALLEL = 10;
/** Several times as many, so that a fault affects some of them in the middle. bulk.test.ts changes the most that are allowed. */
const HUBS = 60;

/** A fault and the result for a hub that it affects; MADE if it affects the answer alone. */
const FAULTS: readonly (readonly [string, Fault, ExpectedError | null])[] = [
  ['rejects with 400', { kind: 'status', status: 400 }, ['REJECTED_BY_OPERATED', null]],
  ['rejects with 404', { kind: 'status', status: 404 }, ['REJECTED_BY_OPERATED', null]],
  ['rejects with 422', { kind: 'status', status: 422 }, ['REJECTED_BY_OPERATED', null]],
  ['answers 302', { kind: 'status', status: 302 }, ['NOT_CONFIRMED', 'UPSTREAM_INVALID_RESPONSE']],
  ['answers 418', { kind: 'status', status: 418 }, ['NOT_CONFIRMED', 'UPSTREAM_INVALID_RESPONSE']],
  ['answers 500', { kind: 'status', status: 500 }, ['NOT_CONFIRMED', 'UPSTREAM_UNAVAILABLE']],
  // With Retry-After: rate-limited.test.ts.
  ['limits the rate', { kind: 'status', status: 429 }, ['NOT_CONFIRMED', 'UPSTREAM_RATE_LIMITED']],
  ['forbids it in the middle', { kind: 'status', status: 403 }, ['FORBIDDEN', 'FORBIDDEN']],
  ['ends the token in the middle', { kind: 'status', status: 401 }, ['FORBIDDEN', 'UNAUTHENTICATED']],
  ['does not answer', { kind: 'hang', times: PARALLEL }, ['NOT_CONFIRMED', 'UPSTREAM_TIMEOUT']],
  ['resets the connection', { kind: 'reset' }, ['NOT_CONFIRMED', 'UPSTREAM_UNAVAILABLE']],
  ['answers with a page', { kind: 'html' }, ['NOT_CONFIRMED', 'UPSTREAM_UNAVAILABLE']],
  ['answers half of a JSON text, and changes nothing', { kind: 'invalid-json' }, ['NOT_CONFIRMED', null]],
  ['answers nothing, and changes nothing', { kind: 'empty' }, ['NOT_CONFIRMED', null]],
  ['changes the hub, and cuts its answer off', { kind: 'truncate' }, MADE],
  ['changes the hub, and drips its answer', { kind: 'slow-body', times: PARALLEL }, MADE],
  ['changes the hub, and answers with another shape', { kind: 'wrong-shape' }, MADE],
];

const CONFIG = '/api/hubs/v1/{hubId}/config';
const MANY = 60_000; // 1 minute

describe(`a change of ${HUBS} hubs, in the middle of which Operated`, () => {
  const stack = useStack({
    simulator: { hubs: HUBS, accounts: 1 },
    // Two faults last for this time; other calls do not reach it on a busy machine.
    environment: { OPERATED_TIMEOUT_MS: '3000' },
  });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(async () => {
    for (const hub of hubs()) hub.putConfig({ autoswitchdisconnect: 'both' }, 'ignore');
    await stack.simulator.control.clearRequests();
  });
  afterEach(() => stack.simulator.control.clearFaults());

  const hubs = () => hubsOf(stack.simulator.world);
  const wordOf = (hubId: string) => trueConfig(stack.simulator.world, hubId)['autoswitchdisconnect'];
  /** Requests ACTIVE for all hubs; the first change that is sent has no fault. */
  const change = async (rules: readonly FaultRule[]) => {
    const spare: FaultRule = { method: 'PUT', path: CONFIG, kind: 'delay', delayMs: 0, times: 1 };
    await stack.simulator.control.faults([spare, ...rules]);
    const ids = hubs().map(({ id }) => id);
    const changed = await changeMany(stack, ids, { autoSwitchDisconnect: 'ACTIVE' }, { token });
    expect(changed.results.map(({ hubId }) => hubId)).toEqual(ids);
    return changed;
  };

  it.each(FAULTS)(
    '%s: each hub has its actual result',
    async (_title, fault, expected) => {
      const { results, codes, text } = await change([{ method: 'PUT', path: CONFIG, share: 0.2, ...fault }]);
      const puts = await putsByHub(stack);
      const seen = { made: 0, befallen: 0 };

      for (const [index, { id, product, online }] of hubs().entries()) {
        const result = results[index];
        const isMade = wordOf(id) === 'active';
        const userErrors = result?.userErrors.map(({ code }) => code);
        expect(puts.get(id) ?? 0).toBe(product === 'O-PH-4' ? 0 : 1);
        expect(result?.changes).toEqual(
          isMade ? [{ setting: { name: 'autoSwitchDisconnect' }, before: '"BOTH"', after: '"ACTIVE"' }] : [],
        );
        if (result?.hub) {
          expect(result.hub).toEqual({ id, config: { raw: trueConfig(stack.simulator.world, id) } });
          expect(codes.has(id)).toBe(false);
        }
        if (isMade) {
          expect([result?.hub?.id, userErrors]).toEqual([id, []]);
          seen.made += 1;
        } else if (product === 'O-PH-4') {
          expect([result?.hub?.id, userErrors]).toEqual([id, ['UNSUPPORTED_BY_PRODUCT']]);
        } else if (online) {
          expect([...(userErrors ?? []), codes.get(id) ?? null]).toEqual(expected);
          seen.befallen += 1;
        } else {
          expect([['HUB_OFFLINE'], expected?.slice(0, 1)]).toContainEqual(userErrors);
        }
      }
      expect(seen.made).toBeGreaterThan(HUBS / 2);
      expect(seen.befallen > 0).toBe(expected !== MADE);
      const rest = text.replaceAll('Operated rejected the change: A fault was asked for.', '');
      expect(leaksIn(rest, stack, token)).toEqual([]);
    },
    MANY,
  );

  it(
    'can no longer be read: the accepted changes are returned, and the hub is an error',
    async () => {
      const { results, codes } = await change([
        { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'status', status: 500 },
      ]);

      for (const [index, { id, online, product }] of hubs().entries()) {
        if (!online || product === 'O-PH-4') continue;
        const result = results[index];
        expect(wordOf(id)).toBe('active');
        expect([result?.userErrors, result?.changes.length]).toEqual([[], 1]);
        expect(result?.hub === null).toBe(codes.get(id) === 'UPSTREAM_UNAVAILABLE');
      }
      expect(codes.size).toBeGreaterThan(0);
    },
    MANY,
  );

  it(
    'answers neither the change nor the read after it: the change is not confirmed',
    async () => {
      const { results, codes } = await change([
        { method: 'PUT', path: CONFIG, kind: 'truncate' },
        { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'reset' },
        { method: 'GET', path: '/api/hubs/v1', kind: 'delay', delayMs: 0, times: 1 },
        { method: 'GET', path: '/api/hubs/v1', kind: 'reset' },
      ]);
      const [first, ...others] = hubs().filter(({ online, product }) => online && product !== 'O-PH-4');
      const resultOf = new Map(results.map((result) => [result.hubId, result]));

      expect(resultOf.get(first?.id)).toMatchObject({ hub: null, userErrors: [], changes: [{}] });
      for (const { id } of others) {
        expect(wordOf(id)).toBe('active');
        expect(resultOf.get(id)).toMatchObject({
          hub: null,
          changes: [],
          userErrors: [{ code: 'NOT_CONFIRMED', field: null }],
        });
        expect(codes.get(id)).toBe('UPSTREAM_UNAVAILABLE');
      }
      expect(new Set((await putsByHub(stack)).values())).toEqual(new Set([1]));
    },
    MANY,
  );

  it(
    'cannot be read at all: nothing is sent, and each hub has that error',
    async () => {
      const { results, codes } = await change([{ method: 'GET', path: '*', kind: 'status', status: 503 }]);

      for (const { hub, changes, userErrors } of results) {
        expect([hub, changes]).toEqual([null, []]);
        expect(userErrors).toEqual([
          {
            code: 'NOT_CONFIRMED',
            message: 'Nothing was sent: Operated cannot be reached or reports a failure of its own.',
            field: null,
          },
        ]);
      }
      expect(new Set(codes.values())).toEqual(new Set(['UPSTREAM_UNAVAILABLE']));
      expect(await putsByHub(stack)).toEqual(new Map());
    },
    MANY,
  );
});
