import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';

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
   * @param errno the error code of Node, such as ECONNREFUSED, or of undici; undefined where there is none.
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

/** Node's error codes for those that undici names otherwise: the peer has closed the connection, or does not accept it. */
const ERRNO: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
};

/**
 * The error of a call that got no whole answer.
 * @param error as the HTTP client or a decoder of a content encoding reports it.
 * @param hasBegun whether the head of an answer has arrived.
 */
export function transportErrorOf(error: unknown, hasBegun: boolean): TransportError {
  if (error instanceof TransportError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const errno = typeof code === 'string' ? (ERRNO[code] ?? code) : undefined;
  return new TransportError('UPSTREAM_UNAVAILABLE', hasBegun ? 'truncated' : 'connection', errno);
}
