import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from '../../telemetry/logger.js';

/**
 * Logs one line for each request: `request` when its answer is sent, `request aborted` where the client disconnects
 * before, which is also the usual end of an event stream.
 */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  app.addHook('onRequest', (request, reply, done) => {
    // Fastify has no hook for an answer that could not be sent.
    reply.raw.on('close', () => {
      if (!reply.raw.writableFinished) logger.info(describe(request, reply), 'request aborted');
    });
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    if (reply.raw.writableFinished) logger.info(describe(request, reply), 'request');
    done();
  });
}

function describe(request: FastifyRequest, reply: FastifyReply): object {
  return {
    requestId: request.id,
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
  if (path === routeOptions.url) return path;
  const masked = path?.replace(/[^/]+/g, (part) => (part.length > LOGGED_PART_LENGTH ? '[masked]' : part));
  return masked?.slice(0, LOGGED_PATH_LENGTH);
}
