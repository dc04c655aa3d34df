import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { SimulatorConfig } from '../../../simulator/config.js';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import { type Answer, startTestGateway } from '../../support/gateway.js';
import { manualClock } from '../../support/manual-clock.js';
import { startSimulator } from '../../support/simulator.js';
import { hubsOf } from '../../support/world.js';

const UNLIMITED = '1000000000';
const TOKEN_SECONDS = 2_000;
const ACTIONS = 700;
/** A quarter of a minute on a machine that is idle. */
const PATIENCE_MS = 300_000;
/** Longer than twice any CACHE_TTL_MS here, so that no answer is renewed in the background. */
const LONG_MS = 130_000;
/** Closes circuit breakers. */
const AFTER_FAULTS_MS = 300_000;

const DETAILS =
  'id name customId online product { name } config { defaultPort } power { wattage } ports { id }';
/** What every gateway reads for them depends on no data. */
const QUESTIONS: readonly string[] = [
  '{ hubs(first: 500) { totalCount nodes { id customId config { defaultPort } } } }',
  '{ hubs { nodes { customId fetchedAt } } }',
  'query ($id: ID!) { hub(id: $id) { customId config { defaultPort } } }',
  'query ($id: ID!, $with: Boolean!) { hub(id: $id) { customId stale power @include(if: $with) { wattage sampledAt } } }',
  'query ($id: ID!) { one: hub(id: $id) { customId } hubs { totalCount } accounts { id } }',
  'query ($first: Int) { hubs(first: $first, orderBy: { field: NAME }) { nodes { name } pageInfo { endCursor } } }',
  'query ($search: String) { hubs(filter: { search: $search, online: true }) { totalCount edges { cursor node { customId } } } }',
  '{ viewer { email scopes } hubs { totalCount } }',
  '{ accounts { id name groups { name } } spaces { totalCount } }',
  `query ($id: ID!) { missing: hub(id: "none") { id } hub(id: $id) { ${DETAILS} } }`,
];
/** What is read for them depends on what was read before. */
const NESTED_QUESTIONS: readonly string[] = [
  '{ accounts { id spaces { nodes { id hubs { totalCount nodes { customId account { id } } } } } } }',
  `{ accounts { power { wattage hubCount reportingHubCount } hubs { nodes { ${DETAILS} } } } }`,
  '{ spaces { nodes { name power { wattage } hubs(first: 2) { nodes { customId spaces { id } } } } } }',
];
const FAULTS: readonly Pick<FaultRule, 'kind' | 'status'>[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 403 },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 404 },
  { kind: 'invalid-json' },
  { kind: 'empty' },
];
const PATHS = ['*', '/api/hubs/v1', '/api/hubs/v1/{hubId}', '/api/spaces/v1', '/api/accounts/v1'];

interface Scene {
  readonly title: string;
  readonly simulator: Partial<SimulatorConfig>;
  readonly ttlMs: number;
  readonly questions: readonly string[];
  readonly seed: number;
}
const SCENES: readonly Scene[] = [
  {
    title: 'without a cache',
    simulator: {},
    ttlMs: 0,
    questions: [...QUESTIONS, ...NESTED_QUESTIONS],
    seed: 1,
  },
  {
    title: 'without a cache, and with rows of lists that lack most parts',
    simulator: { rows: 'thin' },
    ttlMs: 0,
    questions: [...QUESTIONS, ...NESTED_QUESTIONS],
    seed: 2,
  },
  { title: 'with a cache', simulator: {}, ttlMs: 60_000, questions: QUESTIONS, seed: 3 },
];

interface Asked {
  /** Of its principal. */
  readonly index: number;
  readonly question: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a client can see of an answer. Errors of fields that are resolved at the same time have no order. */
function visible({ status, data, errors, text }: Answer): unknown {
  const { extensions } = JSON.parse(text) as { readonly extensions?: unknown };
  const places = errors.map(({ path, extensions: { code, hubIds } }) => JSON.stringify([path, code, hubIds]));
  return { status, data, errors: places.sort(), extensions };
}

describe('The same random questions, changes, faults, revocations and expiries', () => {
  it.each(SCENES)(
    'have the same answers with the response cache and without it, $title',
    async ({ simulator: options, ttlMs, questions, seed }) => {
      const random = xoroshiro128plus(seed);
      const below = (limit: number) => uniformInt(random, 0, limit - 1);
      const pick = <Item>(items: readonly Item[]): Item => {
        const item = items[below(items.length)];
        if (item === undefined) throw new Error('nothing to pick from');
        return item;
      };
      const clock = manualClock();
      const simulator = await startSimulator(
        { hubs: 16, spaces: 4, tokenFormat: 'jwt', tokenSeconds: TOKEN_SECONDS, ...options },
        clock.now,
      );
      const start = (executor: string) =>
        startTestGateway(
          simulator.url,
          {
            EXECUTOR: executor,
            CACHE_TTL_MS: String(ttlMs),
            // Responses are kept as long.
            CACHE_STALE_IF_ERROR_MS: '86400000',
            COST_BUDGET_PER_MINUTE: UNLIMITED,
            COST_BUDGET_PER_MINUTE_BY_ADDRESS: UNLIMITED,
            FAILED_AUTHENTICATIONS_PER_MINUTE: '1000000',
            UPSTREAM_CALLS_PER_MINUTE: '10000000',
            LOG_LEVEL: 'debug',
          },
          { now: clock.now },
        );
      const [cached, reference] = [await start('compiled'), await start('reference')];
      const owners = ['demo', 'demo', 'other'];
      const hubs = owners.map((owner) => hubsOf(simulator.world, `${owner}-client`));
      const issue = (owner: string) =>
        simulator.userToken({ clientId: `${owner}-client`, email: `admin@${owner}.example` });
      const tokens: string[] = [];
      for (const owner of owners) tokens.push(await issue(owner));

      /** The latest questions, most of which are repeated. */
      const asked: Asked[] = [];
      const newQuestion = (): Asked => {
        const index = below(owners.length);
        const id = hubs[index]?.[below(3)]?.id ?? '';
        const all = { id, with: below(2) === 0, first: 1 + below(3), search: pick(['A', 'b', 'zz']) };
        const question = pick(questions);
        const needed = Object.entries(all).filter(([name]) => question.includes(`$${name}:`));
        return { index, question, variables: Object.fromEntries(needed) };
      };
      const ask = async (): Promise<void> => {
        const { index, question, variables } = asked.length > 2 && below(5) > 0 ? pick(asked) : newQuestion();
        asked.unshift({ index, question, variables });
        asked.splice(4);
        const headers: Record<string, string> = below(10) === 0 ? { 'cache-control': 'no-cache' } : {};
        const sent = { variables, headers, token: tokens[index] ?? '' };
        const expected = await reference.query(question, sent);
        const actual = await cached.query(question, sent);
        expect({ question, variables, answer: visible(actual) }).toEqual({
          question,
          variables,
          answer: visible(expected),
        });
      };
      let changes = 0;
      const change = async (): Promise<void> => {
        const hub = pick(pick(hubs).slice(0, 3));
        await simulator.control.data(hub.id, { customid: `Changed ${(changes += 1)}` });
      };
      const write = async (): Promise<void> => {
        const index = below(owners.length);
        const hub = hubs[index]?.[below(3)];
        const document = `mutation { updateHubConfig(input: { hubId: "${hub?.id}", config: { defaultPort: ${1 + below(2)} } }) { hub { id } } }`;
        for (const gateway of [reference, cached]) {
          await gateway.query(document, { token: tokens[index] ?? '' });
        }
      };
      const fault = () => simulator.control.faults([{ method: 'GET', path: pick(PATHS), ...pick(FAULTS) }]);
      const repair = async (): Promise<void> => {
        await simulator.control.clearFaults();
        clock.pass(AFTER_FAULTS_MS);
      };
      const renew = async (): Promise<void> => {
        const index = below(owners.length);
        const token = tokens[index];
        if (token !== undefined && below(2) === 0) await simulator.control.revoke({ token });
        else tokens[index] = await issue(owners[index] ?? 'demo');
      };
      const pass = async (): Promise<void> => clock.pass(pick([1, LONG_MS]));
      const weighted = [
        ...Array.from({ length: 80 }, () => ask),
        ...Array.from({ length: 5 }, () => change),
        // The second gateway finds the change made, and invalidates nothing that its cache has.
        ...Array.from({ length: ttlMs === 0 ? 3 : 0 }, () => write),
        ...Array.from({ length: 2 }, () => fault),
        ...Array.from({ length: 4 }, () => repair),
        ...Array.from({ length: 1 }, () => renew),
        ...Array.from({ length: 3 }, () => pass),
      ];
      try {
        for (let count = 0; count < ACTIONS; count += 1) await pick(weighted)();
      } finally {
        await cached.stop();
        await reference.stop();
        await simulator.stop();
      }

      const shared = cached.log.filter((line) => line.includes('answered without execution')).length;
      expect(shared).toBeGreaterThan(ACTIONS / 30);
      expect(reference.log.join()).not.toContain('answered without execution');
      expect(changes).toBeGreaterThan(10);
    },
    PATIENCE_MS,
  );
});
