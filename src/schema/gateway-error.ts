import { GraphQLError } from 'graphql';

/**
 * The closed vocabulary of what may go wrong, one row a code: what the client is told, and the HTTP status where it is
 * not 200. Nothing else of a failure reaches a client: no upstream URL, header or body.
 */
const FAILURES = {
  UNAUTHENTICATED: {
    message: 'No valid bearer token: Operated does not accept it, or none was sent.',
    httpStatus: 401,
  },
  FORBIDDEN: { message: 'The token does not allow this.' },
  BAD_USER_INPUT: { message: 'The input is not valid.' },
  UPSTREAM_TIMEOUT: { message: 'Operated did not answer in time.' },
  UPSTREAM_UNAVAILABLE: { message: 'Operated can not be reached or reports a failure of its own.' },
  UPSTREAM_RATE_LIMITED: { message: 'Operated asks to slow down.' },
  RATE_LIMITED: { message: 'Too many requests.', httpStatus: 429 },
  UPSTREAM_INVALID_RESPONSE: { message: 'Operated answered with something that the gateway can not read.' },
} as const satisfies Record<string, { message: string; httpStatus?: number }>;

export type FailureCode = keyof typeof FAILURES;

/** Every code, in the order of the table. */
export const FAILURE_CODES: readonly string[] = Object.keys(FAILURES);

/** What a client may use to act on a failure, beside the code. */
export interface FailureDetails {
  /** Says more than the code's own message; must hold nothing of the upstream's answer and no secret. */
  readonly message?: string;
  /** FORBIDDEN: the scope that the token lacks. */
  readonly requiredScope?: string;
  /** RATE_LIMITED and UPSTREAM_RATE_LIMITED: seconds to wait. */
  readonly retryAfter?: number;
  /** BAD_USER_INPUT: what is wrong, by path of the input. */
  readonly validation?: readonly InputViolation[];
}

export interface InputViolation {
  /** Path of the input, for example `first`. */
  readonly field: string;
  /** What is allowed, a sentence each. */
  readonly constraints: readonly string[];
}

/** A failure that a client is told of as a GraphQL error with `extensions.code`. */
export class GatewayError extends GraphQLError {
  constructor(
    readonly code: FailureCode,
    details: FailureDetails = {},
  ) {
    const { message, ...extensions } = details;
    const failure: { message: string; httpStatus?: number } = FAILURES[code];
    super(message ?? failure.message, {
      extensions: {
        code,
        ...extensions,
        ...(failure.httpStatus === undefined ? {} : { http: { status: failure.httpStatus } }),
      },
    });
  }

  /** Whether it is about who asks, and so would be the same for everything else that they ask. */
  get isCallerError(): boolean {
    return this.code === 'UNAUTHENTICATED' || this.code === 'FORBIDDEN';
  }
}

/** BAD_USER_INPUT for one input: which, and what is allowed. */
export function badUserInput(field: string, allowed: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', {
    message: `${field}: ${allowed}`,
    validation: [{ field, constraints: [allowed] }],
  });
}
