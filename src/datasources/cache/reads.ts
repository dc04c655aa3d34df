import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';
import type { CacheMetrics, ReadOutcome } from '../../telemetry/metrics/cache-metrics.js';
import type { CallContext } from '../upstream/call-context.js';
import { beforeDeadline } from '../upstream/deadline.js';
import { endpointName } from '../upstream/endpoints.js';
import type { OperatedClient } from '../upstream/operated-client.js';
import type { AnswerStore } from './answer-store.js';
import { createAsk } from './ask.js';
import { type Entry, isOfKind } from './entry.js';
import { type CachePolicy, freshnessOf, mayReplaceFailure } from './freshness.js';
import type { Invalidations } from './invalidations.js';
import { nameOf, type Resource } from './resource.js';
import { type SharedFetch, startSharedFetch } from './shared-fetch.js';

/** An answer of Operated as a request receives it. */
export interface Answer<Value> {
  readonly value: Value;
  /** Whether Operated failed, and this is its last answer. */
  readonly isStale: boolean;
  /** The identity of what was decoded: the same object as long as Operated sends the same body. */
  readonly version: object;
  /** When the request of the answer was sent, ms since the epoch. */
  readonly sentAt: number;
}

/** Whether a read may be served from the cache, or is always sent to Operated. */
export type ReadFrom = 'cache' | 'operated';

/** Reads of Operated, served from the cache where that is allowed. */
export interface Reads {
  /**
   * Reads a resource on behalf of the principal of the context.
   * @throws GatewayError where Operated fails and no earlier answer may be served.
   */
  read<Value>(context: CallContext, resource: Resource<Value>, from: ReadFrom): Promise<Answer<Value>>;
  /** The stored answer that a read would be served, without a call and without a renewal; null where there is none. */
  freshEntry<Value>(asker: Asker, resource: Resource<Value>): Entry<Value> | null;
  /** Resolves when the changes of other gateways are applied that had arrived at this moment. */
  settled(): Promise<void>;
}

export interface ReadsOptions {
  readonly client: Pick<OperatedClient, 'fetch'>;
  readonly store: AnswerStore;
  readonly invalidations: Pick<Invalidations, 'areHeard' | 'settled'>;
  readonly policy: CachePolicy;
  /** The time of a fetch that requests share, ms. */
  readonly deadlineMs: number;
  /** Undefined where no metrics are collected. */
  readonly metrics?: CacheMetrics | undefined;
  /** The clock, ms since the epoch. */
  readonly now: () => number;
}

/** What decides whether a stored answer may be served: nothing else of a context. */
type Asker = Pick<CallContext, 'principal'>;

/** The failures of Operated that its last answer may replace. */
const REPLACEABLE: ReadonlySet<FailureCode> = new Set([
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_INVALID_RESPONSE',
]);

/** Creates the reads of a gateway. */
export function createReads(options: ReadsOptions): Reads {
  const { client, store, invalidations, policy, deadlineMs, metrics, now } = options;
  const ask = createAsk(client, store, now);
  /** The fetches in progress, by principal and resource. */
  const fetches = new Map<string, SharedFetch>();
  /** Whether the cache may serve a context, checked when it is first needed. */
  const admissions = new WeakMap<CallContext, Promise<boolean>>();

  /** The stored answer that may be served to the principal, whatever its age. */
  function servable<Value>({ principal }: Asker, resource: Resource<Value>): Entry<Value> | null {
    const expiresAt = principal.expiresAt();
    if (expiresAt !== null && now() >= expiresAt) return null;
    const stored = store.get(principal.key, resource);
    return stored?.isServable === true ? stored.entry : null;
  }

  const ageOf = (entry: Entry<unknown>): number => now() - entry.sentAt;

  /** The stored answer that may be served without waiting for Operated. */
  function current<Value>(context: Asker, resource: Resource<Value>): Entry<Value> | null {
    const entry = invalidations.areHeard ? servable(context, resource) : null;
    return entry === null || freshnessOf(ageOf(entry), policy) === 'expired' ? null : entry;
  }

  function isAdmitted(context: CallContext): Promise<boolean> {
    const known = admissions.get(context) ?? admit(context);
    admissions.set(context, known);
    return known;
  }

  /** Whether the principal has a token that has neither expired nor ended with its session. */
  async function admit({ principal, deadline }: CallContext): Promise<boolean> {
    await invalidations.settled();
    try {
      const token = () => principal.bearerToken();
      await (deadline === undefined ? token() : beforeDeadline(deadline, token));
      return true;
    } catch (error) {
      if (error instanceof GatewayError) return false;
      throw error;
    }
  }

  async function askAlone<Value>(context: CallContext, resource: Resource<Value>): Promise<Answer<Value>> {
    const pending = store.begin(context.principal.key, resource);
    try {
      return freshAnswer(await ask(context, resource, pending));
    } finally {
      pending.end();
    }
  }

  /** The answer of a slow call may be older than the cache allows by the time a request begins. */
  const isJoinable = (fetching: SharedFetch): boolean =>
    fetching.isJoinable && freshnessOf(now() - fetching.startedAt, policy) !== 'expired';

  /** @returns the fetch, and whether this context started it. */
  function joinOrStart<Value>(starter: CallContext, resource: Resource<Value>, isBackground: boolean) {
    const key = `${starter.principal.key} ${nameOf(resource)}`;
    const running = fetches.get(key);
    if (running !== undefined && isJoinable(running)) return { fetching: running, isOwn: false };
    const pending = store.begin(starter.principal.key, resource);
    const fetching = startSharedFetch({
      starter,
      pending,
      startedAt: now(),
      deadlineMs,
      isBackground,
      fetch: (context) =>
        ask(context, resource, pending).finally(() => {
          if (fetches.get(key) === fetching) fetches.delete(key);
        }),
    });
    fetches.set(key, fetching);
    return { fetching, isOwn: true };
  }

  /** @param isOwn whether this context started the fetch. */
  async function answerOf<Value>(
    fetching: SharedFetch,
    isOwn: boolean,
    context: CallContext,
    resource: Resource<Value>,
  ): Promise<Answer<Value>> {
    if (fetching.starterSpan !== undefined) context.span?.joined(fetching.starterSpan);
    if (!isOwn) context.report?.joined(endpointName(resource.kind.endpoint));
    try {
      const entry = await fetching.wait(context);
      if (!isOfKind(entry, resource.kind)) throw new Error('A fetch returned another resource.');
      return freshAnswer(entry);
    } catch (error) {
      // The budget of the request that started the fetch, not of this one.
      if (!isOwn && hasCode(error, BUDGET)) return askAlone(context, resource);
      throw error;
    }
  }

  /** Asks Operated, in a call that reads share; an earlier answer may replace its failure. */
  async function askTogether<Value>(context: CallContext, resource: Resource<Value>): Promise<Answer<Value>> {
    const { fetching, isOwn } = joinOrStart(context, resource, false);
    let outcome: ReadOutcome = isOwn ? 'miss' : 'joined';
    try {
      return await answerOf(fetching, isOwn, context, resource);
    } catch (error) {
      const earlier = lastAnswer(context, resource, error);
      outcome = 'stale';
      return earlier;
    } finally {
      metrics?.read(resource.kind.name, outcome);
    }
  }

  /** @throws the failure, where no earlier answer may replace it. */
  function lastAnswer<Value>(
    context: CallContext,
    resource: Resource<Value>,
    failure: unknown,
  ): Answer<Value> {
    if (context.signal.aborted || !hasCode(failure, REPLACEABLE)) throw failure;
    const entry = servable(context, resource);
    if (entry === null || !mayReplaceFailure(ageOf(entry), policy)) throw failure;
    const { endpoint } = resource.kind;
    context.logger.debug(
      { endpoint: `${endpoint.method} ${endpoint.path}`, ageMs: ageOf(entry) },
      'an earlier answer is served: Operated fails',
    );
    return { value: entry.staleValue(), isStale: true, version: entry.version, sentAt: entry.sentAt };
  }

  return {
    async read(context, resource, from) {
      const mayServe = from === 'cache' && policy.ttlMs > 0 && (await isAdmitted(context));
      if (!mayServe) {
        metrics?.read(resource.kind.name, 'bypass');
        return askAlone(context, resource);
      }
      const entry = current(context, resource);
      if (entry === null) return askTogether(context, resource);
      const isRenewable = freshnessOf(ageOf(entry), policy) === 'renewable';
      if (isRenewable) joinOrStart(context, resource, true);
      metrics?.read(resource.kind.name, isRenewable ? 'renewing' : 'hit');
      context.report?.cacheHit();
      return freshAnswer(entry);
    },
    freshEntry(context, resource) {
      const entry = current(context, resource);
      return entry !== null && freshnessOf(ageOf(entry), policy) === 'fresh' ? entry : null;
    },
    settled: () => invalidations.settled(),
  };
}

const BUDGET: ReadonlySet<FailureCode> = new Set(['UPSTREAM_BUDGET_EXCEEDED']);

function hasCode(error: unknown, codes: ReadonlySet<FailureCode>): boolean {
  return error instanceof GatewayError && codes.has(error.code);
}

function freshAnswer<Value>({ value, version, sentAt }: Entry<Value>): Answer<Value> {
  return { value, isStale: false, version, sentAt };
}
