import type { FastifyInstance } from 'fastify';
import { isMonitoring } from '../limits/admission.js';

/** The HTTP requests of a server, for its shutdown. */
export interface RequestsUnderWay {
  /** How many requests are under way, event streams included. */
  count(): number;
  /** Resolves as soon as no request is under way. */
  finished(): Promise<void>;
  /** How long ago the last request or WebSocket arrived, in ms, those that monitor the gateway excepted. */
  quietForMs(): number;
  /** From now on each answer closes its connection, so that clients open their next one elsewhere. */
  closeConnections(): void;
  /** Whether `closeConnections` was called. */
  isClosing(): boolean;
}

/** Observes the requests of a server. Has to be called before its routes are added. */
export function observeRequests(app: FastifyInstance): RequestsUnderWay {
  let count = 0;
  let arrivedAt = performance.now();
  let isClosing = false;
  let onFinished: (() => void)[] = [];

  app.server.on('upgrade', () => {
    arrivedAt = performance.now();
  });
  const ended = () => {
    count -= 1;
    if (count > 0) return;
    for (const resolve of onFinished) resolve();
    onFinished = [];
  };
  app.addHook('onRequest', ({ raw }, reply, done) => {
    if (!isMonitoring(raw)) arrivedAt = performance.now();
    count += 1;
    reply.raw.on('close', ended);
    done();
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
  app.addHook('onResponse', ({ raw }, reply, done) => {
    // The headers of this answer were sent before: it keeps its connection open.
    if (isClosing && reply.raw.shouldKeepAlive) raw.socket.destroySoon();
    done();
  });

  return {
    count: () => count,
    finished: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => onFinished.push(resolve))),
    quietForMs: () => performance.now() - arrivedAt,
    closeConnections() {
      isClosing = true;
    },
    isClosing: () => isClosing,
  };
}
