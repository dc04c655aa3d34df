import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Limit } from '../../telemetry/metrics/limits-metrics.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { recordEndReason } from './end-reason.js';
import type { RejectionLog } from './rejection-log.js';

interface Rejected {
  readonly status: number;
  readonly message: string;
  /** For the line of a request whose headers have arrived. */
  readonly reason: string;
  /** The limit that the request exceeds, if it exceeds one. */
  readonly limit?: Limit;
}

const STATUSES: Readonly<Record<string, Rejected>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    message: 'The request did not arrive in time.',
    reason: 'REQUEST_TIMEOUT_MS',
    limit: 'request_time',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    message: 'The headers are too large.',
    reason: 'not valid HTTP',
    limit: 'headers',
  },
};
const MALFORMED: Rejected = {
  status: 400,
  message: 'The request is not valid HTTP.',
  reason: 'not valid HTTP',
};

/** Creates what answers a request that Node could not read, in the form of GraphQL, and destroys its socket. */
export function clientErrorHandler(
  rejections: Pick<RejectionLog, 'unreadable'>,
  metrics: Pick<Metrics, 'http' | 'limits'> | undefined,
): (error: Error & { readonly code?: string }, socket: Duplex) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const { status, message, reason, limit } = STATUSES[error.code ?? ''] ?? MALFORMED;
    metrics?.http.malformed(status);
    if (limit !== undefined) metrics?.limits.hit(limit);
    recordEndReason(socket, reason);
    // A connection that was opened in advance, and never used, is no rejected request.
    if (socket instanceof Socket && socket.bytesRead > 0) {
      rejections.unreadable(socket.remoteAddress ?? '', status, error.code);
    }
    if (socket.writable) {
      const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
      const head = [
        `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
        'Connection: close',
        'Content-Type: application/json; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(body)}`,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
    }
    socket.destroy();
  };
}
