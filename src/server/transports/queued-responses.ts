import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Closes the responses that wait behind another one of their connection (HTTP pipelining) when the connection closes.
 * Node emits `close` only for the first of them: the work of the others would go on, and they would count as under way
 * forever. Must run before any other hook.
 */
export function closeQueuedResponses(app: FastifyInstance): void {
  const queues = new WeakMap<Socket, Set<ServerResponse>>();

  /** One listener for all responses of a connection, because its client chooses their number. */
  function queueOf(socket: Socket): Set<ServerResponse> {
    const known = queues.get(socket);
    if (known !== undefined) return known;
    const queue = new Set<ServerResponse>();
    queues.set(socket, queue);
    socket.once('close', () => {
      for (const response of queue) {
        // Node closes the response that has the socket.
        if (response.socket === null) response.destroy().emit('close');
      }
    });
    return queue;
  }

  app.addHook('onRequest', ({ raw }, { raw: response }, done) => {
    if (response.socket === null) {
      const queue = queueOf(raw.socket);
      queue.add(response);
      response.once('close', () => queue.delete(response));
    }
    done();
  });
}
