import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Authenticate } from '../../auth/authenticate.js';
import type { Logger } from '../../telemetry/logger.js';
import { createConnectionSlots } from './connection-slots.js';
import type { Admit } from '../limits/admission.js';
import type { RunOperation } from '../graphql/operations.js';
import type { CreateContext } from '../graphql/create-request-context.js';
import { addSse } from './sse.js';
import { createWebSocketProtocol } from './websocket-protocol.js';
import { addWebSocket, type LiveTransport } from './websocket.js';

/** Limits of live connections. */
export interface LiveLimits {
  readonly connectionsPerPrincipal: number;
  readonly subscriptionsPerConnection: number;
  readonly messageBytes: number;
  /** How long a WebSocket may stay open without `connection_init`, ms. */
  readonly initTimeoutMs: number;
  readonly pingMs: number;
}

export interface LiveTransportOptions {
  readonly schema: GraphQLSchema;
  readonly run: RunOperation;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  /** The origins whose pages may connect, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  readonly limits: LiveLimits;
  readonly admit: Admit;
  readonly logger: Logger;
}

/** Adds the transports with long-lived connections: WebSocket at /graphql, Server-Sent Events at /graphql/stream. */
export function addLiveTransports(app: FastifyInstance, options: LiveTransportOptions): LiveTransport {
  const { limits, logger, corsOrigins } = options;
  const slots = createConnectionSlots(limits.connectionsPerPrincipal);
  const transports = [
    addWebSocket({
      server: app.server,
      protocol: createWebSocketProtocol({
        ...options,
        slots,
        subscriptions: limits.subscriptionsPerConnection,
        initTimeoutMs: limits.initTimeoutMs,
      }),
      admit: options.admit,
      corsOrigins,
      messageBytes: limits.messageBytes,
      pingMs: limits.pingMs,
      logger,
    }),
    addSse(app, { ...options, slots, pingMs: limits.pingMs }),
  ];
  return {
    async close(spreadMs) {
      await Promise.all(transports.map((transport) => transport.close(spreadMs)));
    },
  };
}
