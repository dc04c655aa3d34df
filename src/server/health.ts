import type { FastifyInstance } from 'fastify';
import type { RedisHealth } from '../cluster/cluster.js';

/**
 * Adds GET /healthz, which answers while the process runs, and GET /readyz, which answers 200 while the gateway accepts
 * new work. Neither depends on Operated, because errors of Operated are answered per field, nor on Redis, because a
 * gateway without Redis serves its own clients; /readyz reports the state of both.
 * @param redis the current state of the connections to Redis.
 * @param circuitBreakers the circuit breakers that are not closed, by endpoint of Operated.
 * @param isOverloaded whether new work is rejected at the moment.
 * @param isStopping whether the gateway stops, so that load balancers should send no more requests.
 */
export function addHealth(
  app: FastifyInstance,
  redis: () => RedisHealth,
  circuitBreakers: () => Readonly<Record<string, string>>,
  isOverloaded: () => boolean,
  isStopping: () => boolean,
): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    if (isOverloaded()) return reply.code(503).send({ status: 'overloaded' });
    const breakers = circuitBreakers();
    const isClosed = Object.keys(breakers).length === 0;
    return { status: 'ready', redis: redis(), ...(isClosed ? {} : { circuitBreakers: breakers }) };
  });
}
