import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';
import { CLIENT_DISCONNECTED, endReasonOf } from './end-reason.js';
import { spanOf } from './request-spans.js';

/**
 * Logs one line for each request: `request` when its answer is sent, `request aborted` where its connection is closed
 * before, which is also the usual end of an event stream.
 */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  app.addHook('onRequest', (request, reply, done) => {
    // Fastify has no hook for an answer that could not be sent.
    reply.raw.on('close', () => {
      const line = describe(request, reply);
      if (reply.raw.writableFinished) logger.info(line, 'request');
      else logger.info({ ...line, reason: abortReasonOf(app, reply) }, 'request aborted');
    });
    done();
  });
}

/** Logs a request whose path is not a valid URL: Fastify answers it without hooks. */
export function logRejectedUrl(
  logger: Logger,
  { id, method, url }: Pick<FastifyRequest, 'id' | 'method' | 'url'>,
  status: number,
): void {
  logger.info({ requestId: id, method, path: maskPath(url), status, durationMs: 0 }, 'request');
}

/** Why a connection was closed before its answer was sent. */
function abortReasonOf({ server }: FastifyInstance, { raw, request }: FastifyReply): string {
  return endReasonOf(raw) ?? endReasonOf(request.raw.socket) ?? endReasonOf(server) ?? CLIENT_DISCONNECTED;
}

function describe(request: FastifyRequest, reply: FastifyReply): object {
  const span = spanOf(request);
  return {
    requestId: request.id,
    trace_id: span?.traceId,
    span_id: span?.spanId,
    method: request.method,
    path: pathOf(request),
    // Without a status nothing of an answer was sent.
    status: reply.raw.headersSent ? reply.raw.statusCode : undefined,
    durationMs: Math.round(reply.elapsedTime),
  };
}

/** The longest part of an unknown path that is logged as it is: secrets and tokens are longer. */
const LOGGED_PART_LENGTH = 20;
const LOGGED_PATH_LENGTH = 200;

/**
 * The path for the log. A route with parameters is logged as declared, because a parameter may be a secret. A path that
 * is not the path of a route may be a secret URL with another method or a typing error: its long parts are masked.
 */
function pathOf({ routeOptions, url }: FastifyRequest): string | undefined {
  if (routeOptions.url?.includes(':') === true) return routeOptions.url;
  const path = url.split('?', 1)[0];
  return path === routeOptions.url ? path : maskPath(url);
}

function maskPath(url: string): string | undefined {
  return url
    .split('?', 1)[0]
    ?.replace(/[^/]+/g, (part) => (part.length > LOGGED_PART_LENGTH ? '[masked]' : part))
    .slice(0, LOGGED_PATH_LENGTH);
}
