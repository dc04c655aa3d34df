import type { FastifyInstance } from 'fastify';
import type { HttpMetrics } from '../../telemetry/metrics/http-metrics.js';
import { STREAM_PATH } from './sse.js';

/** Measures each request from its arrival to the end of its answer, or until its client disconnects. */
export function measureRequests(app: FastifyInstance, metrics: HttpMetrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = reply;
    const ended = metrics.arrived(request.method);
    raw.on('close', () => {
      ended();
      const route = request.routeOptions.url;
      const status = raw.headersSent ? raw.statusCode : undefined;
      // An event stream lasts as long as its subscription.
      if (route === STREAM_PATH && status === 200) return;
      const isDisconnected = !raw.writableFinished;
      metrics.ended({ method: request.method, route, status, isDisconnected }, reply.elapsedTime / 1_000);
    });
    done();
  });
}
