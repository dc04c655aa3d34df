import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { FaultRule } from '../../../simulator/faults/rule.js';
import type { TestGateway } from '../../support/gateway.js';
import type { ManualClock } from '../../support/manual-clock.js';
import type { TestSimulator } from '../../support/simulator.js';
import { hubsOf } from '../../support/world.js';
import { createRecord, type Grant, type Observation, type ShownHub } from './interleaved-record.js';

const SHOWN = 'id customId fetchedAt stale config { defaultPort }';
/** Without a time, so that a later equal question may be answered without execution. */
const TIMELESS = 'id customId stale config { defaultPort }';
const OWNERS = ['demo', 'demo', 'other', 'other'] as const;
/** How many actions run at the same time. */
const PARALLEL = 6;
const FAULTS: readonly Pick<FaultRule, 'kind' | 'status'>[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 403 },
  { kind: 'invalid-json' },
  { kind: 'empty' },
];

export interface SceneOptions {
  readonly simulator: TestSimulator;
  readonly gateways: readonly TestGateway[];
  /** The one clock of the gateways, the world and its tokens. */
  readonly clock: ManualClock;
  readonly seed: number;
  readonly actions: number;
  /** The lifetime of a token, ms. */
  readonly tokenMs: number;
}

/**
 * Runs queries, writes, changes outside of the gateways, faults, revocations and expiries in a random order, many at the
 * same time, and records what every query showed.
 */
export async function runInterleaved(options: SceneOptions) {
  const { simulator, gateways, clock, seed, actions, tokenMs } = options;
  const random = xoroshiro128plus(seed);
  const below = (limit: number) => uniformInt(random, 0, limit - 1);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const record = createRecord(clock.now);
  const hubs = OWNERS.map((owner) =>
    hubsOf(simulator.world, `${owner}-client`).filter(
      ({ product, online }) => product === 'O-PC-4' && online,
    ),
  );
  const writing = new Set<string>();
  const grants: Grant[] = [];

  const issue = async (index: number): Promise<void> => {
    const owner = OWNERS[index] ?? 'demo';
    const clientId = `${owner}-client`;
    const token = await simulator.userToken({ clientId, email: `admin@${owner}.example` });
    grants[index] = record.granted({
      owner,
      token,
      expiresAt: clock.now() + tokenMs,
      hubIds: new Set(hubsOf(simulator.world, clientId).map(({ id }) => id)),
    });
  };

  const query = async (): Promise<void> => {
    const index = below(OWNERS.length);
    const grant = grants[index];
    const id = pick(hubs[index] ?? []).id;
    if (grant === undefined) return;
    const shown = pick([SHOWN, TIMELESS]);
    const fields = pick([
      `hubs { nodes { ${shown} } }`,
      `one: hub(id: "${id}") { ${shown} }`,
      `viewer { email } hubs { nodes { ${SHOWN} } } one: hub(id: "${id}") { ${SHOWN} }`,
    ]);
    const headers: Record<string, string> = below(12) === 0 ? { 'cache-control': 'no-cache' } : {};
    const gateway = pick(gateways);
    const observe = record.asked(grant, gateway);
    const answer = await gateway.query(`{ ${fields} }`, { token: grant.token, headers });
    observe(
      answer.errors.map(({ extensions }) => extensions.code),
      readAnswer(answer.data),
    );
  };

  const write = async (): Promise<void> => {
    const index = below(OWNERS.length);
    const grant = grants[index];
    const { id } = pick(hubs[index] ?? []);
    if (grant === undefined || writing.has(id)) return;
    writing.add(id);
    const port = 1 + below(4);
    const written = record.writing(id, port);
    const answer = await pick(gateways).query(
      `mutation { updateHubConfig(input: { hubId: "${id}", config: { defaultPort: ${port} } }) {
         hub { ${SHOWN} } changes { after } userErrors { code } } }`,
      { token: grant.token },
    );
    const payload = (answer.data as Written | null | undefined)?.updateHubConfig;
    const isConfirmed = payload?.userErrors.length === 0 && payload.changes.length > 0;
    written(isConfirmed, payload?.hub?.config.defaultPort);
    writing.delete(id);
  };

  const change = async (): Promise<void> => {
    const { id } = pick(pick(hubs));
    const changed = record.changing(id);
    await simulator.control.data(id, { customid: changed.customId });
    changed.done();
  };

  const fault = async (): Promise<void> => {
    if (below(2) === 0) return simulator.control.clearFaults();
    const path = pick(['*', '/api/hubs/v1', '/api/hubs/v1/{hubId}', '/identity/oauth/v2/userinfo']);
    await simulator.control.faults([{ method: 'GET', path, share: 0.5, ...pick(FAULTS) }]);
  };

  const revoke = async (): Promise<void> => {
    const index = below(OWNERS.length);
    const grant = grants[index];
    if (grant === undefined || grant.revokedAt !== null) return;
    await simulator.control.revoke({ token: grant.token });
    grant.revokedAt = clock.now();
  };

  /** Replaces a token some time after its end, so that queries with it are seen. */
  const renew = async (): Promise<void> => {
    const index = below(OWNERS.length);
    const grant = grants[index];
    const hasEnded = grant === undefined || grant.revokedAt !== null || clock.now() >= grant.expiresAt;
    if (hasEnded) await issue(index);
  };

  const pass = async (): Promise<void> => clock.pass(below(900));

  /** How often each action is chosen, of 100. */
  const weighted = [
    ...Array.from({ length: 62 }, () => query),
    ...Array.from({ length: 6 }, () => write),
    ...Array.from({ length: 8 }, () => change),
    ...Array.from({ length: 4 }, () => fault),
    ...Array.from({ length: 1 }, () => revoke),
    ...Array.from({ length: 5 }, () => renew),
    ...Array.from({ length: 14 }, () => pass),
  ];

  for (const index of OWNERS.keys()) await issue(index);
  for (const { id } of hubs.flat()) {
    const { customId, done } = record.changing(id);
    await simulator.control.data(id, { customid: customId });
    done();
    const port = simulator.world.hubs.get(id)?.config()['defaultport'];
    record.writing(id, Number(port))(true, Number(port));
  }
  const running = new Set<Promise<void>>();
  for (let count = 0; count < actions; count += 1) {
    const action = pick(weighted)().finally(() => running.delete(action));
    running.add(action);
    if (running.size >= PARALLEL) await Promise.race(running);
  }
  await Promise.all(running);
  return record;
}

interface Written {
  readonly updateHubConfig: {
    readonly hub: ShownHub | null;
    readonly changes: readonly unknown[];
    readonly userErrors: readonly unknown[];
  } | null;
}

/** The parts of an answer's data that are there. */
function readAnswer(data: unknown): Pick<Observation, 'hubs' | 'email'> {
  const { hubs, one, viewer } = (data ?? {}) as {
    readonly hubs?: { readonly nodes: readonly ShownHub[] } | null;
    readonly one?: ShownHub | null;
    readonly viewer?: { readonly email: string | null } | null;
  };
  return { hubs: [...(hubs?.nodes ?? []), ...(one ? [one] : [])], email: viewer?.email ?? null };
}
