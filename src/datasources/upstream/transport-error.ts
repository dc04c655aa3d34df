import { AxiosError } from 'axios';
import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';
import { hasTimedOut } from './deadline.js';

/** Why no whole answer arrived. */
export type TransportFailure =
  /** The connection could not be opened, or broke before the answer began. */
  | 'connection'
  /** The body ended before its announced length, or before its last chunk. */
  | 'truncated'
  /** The body is larger than the gateway accepts. */
  | 'tooLarge'
  /** The attempt took too long. */
  | 'timeout'
  /** The deadline of the operation passed, or the client disconnected. */
  | 'aborted';

/** The error of a call that got no whole answer. Nothing of the call itself is kept in it. */
export class TransportError extends GatewayError {
  /**
   * @param reason what happened.
   * @param errno the error code of Node, such as ECONNREFUSED; undefined where there is none.
   */
  constructor(
    code: FailureCode,
    readonly reason: TransportFailure,
    readonly errno?: string,
  ) {
    super(code);
  }

  /** Whether the same call may succeed at once: not after a timeout, which a retry would only repeat. */
  get isTransient(): boolean {
    return this.reason === 'truncated' || (this.reason === 'connection' && TRANSIENT.has(this.errno ?? ''));
  }
}

/** The errors of connections after which the next one may succeed; a certificate, for example, stays invalid. */
const TRANSIENT: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * The error of a call that got no whole answer.
 * @param error as axios throws it.
 * @param signal of the call.
 * @param hasBegun whether the head of an answer has arrived.
 */
export function transportErrorOf(
  error: unknown,
  signal: AbortSignal | undefined,
  hasBegun: boolean,
): TransportError {
  if (signal?.aborted === true) return abortedError(signal);
  const { message = '', code: errno } = error instanceof AxiosError ? error : {};
  if (message.includes('maxContentLength')) {
    return new TransportError('UPSTREAM_INVALID_RESPONSE', 'tooLarge', errno);
  }
  return new TransportError('UPSTREAM_UNAVAILABLE', hasBegun ? 'truncated' : 'connection', errno);
}

/** The error of a call that its signal aborted: UPSTREAM_TIMEOUT where a deadline did, else CLIENT_DISCONNECTED. */
export function abortedError(signal: AbortSignal | undefined): TransportError {
  return new TransportError(hasTimedOut(signal) ? 'UPSTREAM_TIMEOUT' : 'CLIENT_DISCONNECTED', 'aborted');
}
