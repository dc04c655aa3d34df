import type { FastifyInstance } from 'fastify';

export interface Health {
  /** From now on /readyz answers 503, so that a load balancer sends no more. */
  stopping(): void;
}

/** `unused`: the gateway is alone by its configuration. */
export type RedisHealth = 'unused' | 'connected' | 'unreachable';

/**
 * GET /healthz: the process answers. GET /readyz: it may be sent requests. Operated's health is not part of either: a
 * gateway that can't reach it still answers, and says so by documented errors. Nor does Redis decide: a gateway that
 * can't reach it serves its own clients by itself, and says so here.
 * @param redis how it is with Redis now.
 */
export function addHealth(app: FastifyInstance, redis: () => RedisHealth): Health {
  let isStopping = false;
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) =>
    isStopping ? reply.code(503).send({ status: 'stopping' }) : { status: 'ready', redis: redis() },
  );
  return {
    stopping() {
      isStopping = true;
    },
  };
}
