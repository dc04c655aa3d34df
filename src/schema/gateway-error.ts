import { GraphQLError } from 'graphql';

interface Failure {
  /** What the client reads, where the error says nothing more specific. */
  readonly message: string;
  /** The HTTP status of an answer that consists of this error; 200 where absent. */
  readonly httpStatus?: number;
  /** The caller lacks the right, so that no retry and no other field of the same request succeeds either. */
  readonly isCallerError?: true;
  /** Operated rejects the credentials of the caller or of the gateway, or the caller lacks the right. */
  readonly isRejection?: true;
  /** The same call may succeed later without a change by the caller. */
  readonly isRetryable?: true;
  /** Every other call of the same principal fails at the moment too, so that further ones are not worth sending. */
  readonly failsAllCalls?: true;
}

/**
 * The closed vocabulary of failures, one row per code. Nothing else of a failure reaches a client: no upstream URL,
 * header or body.
 */
const FAILURES = {
  UNAUTHENTICATED: {
    message: 'No valid bearer token: Operated does not accept it, or none was sent.',
    httpStatus: 401,
    isCallerError: true,
    isRejection: true,
    failsAllCalls: true,
  },
  FORBIDDEN: {
    message: 'The token does not allow this.',
    isCallerError: true,
    isRejection: true,
    failsAllCalls: true,
  },
  BAD_USER_INPUT: { message: 'The input is not valid.' },
  QUERY_TOO_COMPLEX: { message: 'The document exceeds a limit of its structure.', httpStatus: 400 },
  COST_ESTIMATED_TOO_EXPENSIVE: {
    message:
      'The operation may cost more than one operation is allowed to: ask for fewer fields or shorter lists.',
    httpStatus: 400,
  },
  PERSISTED_DOCUMENT_ID_REQUIRED: {
    message: 'The gateway executes trusted documents only: name one by its id.',
    httpStatus: 400,
  },
  PERSISTED_QUERY_NOT_FOUND: { message: 'There is no trusted document with this id.', httpStatus: 400 },
  // Not the caller's credentials: no status of the 400s, and no close code that asks the user to sign in again.
  GATEWAY_CREDENTIALS_REJECTED: {
    message: 'Operated rejects the client credentials of this gateway.',
    httpStatus: 502,
    isRejection: true,
    isRetryable: true,
    failsAllCalls: true,
  },
  UPSTREAM_TIMEOUT: { message: 'Operated did not answer in time.', isRetryable: true },
  UPSTREAM_UNAVAILABLE: {
    message: 'Operated cannot be reached or reports a failure of its own.',
    isRetryable: true,
  },
  UPSTREAM_RATE_LIMITED: {
    message: 'Operated limits the rate of requests.',
    isRetryable: true,
    failsAllCalls: true,
  },
  RATE_LIMITED: {
    message: 'Too many requests.',
    httpStatus: 429,
    isRetryable: true,
    failsAllCalls: true,
  },
  OVERLOADED: {
    message: 'The gateway is overloaded: try again later.',
    httpStatus: 503,
    isRetryable: true,
  },
  UPSTREAM_BUDGET_EXCEEDED: {
    message: 'The operation needs more calls to Operated than one operation may cause.',
    failsAllCalls: true,
  },
  UPSTREAM_INVALID_RESPONSE: { message: 'Operated answered with something that the gateway cannot read.' },
  // For the log: the outcome of work that ended because its client has disconnected.
  CLIENT_DISCONNECTED: {
    message: 'The client disconnected before the answer.',
    isRetryable: true,
    failsAllCalls: true,
  },
} as const satisfies Record<string, Failure>;

export type FailureCode = keyof typeof FAILURES;

/** Every code, in the order of the table. */
export const FAILURE_CODES: readonly string[] = Object.keys(FAILURES);

/** Details of a failure that a client may act on, beside the code. */
export interface FailureDetails {
  /** Replaces the code's own message. Must hold nothing of the upstream's answer and no secret. */
  readonly message?: string;
  /** FORBIDDEN: the scope that the token lacks. */
  readonly requiredScope?: string;
  /** RATE_LIMITED and UPSTREAM_RATE_LIMITED: seconds to wait. */
  readonly retryAfter?: number;
  /** COST_ESTIMATED_TOO_EXPENSIVE: the estimated cost and the limit, in points. */
  readonly cost?: { readonly estimated: number; readonly max: number };
  /** QUERY_TOO_COMPLEX: the limit that the document exceeds. */
  readonly limit?: { readonly name: string; readonly max: number };
  /** Of a list or a sum that lacks hubs: those that cannot be read, 100 at most. */
  readonly hubIds?: readonly string[];
  /** BAD_USER_INPUT: the violations, by path of the input. */
  readonly validation?: readonly InputViolation[];
}

export interface InputViolation {
  /** Path of the input, for example `first`. */
  readonly field: string;
  /** What is allowed, a sentence each. */
  readonly constraints: readonly string[];
}

/** A failure that a client receives as a GraphQL error with `extensions.code`. */
export class GatewayError extends GraphQLError {
  /** How long to wait before the next call, in seconds; null where no wait is known. */
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: FailureCode,
    details: FailureDetails = {},
  ) {
    const { message, ...extensions } = details;
    const failure: Failure = FAILURES[code];
    super(message ?? failure.message, {
      extensions: {
        code,
        ...extensions,
        ...(failure.httpStatus === undefined ? {} : { http: httpHead(failure.httpStatus, details) }),
      },
    });
    this.retryAfterSeconds = details.retryAfter ?? null;
  }

  /** Whether the caller lacks the right, so that everything else of the same request fails the same way. */
  get isCallerError(): boolean {
    return this.failure.isCallerError ?? false;
  }

  /** Whether Operated rejects the credentials of the caller or of the gateway, or the caller lacks the right. */
  get isRejection(): boolean {
    return this.failure.isRejection ?? false;
  }

  /** Whether the same call may succeed later without a change by the caller. */
  get isRetryable(): boolean {
    return this.failure.isRetryable ?? false;
  }

  /** Whether every other call of the same principal fails at the moment too. */
  get failsAllCalls(): boolean {
    return this.failure.failsAllCalls ?? false;
  }

  private get failure(): Failure {
    return FAILURES[this.code];
  }
}

/** Status and headers of an HTTP answer, as Apollo Server takes them from an error; clients do not receive them otherwise. */
function httpHead(status: number, { retryAfter }: FailureDetails): object {
  const headers = retryAfter === undefined ? [] : [['retry-after', String(retryAfter)] as const];
  return { status, headers: new Map(headers) };
}

/** BAD_USER_INPUT for one input: which, and what is allowed. */
export function badUserInput(field: string, allowed: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', {
    message: `${field}: ${allowed}`,
    validation: [{ field, constraints: [allowed] }],
  });
}
