import type { FaultRule } from '../../../simulator/faults/rule.js';

/** A fault without its endpoint. */
export type Fault = Omit<FaultRule, 'method' | 'path' | 'share' | 'times'>;

/**
 * What a fault that lasts does to the field that needs the call: a code, or for changes the user error and the code of
 * their `hub`.
 */
export type Effect =
  | 'whole'
  | 'null'
  | 'made'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'GATEWAY_CREDENTIALS_REJECTED'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_INVALID_RESPONSE'
  | 'REJECTED_BY_OPERATED'
  | 'NOT_CONFIRMED'
  | `NOT_CONFIRMED, ${string}`;

/** The endpoints by what a fault does to them. */
export const GROUPS = {
  lists: 'accounts, groups, spaces, hubs',
  hub: 'a hub',
  userInfo: 'user info',
  change: 'change of config or state',
  token: "the service's token",
  create: 'create a webhook subscription',
  extend: 'extend it',
  remove: 'delete it',
} as const;
export type Group = keyof typeof GROUPS;

/** The messages of errors of reads. */
export const MESSAGES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Operated says that the token is not valid.',
  UPSTREAM_TIMEOUT: 'Operated did not answer in time.',
  UPSTREAM_UNAVAILABLE: 'Operated cannot be reached or reports a failure of its own.',
  UPSTREAM_RATE_LIMITED: 'Operated limits the rate of requests.',
  UPSTREAM_INVALID_RESPONSE: 'Operated answered with something that the gateway cannot read.',
};

/** One kind of fault. */
export interface FaultKind {
  readonly title: string;
  readonly fault: Fault;
  /** Whether a read is whole where the fault occurs once: it is sent again. */
  readonly isRetried: boolean;
  readonly effects: Readonly<Record<Group, Effect>>;
  /** Details of the error of a read. */
  readonly details: object;
}

const TIMEOUT = 'UPSTREAM_TIMEOUT';
const UNAVAILABLE = 'UPSTREAM_UNAVAILABLE';
const INVALID = 'UPSTREAM_INVALID_RESPONSE';
const LIMITED = 'UPSTREAM_RATE_LIMITED';

/** Effects by group; groups that are left out have the effect of `all`. Changes and deletions differ always. */
function kind(
  title: string,
  fault: Fault,
  all: Effect,
  different: Partial<Record<Group, Effect>> & Pick<Record<Group, Effect>, 'change'>,
  { isRetried = false, details = {} } = {},
): FaultKind {
  const effects = {
    lists: all,
    hub: all,
    userInfo: all,
    token: all,
    create: all,
    extend: all,
    // A subscription that cannot be deleted expires.
    remove: 'whole' as const,
    ...different,
  };
  return { title, fault, isRetried, effects, details };
}

const status = (code: number): Fault => ({ kind: 'status', status: code });
const failed = (code: string): Effect => `NOT_CONFIRMED, ${code}`;
const RETRIED = { isRetried: true };
const REJECTED: Effect = 'REJECTED_BY_OPERATED';
const CREDENTIALS: Effect = 'GATEWAY_CREDENTIALS_REJECTED';

/** Every kind of fault that the simulator knows, with the statuses that differ. */
export const FAULT_KINDS: readonly FaultKind[] = [
  kind('a delay within the timeout', { kind: 'delay', delayMs: 30 }, 'whole', { change: 'made' }),
  kind('204 without a body', status(204), INVALID, { change: 'NOT_CONFIRMED', extend: 'whole' }),
  kind('302', status(302), INVALID, { change: failed(INVALID) }),
  kind('400', status(400), INVALID, { change: REJECTED, token: CREDENTIALS }),
  kind('401', status(401), 'UNAUTHENTICATED', {
    change: 'UNAUTHENTICATED',
    token: CREDENTIALS,
    create: CREDENTIALS,
    extend: CREDENTIALS,
  }),
  kind('403', status(403), 'FORBIDDEN', { userInfo: 'null', change: 'FORBIDDEN', token: CREDENTIALS }),
  kind('404', status(404), INVALID, { hub: 'null', change: REJECTED, extend: 'whole' }),
  kind('408', status(408), TIMEOUT, { change: failed(TIMEOUT) }),
  kind('409', status(409), INVALID, { change: REJECTED }),
  kind('418', status(418), INVALID, { change: failed(INVALID) }),
  kind('429', status(429), LIMITED, { change: failed(LIMITED) }),
  kind(
    '429 with a short Retry-After',
    { ...status(429), retryAfter: 1 },
    LIMITED,
    { change: failed(LIMITED) },
    { ...RETRIED, details: { retryAfter: 1 } },
  ),
  kind(
    '429 with a long Retry-After',
    { ...status(429), retryAfter: 60 },
    LIMITED,
    { change: failed(LIMITED) },
    { details: { retryAfter: 60 } },
  ),
  kind('500', status(500), UNAVAILABLE, { change: failed(UNAVAILABLE) }),
  kind('502', status(502), UNAVAILABLE, { change: failed(UNAVAILABLE) }, RETRIED),
  kind('503', status(503), UNAVAILABLE, { change: failed(UNAVAILABLE) }, RETRIED),
  kind('504', status(504), TIMEOUT, { change: failed(TIMEOUT) }, RETRIED),
  kind('599', status(599), UNAVAILABLE, { change: failed(UNAVAILABLE) }),
  kind('no answer', { kind: 'hang' }, TIMEOUT, { change: failed(TIMEOUT) }),
  kind('a connection reset', { kind: 'reset' }, UNAVAILABLE, { change: failed(UNAVAILABLE) }, RETRIED),
  kind('a body cut off', { kind: 'truncate' }, UNAVAILABLE, { change: 'made' }, RETRIED),
  // The delay adds to bodies that are too short to exceed the timeout byte by byte.
  kind('a body that arrives byte by byte', { kind: 'slow-body', delayMs: 900 }, TIMEOUT, { change: 'made' }),
  kind('an HTML page with 502', { kind: 'html' }, UNAVAILABLE, { change: failed(UNAVAILABLE) }, RETRIED),
  kind('half of a JSON text', { kind: 'invalid-json' }, INVALID, {
    change: 'NOT_CONFIRMED',
    extend: 'whole',
  }),
  kind('an empty body', { kind: 'empty' }, INVALID, { change: 'NOT_CONFIRMED', extend: 'whole' }),
  kind('an object for a list, or the reverse', { kind: 'wrong-shape' }, INVALID, {
    change: 'made',
    extend: 'whole',
  }),
];

/** The variables of a gateway under these faults: the kinds that end with the timeout last a second. */
export const FAULT_ENVIRONMENT = {
  OPERATED_TIMEOUT_MS: '1000',
  REQUEST_DEADLINE_MS: '10000',
  LOG_LEVEL: 'trace',
} as const;

/** The table of docs/reliability.md. */
export function faultTable(): string {
  const groups = Object.keys(GROUPS) as Group[];
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['fault', ...groups.map((group) => GROUPS[group])]),
    row(['---', ...groups.map(() => '---')]),
    ...FAULT_KINDS.map(({ title, effects, isRetried }) =>
      row([isRetried ? `${title} ¹` : title, ...groups.map((group) => cell(effects[group]))]),
    ),
  ].join('\n');
}

function cell(effect: Effect): string {
  return effect
    .split(', ')
    .map((part) => (/^[A-Z_]+$/.test(part) ? `\`${part}\`` : part))
    .join(', ');
}
