import type { FastifyInstance } from 'fastify';

export interface Health {
  /** From now on /readyz answers 503, so that a load balancer sends no more. */
  stopping(): void;
}

/**
 * GET /healthz: the process answers. GET /readyz: it may be sent requests. Operated's health is not part of either: a
 * gateway that can't reach it still answers, and says so by documented errors.
 */
export function addHealth(app: FastifyInstance): Health {
  let isStopping = false;
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) =>
    isStopping ? reply.code(503).send({ status: 'stopping' }) : { status: 'ready' },
  );
  return {
    stopping() {
      isStopping = true;
    },
  };
}
