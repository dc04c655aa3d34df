import { Counter, Histogram, type Registry } from 'prom-client';

/** An operation that has ended, or a subscription that has started. */
export interface EndedOperation {
  /** `query`, `mutation` or `subscription`; undefined where the document was rejected before. */
  readonly type: string | undefined;
  /** Null for an operation without a name; undefined where the document was rejected before. */
  readonly name: string | null | undefined;
  /** The codes of its errors, in their order. */
  readonly codes: readonly string[];
}

/** What answered an operation: its execution, a stored response, or the answer to the same request before. */
export type AnswerSource = 'executed' | 'response_cache' | 'repeated_request';

/** What the execution of operations reports. */
export interface GraphqlMetrics {
  /** @param seconds that it took, to its start for a subscription. */
  ended(operation: EndedOperation, seconds: number): void;
  /** An operation was rejected before its document was read. */
  rejected(code: string): void;
  /** A query or a mutation was answered, with or without errors. */
  answered(source: AnswerSource): void;
  /** An event of a subscription had errors. */
  eventFailed(codes: readonly string[]): void;
}

/** How many names, beside those of trusted documents, are labels. */
const MOST_NAMES = 100;
/** The longest name that is a label, characters. */
const LONGEST_NAME = 100;

const ANONYMOUS = 'anonymous';
const OTHER = 'other';
const OK = 'OK';

/** An operation usually takes about as long as its HTTP request; seconds. */
const OPERATION_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/**
 * Registers the metrics of GraphQL.
 * @param trustedNames the names of the operations in trusted documents.
 */
export function createGraphqlMetrics(registry: Registry, trustedNames: ReadonlySet<string>): GraphqlMetrics {
  const registers = [registry];
  const operations = new Counter({
    name: 'operated_gateway_graphql_operations_total',
    help: 'GraphQL operations on all transports: answered queries and mutations, started subscriptions, and rejected ones. operation_type: empty where the document was rejected. operation_name: of trusted documents and of the first 100 others that succeeded, other, anonymous, or empty. outcome: OK, or the code of the first error.',
    labelNames: ['operation_type', 'operation_name', 'outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'operated_gateway_graphql_operation_duration_seconds',
    help: 'Seconds of each query, each mutation and each start of a subscription whose document is valid.',
    labelNames: ['operation_type'],
    buckets: OPERATION_SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'operated_gateway_graphql_errors_total',
    help: 'Errors that clients received in answers and events, by code. An answer can have several.',
    labelNames: ['code'],
    registers,
  });
  const answers = new Counter({
    name: 'operated_gateway_graphql_answers_total',
    help: 'Answered queries and mutations, by source: executed, response_cache (the data of Operated is as before) or repeated_request (the whole HTTP request is as before).',
    labelNames: ['source'],
    registers,
  });
  const names = new Set<string>();
  const nameOf = (name: string, isOk: boolean): string => {
    if (trustedNames.has(name) || names.has(name)) return name;
    // Only operations that succeed take a place, so that invented ones cannot take all.
    if (!isOk || names.size >= MOST_NAMES || name.length > LONGEST_NAME) return OTHER;
    names.add(name);
    return name;
  };
  const countErrors = (codes: readonly string[]) => {
    for (const code of codes) errors.inc({ code });
  };

  const ended = ({ type, name, codes }: EndedOperation, seconds: number) => {
    const [outcome = OK] = codes;
    const label = name === undefined ? '' : name === null ? ANONYMOUS : nameOf(name, outcome === OK);
    operations.inc({ operation_type: type ?? '', operation_name: label, outcome });
    if (type !== undefined) durations.observe({ operation_type: type }, seconds);
    countErrors(codes);
  };

  return {
    ended,
    rejected: (code) => ended({ type: undefined, name: undefined, codes: [code] }, 0),
    answered: (source) => answers.inc({ source }),
    eventFailed: countErrors,
  };
}
