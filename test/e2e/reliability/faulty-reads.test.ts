import type { FaultRule } from '../../../simulator/faults/rule.js';
import type { Answer } from '../../support/gateway.js';
import { callsOf, read, startStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';
import { leaksIn, leaksInLog } from '../upstream-failures/leaks.js';
import { FAULT_ENVIRONMENT, FAULT_KINDS, type FaultKind, type Group, MESSAGES } from './fault-matrix.js';

/** One endpoint that is read, and the field of the document that needs it. */
interface Endpoint {
  readonly path: FaultRule['path'];
  readonly group: Group;
  readonly field: readonly (string | number)[];
}

const ENDPOINTS: readonly Endpoint[] = [
  { path: '/api/accounts/v1', group: 'lists', field: ['accounts'] },
  { path: '/api/accounts/v1/groups', group: 'lists', field: ['accounts', 0, 'groups'] },
  { path: '/api/spaces/v1', group: 'lists', field: ['spaces'] },
  { path: '/api/hubs/v1', group: 'lists', field: ['hubs'] },
  { path: '/api/hubs/v1/{hubId}', group: 'hub', field: ['hub'] },
  { path: '/identity/oauth/v2/userinfo', group: 'userInfo', field: ['viewer'] },
];

/** Every effect of these lasts for all calls of the caller: the read of a hub fails with the list that it waits for. */
const FAILS_ALL_CALLS = ['UNAUTHENTICATED', 'FORBIDDEN', 'UPSTREAM_RATE_LIMITED'];
/** Lets the gateway forget retries, pauses and rejected tokens of the test before. */
const PAUSE_MS = 120_000;

type Stack = Awaited<ReturnType<typeof startStack>>;

/** A gateway for one endpoint, so that all endpoints are tested at the same time. */
interface Bench {
  readonly endpoint: Endpoint;
  readonly stack: Stack;
  readonly token: string;
  readonly document: string;
  readonly whole: Readonly<Record<string, unknown>>;
}

let elapsedMs = 0;
const benches: Bench[] = [];

beforeAll(async () => {
  // One after the other: a start blocks the event loop, and the first answers of the others would exceed the timeout.
  for (const endpoint of ENDPOINTS) benches.push(await startBench(endpoint));
});
afterAll(() => Promise.all(benches.map(({ stack }) => stack.stop())));

async function startBench(endpoint: Endpoint): Promise<Bench> {
  const stack = await startStack({
    // Every field of the document needs a call of its own; `hub` also waits for the list where there is one.
    simulator: { rows: 'thin', account: 'bare', hubs: 2, accounts: 1, spaces: 2 },
    environment: FAULT_ENVIRONMENT,
    gateway: { now: () => Date.now() + elapsedMs, circuitBreaker: { minimumCalls: Infinity } },
  });
  const token = await stack.simulator.userToken();
  const [hub] = hubsOf(stack.simulator.world);
  const document = `{
    accounts { id groups { name } } spaces { totalCount }
    ${endpoint.group === 'hub' ? '' : 'hubs { totalCount }'}
    hub(id: "${hub?.id}") { name } viewer { kind id }
  }`;
  const whole = await read<Record<string, unknown>>(stack.gateway, document, { token });
  return { endpoint, stack, token, document, whole };
}

/**
 * Sends the document while the endpoint has the fault, and checks what a client and the log receive of it.
 * @returns the answer, and how often the endpoint was called.
 */
async function ask(
  { stack, endpoint, document, token }: Bench,
  rule: Partial<FaultRule>,
): Promise<{ readonly answer: Answer; readonly calls: number }> {
  const { simulator, gateway } = stack;
  const logged = gateway.log.length;
  // A new read of a token that is known to be valid, as the fault may be a 401.
  await gateway.query('{ accounts { id } }', { token });
  await simulator.control.faults([{ method: 'GET', path: endpoint.path, kind: 'hang', ...rule }]);
  await simulator.control.clearRequests();
  const answer = await gateway.query(document, { token });
  await simulator.control.clearFaults();
  expect(leaksIn(answer.text, stack, token)).toEqual([]);
  expect(leaksInLog(gateway.log.slice(logged), token)).toEqual([]);
  const { [`GET ${endpoint.path}`]: calls = 0 } = await callsOf(simulator);
  return { answer, calls };
}

/** The answer of the document while the endpoint fails. */
function expected({ endpoint, whole }: Bench, { effects, details }: FaultKind) {
  const effect = effects[endpoint.group];
  if (effect === 'whole') return { status: 200, data: whole, errors: [] };
  if (effect === 'null') {
    const value = endpoint.group === 'userInfo' ? { kind: 'USER', id: null } : null;
    return { status: 200, data: { ...whole, [String(endpoint.field[0])]: value }, errors: [] };
  }
  const failing = [endpoint.field];
  if (endpoint.path === '/api/hubs/v1' && FAILS_ALL_CALLS.includes(effect)) failing.push(['hub']);
  return {
    status: effect === 'UNAUTHENTICATED' ? 401 : 200,
    data: failing.reduce(withNull, whole),
    errors: failing.map((path) => ({
      path,
      // The message of FORBIDDEN names the scope.
      message: MESSAGES[effect] ?? (expect.stringContaining('scope') as string),
      extensions: { code: effect, ...details, ...(effect === 'FORBIDDEN' ? REQUIRED_SCOPE : {}) },
    })),
  };
}
const REQUIRED_SCOPE = { requiredScope: expect.any(String) as string };

function withNull(data: Readonly<Record<string, unknown>>, [field, ...rest]: readonly (string | number)[]) {
  if (rest.length === 0) return { ...data, [String(field)]: null };
  const [account] = data['accounts'] as readonly object[];
  return { ...data, accounts: [{ ...account, groups: null }] };
}

const seenOf = ({ status, data, errors }: Answer) => ({
  status,
  data,
  errors: errors
    .map(({ path = [], message, extensions }) => ({ path, message, extensions }))
    .sort((one, other) => String(other.path[0]).localeCompare(String(one.path[0]))),
});

beforeEach(() => {
  elapsedMs += PAUSE_MS;
});

/** What each endpoint's document returns, by the path of the endpoint. */
async function byPath<Value>(valueOf: (bench: Bench) => Value | Promise<Value>) {
  return Object.fromEntries(
    await Promise.all(benches.map(async (bench) => [bench.endpoint.path, await valueOf(bench)] as const)),
  );
}

it.each(FAULT_KINDS)(
  'Where Operated answers reads with $title, the fields that need the endpoint have the code, and the rest of the answer arrives',
  async (kind) => {
    const seen = await byPath(async (bench) => {
      const { answer, calls } = await ask(bench, kind.fault);
      // A call that is sent once does not depend on whether the fault lasts.
      return { ...seenOf(answer), isSentAgain: calls > 1 };
    });

    expect(seen).toEqual(
      await byPath((bench) => ({ ...expected(bench, kind), isSentAgain: kind.isRetried })),
    );
  },
);

it.each(FAULT_KINDS.filter(({ isRetried }) => isRetried))(
  'Where Operated answers reads with $title once, nothing fails',
  async ({ fault }) => {
    const seen = await byPath(async (bench) => {
      const { answer, calls } = await ask(bench, { ...fault, times: 1 });
      return { ...seenOf(answer), calls };
    });

    expect(seen).toEqual(await byPath(({ whole }) => ({ status: 200, data: whole, errors: [], calls: 2 })));
  },
);
