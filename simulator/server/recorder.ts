import { performance } from 'node:perf_hooks';

import { bearerToken } from '../oauth/bearer.js';
import { tokenId } from '../oauth/secrets.js';
import { type App, pathOf } from './app.js';
import { endpointName } from './endpoints.js';
import type { OpenRequest, RequestLog } from './request-log.js';

declare module 'fastify' {
  interface FastifyRequest {
    record: OpenRequest | undefined;
    /** Whether the simulator closed the connection without an answer. */
    dropped: boolean;
  }
}

const CLIENT_CLOSED_REQUEST = 499;

/** Records every request, except those to the control surface. */
export function recordRequests(app: App, log: RequestLog, now: () => number): void {
  app.decorateRequest('record', undefined);
  app.decorateRequest('dropped', false);

  app.addHook('onRequest', (request, reply, done) => {
    const path = pathOf(request);
    if (path === '/_control' || path.startsWith('/_control/')) return done();
    const startedAt = performance.now();
    const { config, url = 'unknown' } = request.routeOptions;
    const token = bearerToken(request.headers.authorization);
    const record: OpenRequest = {
      method: request.method,
      path,
      endpoint: config.endpoint ? endpointName(config.endpoint) : `${request.method} ${url}`,
      status: 0,
      durationMs: 0,
      tokenId: token === undefined ? null : tokenId(token),
      at: new Date(now()).toISOString(),
    };
    request.record = record;
    log.open(record);
    reply.raw.once('close', () => {
      record.durationMs = Math.round(performance.now() - startedAt);
      if (record.status === 0 && !request.dropped) record.status = CLIENT_CLOSED_REQUEST;
    });
    done();
  });

  // Recorded before the answer is sent, so that a client that has the answer finds its status in the log.
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.record) request.record.status = reply.statusCode;
    done(null, payload);
  });
}
