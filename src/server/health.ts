import type { FastifyInstance } from 'fastify';
import type { RedisHealth } from '../cluster/cluster.js';

export interface Health {
  /** Makes /readyz answer 503 from now on, so that load balancers send no more requests. */
  stopping(): void;
}

/**
 * Adds GET /healthz, which answers while the process runs, and GET /readyz, which answers 200 while the gateway accepts
 * new work. Neither depends on Operated, because errors of Operated are answered per field, nor on Redis, because a
 * gateway without Redis serves its own clients; /readyz reports the state of Redis.
 * @param redis the current state of the connections to Redis.
 * @param isOverloaded whether new work is rejected at the moment.
 */
export function addHealth(
  app: FastifyInstance,
  redis: () => RedisHealth,
  isOverloaded: () => boolean,
): Health {
  let isStopping = false;
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (isStopping) return reply.code(503).send({ status: 'stopping' });
    if (isOverloaded()) return reply.code(503).send({ status: 'overloaded' });
    return { status: 'ready', redis: redis() };
  });
  return {
    stopping() {
      isStopping = true;
    },
  };
}
