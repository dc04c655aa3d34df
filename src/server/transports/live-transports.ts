import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Authenticate } from '../../auth/authenticate.js';
import type { ClientAddress } from '../../auth/client-address.js';
import type { VerifyToken } from '../../datasources/verify-token.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import type { Tracing } from '../../telemetry/tracing/tracing.js';
import type { Admit } from '../limits/admission.js';
import { type ConnectionQuota, createConnectionQuota } from './connection-quota.js';
import type { RejectionLog } from './rejection-log.js';
import { createPrincipalConnections } from './principal-connections.js';
import type { RunOperation } from '../graphql/operations.js';
import type { CreateContext } from '../graphql/create-request-context.js';
import { addSse } from './sse.js';
import { createWebSocketProtocol } from './websocket-protocol.js';
import { addWebSocket, type LiveTransport } from './websocket.js';

/** Limits of live connections. */
export interface LiveLimits extends ConnectionQuota {
  readonly connectionsPerPrincipal: number;
  readonly subscriptionsPerConnection: number;
  readonly messageBytes: number;
  /** How many unsent bytes may wait for a WebSocket client that does not read, beside one message. */
  readonly unsentBytes: number;
  /** How long a WebSocket may stay open without `connection_init`, ms. */
  readonly initTimeoutMs: number;
  readonly pingMs: number;
}

export interface LiveTransportOptions {
  readonly schema: GraphQLSchema;
  readonly run: RunOperation;
  readonly authenticate: Authenticate;
  readonly verifyToken: VerifyToken;
  readonly clientAddress: ClientAddress;
  readonly createContext: CreateContext;
  /** The origins whose pages may connect, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  readonly limits: LiveLimits;
  readonly admit: Admit;
  readonly metrics?: Metrics | undefined;
  readonly rejections: RejectionLog;
  readonly logger: Logger;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
}

/** The open connections of all live transports. */
export interface LiveConnections extends Pick<LiveTransport, 'close'> {
  readonly count: () => { readonly webSockets: number; readonly eventStreams: number };
  /** Ends the connections of a principal that is not authenticated any more. */
  endPrincipal(principalKey: string): void;
}

/** Adds the transports with long-lived connections: WebSocket at /graphql, Server-Sent Events at /graphql/stream. */
export function addLiveTransports(app: FastifyInstance, options: LiveTransportOptions): LiveConnections {
  const { limits, logger, corsOrigins, clientAddress, admit, rejections, metrics } = options;
  const connections = createPrincipalConnections(limits.connectionsPerPrincipal, metrics?.limits);
  const reserve = createConnectionQuota(limits, metrics?.limits);
  const webSocket = addWebSocket({
    server: app.server,
    protocol: createWebSocketProtocol({
      ...options,
      connections,
      subscriptions: limits.subscriptionsPerConnection,
      initTimeoutMs: limits.initTimeoutMs,
    }),
    admit,
    reserve,
    clientAddress,
    corsOrigins,
    rejections,
    messageBytes: limits.messageBytes,
    unsentBytes: limits.unsentBytes,
    pingMs: limits.pingMs,
    metrics,
    logger,
  });
  const sse = addSse(app, { ...options, connections, reserve, pingMs: limits.pingMs });
  metrics?.live.watchConnections('websocket', () => webSocket.count());
  metrics?.live.watchConnections('sse', () => sse.count());
  return {
    endPrincipal: (principalKey) => connections.end(principalKey),
    count: () => ({ webSockets: webSocket.count(), eventStreams: sse.count() }),
    async close(spreadMs) {
      await Promise.all([webSocket.close(spreadMs), sse.close(spreadMs)]);
    },
  };
}
