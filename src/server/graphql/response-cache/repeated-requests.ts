import type { HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Principal, principalKind } from '../../../auth/principal.js';
import type { Reads } from '../../../datasources/cache/reads.js';
import { valuesIn } from '../../../executor/values-in.js';
import type { Logger } from '../../../telemetry/logger.js';
import type { Metrics } from '../../../telemetry/metrics/metrics.js';
import type { RequestSpan } from '../../../telemetry/tracing/tracing.js';
import { isJsonObject } from '../../../wire/json.js';
import type { BudgetOf } from '../../limits/caller-budget.js';
import { budgetHeaders, pointsLeft } from '../../limits/cost-budget.js';
import { isDeeperThan } from '../limits/is-deeper-than.js';
import { DEBUG_HEADER } from '../operated-extension.js';
import { logOperation } from '../operation-log.js';
import { areCurrent } from './current-loads.js';
import { variablesKey } from './response-key.js';
import type { ResponseStore } from './response-store.js';
import { serialiseResult } from './serialise-result.js';

/** A request that was answered with a stored response, and what its answer was made of. */
export interface AnsweredRequest {
  readonly responseKey: string;
  readonly dependsOnTime: boolean;
  readonly operationName: string | null;
  /** The estimated cost, points. */
  readonly cost: number;
}

interface Repeated extends AnsweredRequest {
  /** The headers of the answer, without those that differ from one answer to the next. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The arrival of a request. */
export interface Arrival {
  readonly requestId: string;
  /** Ms on the clock of `performance`. */
  readonly arrivedAt: number;
  /** Undefined where traces are off. */
  readonly span: RequestSpan | undefined;
}

/** An answer with status 200. */
export interface RepeatedAnswer {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/**
 * Answers HTTP requests that a principal has sent before, if their stored response is current without a call. Apollo
 * Server has parsed, validated and costed the operation then, and its pipeline would cost more than the answer.
 */
export interface RepeatedRequests {
  /**
   * Names a request among those of its principal.
   * @returns null for a request that always passes Apollo Server, and for one that no principal has sent before.
   */
  questionOf(request: HTTPGraphQLRequest): string | null;
  /**
   * @returns null where the request has to pass Apollo Server.
   */
  answer(principal: Principal, question: string, arrival: Arrival): Promise<RepeatedAnswer | null>;
  /** Called for each request that Apollo Server has answered with a stored response. */
  answered(request: HTTPGraphQLRequest, principal: Principal, answered: AnsweredRequest): void;
  /** Called with every answer of Apollo Server: remembers the requests of `answered`. */
  remember(request: HTTPGraphQLRequest, response: HTTPGraphQLResponse): void;
}

export interface RepeatedRequestsOptions {
  /** Requests of a higher estimated cost are not remembered: each is logged as exceeding its limit. */
  readonly maxCost: number;
  readonly store: Pick<ResponseStore, 'get'>;
  readonly reads: Pick<Reads, 'freshEntry' | 'settled'>;
  readonly budgetOf: BudgetOf;
  readonly metrics?: Pick<Metrics, 'graphql' | 'limits'> | undefined;
  readonly logger: Logger;
}

/** How many characters of requests are remembered. */
const MOST_CHARACTERS = 4_000_000;
/** The longest request that is remembered, characters. */
const LONGEST_REQUEST = 20_000;
/** How deep the variables of a request may be nested that is remembered. */
const DEEPEST_VARIABLES = 10;
/** The headers that change what a request asks for. */
const DECISIVE_HEADERS = ['cache-control', 'graphql-cost', DEBUG_HEADER] as const;
/** The headers that are new for each answer. */
const VARYING_HEADERS: ReadonlySet<string> = new Set(['content-length', 'ratelimit', 'ratelimit-policy']);

/** Creates a memory of requests that is empty. It holds no data of Operated. */
export function createRepeatedRequests(options: RepeatedRequestsOptions): RepeatedRequests {
  const { maxCost, store, reads, budgetOf, metrics, logger } = options;
  const bounds = { maxSize: MOST_CHARACTERS, maxEntrySize: LONGEST_REQUEST };
  const requests = new LRUCache<string, Repeated>({ ...bounds, sizeCalculation: (_, key) => key.length });
  const questions = new LRUCache<string, true>({ ...bounds, sizeCalculation: (_, key) => key.length });
  const answeredRequests = new WeakMap<HTTPGraphQLRequest, AnsweredRequest & { principal: Principal }>();

  return {
    questionOf(request) {
      const question = questionOf(request);
      return question !== null && questions.get(question) === true ? question : null;
    },
    async answer(principal, question, { requestId, arrivedAt, span }) {
      const known = requests.get(`${principal.key} ${question}`);
      if (known === undefined) return null;
      await reads.settled();
      const { responseKey, dependsOnTime, operationName, cost } = known;
      const stored = store.get(principal.key, responseKey);
      if (stored === null || !areCurrent(reads, principal, stored.loads, dependsOnTime)) return null;
      const budget = budgetOf(principal);
      const allowance = await budget.limit.take(budget.key, cost);
      if (allowance.isExceeded) return null;
      const actual = valuesIn(stored.data);
      const difference = actual - cost;
      if (difference !== 0) {
        budget.limit.adjust(budget.key, difference).catch((error: unknown) => {
          logger.error({ err: error }, 'unexpected error');
        });
      }
      logger.debug({ requestId }, 'answered without execution: the data of Operated is as before');
      const operation = OperationTypeNode.QUERY;
      const ended = { type: operation, name: operationName, codes: [] };
      metrics?.graphql.ended(ended, (performance.now() - arrivedAt) / 1_000);
      metrics?.graphql.answered('repeated_request');
      metrics?.limits.charged(principalKind(principal), actual);
      span?.operation(operation, operationName);
      const logged = { requestId, span, principal, operation, operationName, cost, errors: [] };
      logOperation(logger, arrivedAt, logged);
      const left = pointsLeft(budget, allowance, difference);
      return {
        headers: [...known.headers, ...budgetHeaders(budget, allowance, left)],
        body: `${serialiseResult({ data: stored.data })}\n`,
      };
    },
    answered(request, principal, answered) {
      // The admission of other principals, such as sessions, needs more than their cached answers.
      if (principal.kind !== 'user' || answered.cost > maxCost) return;
      answeredRequests.set(request, { ...answered, principal });
    },
    remember(request, { status, headers }) {
      const answered = answeredRequests.get(request);
      const question = answered === undefined ? null : questionOf(request);
      if (answered === undefined || question === null || (status ?? 200) !== 200) return;
      const { principal, ...repeated } = answered;
      questions.set(question, true);
      requests.set(`${principal.key} ${question}`, {
        ...repeated,
        headers: [...headers].filter(([name]) => !VARYING_HEADERS.has(name)),
      });
    },
  };
}

/** The text that tells a request from others; null for one that is not a plain POST of a document. */
function questionOf({ method, search, headers, body }: HTTPGraphQLRequest): string | null {
  if (method !== 'POST' || search !== '' || !isJsonObject(body)) return null;
  if ('extensions' in body || 'documentId' in body) return null;
  if (DECISIVE_HEADERS.some((name) => headers.has(name))) return null;
  const { query, operationName = null, variables = null } = body;
  if (typeof query !== 'string' || query.length > LONGEST_REQUEST) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (variables !== null && !isJsonObject(variables)) return null;
  // No limit has been applied to the variables yet.
  if (isDeeperThan(DEEPEST_VARIABLES, variables)) return null;
  const values = variablesKey(variables ?? undefined);
  if (values === null) return null;
  const mediaTypes = `${headers.get('content-type') ?? ''}\n${headers.get('accept') ?? ''}`;
  return `${mediaTypes}\n${JSON.stringify(operationName)}\n${values}\n${query}`;
}
