import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloseCode,
  handleProtocols,
  MessageType,
  type Server as ProtocolServer,
  stringifyMessage,
} from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientAddress } from '../../auth/client-address.js';
import { credentialsOf } from '../../auth/credentials.js';
import { describePrincipal } from '../../auth/principal.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { CLOSE, nameOfCloseCode } from './close-codes.js';
import { closeSocket } from './close-socket.js';
import { limitBeforeAcknowledgement } from './connection-init-limit.js';
import type { Reservation, ReserveConnection } from './connection-quota.js';
import { CLIENT_DISCONNECTED, endReasonOf, recordEndReason } from './end-reason.js';
import { hasTooManyHeaders } from './header-limits.js';
import type { Admit, Rejection } from '../limits/admission.js';
import { isOriginAllowed } from './origin.js';
import type { RejectionLog } from './rejection-log.js';
import { rejectUpgrade } from './reject-upgrade.js';
import { requestIdOf } from './request-id.js';
import { abortCompleted, type ConnectionCounts, type SocketExtra } from './websocket-protocol.js';
import { createSender } from './websocket-sender.js';

export interface WebSocketOptions {
  readonly server: Server;
  readonly protocol: ProtocolServer<SocketExtra>;
  readonly admit: Admit;
  readonly reserve: ReserveConnection;
  readonly clientAddress: ClientAddress;
  /** The origins whose pages may connect, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  readonly rejections: Pick<RejectionLog, 'origin' | 'upgrade'>;
  /** The largest message accepted; a larger one closes the connection with 1009. */
  readonly messageBytes: number;
  /** How many unsent bytes may wait for a client that does not read, beside one message. */
  readonly unsentBytes: number;
  /** How often a client is pinged, ms; one that has not answered by the next ping is disconnected. */
  readonly pingMs: number;
  readonly metrics?: Pick<Metrics, 'http' | 'limits' | 'live'> | undefined;
  readonly logger: Logger;
}

/** A transport that the shutdown has to close. */
export interface LiveTransport {
  /** How many connections are open. */
  count(): number;
  /** Rejects new connections, and closes the open ones at random times within `spreadMs`. */
  close(spreadMs: number): Promise<void>;
}

/** The code of the error of `ws` for a message above `maxPayload`. */
const TOO_LONG = 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';

const REJECTED = {
  path: { status: 404, headers: {}, code: 'NOT_FOUND', message: 'WebSockets are opened at /graphql.' },
  headers: { status: 431, headers: {}, code: 'BAD_REQUEST', message: 'Too many headers.' },
  stopping: { status: 503, headers: {}, code: 'UNAVAILABLE', message: 'The gateway is shutting down.' },
  origin: {
    status: 403,
    headers: {},
    code: 'FORBIDDEN',
    message: 'Pages of this origin are not allowed to use the gateway.',
  },
} as const satisfies Record<string, Rejection>;

const PONG = stringifyMessage({ type: MessageType.Pong });

/** GraphQL over WebSocket at /graphql, with the graphql-transport-ws protocol. */
export function addWebSocket(options: WebSocketOptions): LiveTransport {
  const {
    server,
    protocol,
    admit,
    reserve,
    clientAddress,
    corsOrigins,
    rejections,
    messageBytes,
    unsentBytes,
    pingMs,
    metrics,
    logger,
  } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytes,
    handleProtocols,
    // The sender answers pings, so that its pause includes them.
    autoPong: false,
  });
  let isClosing = false;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = clientAddress(credentialsOf(request));
    const reservation = rejectionOf(request) ?? reserve(address);
    if ('status' in reservation) {
      const { status, code, message: reason } = reservation;
      metrics?.http.upgraded(status);
      rejections.upgrade({ requestId: requestIdOf(request), address, status, code, reason });
      rejectUpgrade(socket, reservation);
      return;
    }
    releaseWith(socket, reservation);
    sockets.handleUpgrade(request, socket, head, (client) => accept(client, socket, request, reservation));
  });

  function rejectionOf(request: IncomingMessage): Rejection | null {
    if (request.url?.split('?', 1)[0] !== '/graphql') return REJECTED.path;
    if (hasTooManyHeaders(request)) {
      metrics?.limits.hit('headers');
      return REJECTED.headers;
    }
    if (isClosing) return REJECTED.stopping;
    const notAdmitted = admit(request);
    if (notAdmitted !== null || isOriginAllowed(request, corsOrigins)) return notAdmitted;
    rejections.origin(request.headers.origin ?? '', 'WebSocket');
    return REJECTED.origin;
  }

  function accept(
    client: WebSocket,
    socket: Duplex,
    request: IncomingMessage,
    reservation: Reservation,
  ): void {
    metrics?.http.upgraded(101);
    const openedAt = performance.now();
    const requestId = requestIdOf(request);
    const connection = keepAlive(client, pingMs);
    const counts: ConnectionCounts = { operations: 0, subscriptions: 0, messages: 0 };
    const send = createSender(client, socket, {
      unsentBytes,
      onProgress: () => connection.isAlive(),
      count: counts,
      metrics: metrics?.limits,
    });
    const beforeAcknowledgement = limitBeforeAcknowledgement(client, socket, metrics?.limits);
    const extra: SocketExtra = {
      socket: client,
      requestId,
      counts,
      request,
      send,
      operations: new Map(),
      authenticated() {
        reservation.authenticated();
        beforeAcknowledgement.end();
      },
    };
    const failed = (error: unknown) => {
      if (isOfWrongType(error)) return closeSocket(client, CLOSE.serverMessage);
      logger.error({ err: error }, 'unexpected error');
      closeSocket(client, CLOSE.internalError);
    };
    const closed = protocol.opened(
      {
        protocol: client.protocol,
        send,
        // An echo of the payload would let a client choose what the gateway sends.
        onPing: () => send(PONG),
        close(code = CLOSE.internalError.code, reason = '') {
          recordEndReason(client, reasonOf(code));
          closeSocket(client, { code, reason });
        },
        onMessage: (handle) =>
          client.on('message', (data: Buffer) => {
            if (client.readyState !== client.OPEN || !beforeAcknowledgement.mayRead(data)) return;
            handle(data.toString('utf8')).catch(failed);
            // graphql-ws has handled a `complete` by now, and calls no hook for it.
            abortCompleted(extra);
            beforeAcknowledgement.handled();
          }),
      },
      extra,
    );
    // After a protocol error `ws` closes the connection with the matching code itself.
    client.on('error', (error) => {
      const code = 'code' in error && typeof error.code === 'string' ? error.code : 'connection error';
      if (code === TOO_LONG) metrics?.limits.hit('websocket_message');
      recordEndReason(client, code);
      logger.debug({ requestId, reason: error.message }, 'websocket error');
    });
    client.once('close', (code, reason) => {
      connection.stop();
      metrics?.live.webSocketClosed(nameOfCloseCode(code));
      logger.info(
        {
          requestId,
          principal: extra.principal && describePrincipal(extra.principal),
          code,
          reason: endReasonOf(client) ?? CLIENT_DISCONNECTED,
          durationMs: Math.round(performance.now() - openedAt),
          ...counts,
        },
        'websocket closed',
      );
      closed(code, reason.toString('utf8')).catch(failed);
    });
  }

  return {
    count: () => sockets.clients.size,
    async close(spreadMs) {
      isClosing = true;
      await Promise.all([...sockets.clients].map((client) => goAway(client, Math.random() * spreadMs)));
    },
  };
}

/** The reason of a close by graphql-ws, whose own text may repeat what the client sent. */
function reasonOf(code: number): string {
  const timeout: number = CloseCode.ConnectionInitialisationTimeout;
  return code === timeout ? 'CONNECTION_INIT_TIMEOUT_MS' : 'a message violates the protocol';
}

/** Whether graphql-ws rejects a message that only servers send: it throws, without a class or a code for it. */
function isOfWrongType(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected message of type ');
}

/** Apart from the handler of the upgrade, whose request it would keep for as long as the connection lasts. */
function releaseWith(socket: Duplex, reservation: Reservation): void {
  socket.once('close', () => reservation.release());
}

async function goAway(client: WebSocket, delayMs: number): Promise<void> {
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  if (client.readyState === client.CLOSED) return;
  await Promise.race([gone, sleep(delayMs)]);
  closeSocket(client, CLOSE.goingAway);
  await gone;
}

/** Disconnects a client that stops answering pings: TCP alone does not notice a suspended laptop. */
function keepAlive(client: WebSocket, pingMs: number): { isAlive(): void; stop(): void } {
  let wasHeard = true;
  const isAlive = () => {
    wasHeard = true;
  };
  client.on('pong', isAlive);
  const timer = setInterval(() => {
    if (!wasHeard) {
      recordEndReason(client, 'LIVE_PING_INTERVAL_MS');
      client.terminate();
      return;
    }
    wasHeard = false;
    client.ping();
  }, pingMs);
  return { isAlive, stop: () => clearInterval(timer) };
}
