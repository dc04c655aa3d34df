import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestSpan, Tracing } from '../../telemetry/tracing/tracing.js';
import { isMonitoring } from '../limits/admission.js';

const spans = new WeakMap<FastifyRequest, RequestSpan>();

/** The span of a request; undefined where traces are off, and for a request that monitors the gateway. */
export function spanOf(request: FastifyRequest): RequestSpan | undefined {
  return spans.get(request);
}

/** Starts a span for each request, which ends when its answer is sent or its client is gone. */
export function traceRequests(app: FastifyInstance, tracing: Tracing): void {
  app.addHook('onRequest', (request, { raw }, done) => {
    if (!isMonitoring(request.raw)) {
      const span = tracing.startRequest(request.headers, request.method, request.routeOptions.url);
      spans.set(request, span);
      raw.on('close', () => {
        if (raw.headersSent) span.answered(raw.statusCode);
        if (!raw.writableFinished) span.rejected('CLIENT_DISCONNECTED');
        span.end();
      });
    }
    done();
  });
}
