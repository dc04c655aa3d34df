import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleProtocols, type Server as ProtocolServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '../../telemetry/logger.js';
import { CLOSE } from './close-codes.js';
import type { Admit, Rejection } from '../limits/admission.js';
import { isOriginAllowed } from './origin.js';
import type { SocketExtra } from './websocket-protocol.js';

export interface WebSocketOptions {
  readonly server: Server;
  readonly protocol: ProtocolServer<SocketExtra>;
  readonly admit: Admit;
  /** The origins whose pages may connect, besides the gateway's own. */
  readonly corsOrigins: readonly string[];
  /** The largest message accepted; a larger one closes the connection with 1009. */
  readonly messageBytes: number;
  /** How often a client is pinged, ms; one that has not answered by the next ping is disconnected. */
  readonly pingMs: number;
  readonly logger: Logger;
}

/** A transport that the shutdown has to close. */
export interface LiveTransport {
  /** Rejects new connections, and closes the open ones at random times within `spreadMs`. */
  close(spreadMs: number): Promise<void>;
}

/** How long a client may take to answer the close frame. */
const CLOSING_MS = 1_000; // 1 second

/** GraphQL over WebSocket at /graphql, with the graphql-transport-ws protocol. */
export function addWebSocket(options: WebSocketOptions): LiveTransport {
  const { server, protocol, admit, corsOrigins, messageBytes, pingMs, logger } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageBytes, handleProtocols });
  let isClosing = false;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const rejection = rejectionOf(request);
    if (rejection !== null) {
      socket.on('error', () => undefined);
      socket.end(`HTTP/1.1 ${rejection}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => accept(client, request));
  });

  function rejectionOf(request: IncomingMessage): string | null {
    if (request.url?.split('?', 1)[0] !== '/graphql') return '404 Not Found';
    if (isClosing) return '503 Service Unavailable';
    const rejection = admit(request);
    if (rejection !== null) return statusAndHeaders(rejection);
    return isOriginAllowed(request, corsOrigins) ? null : '403 Forbidden';
  }

  function accept(client: WebSocket, request: IncomingMessage): void {
    const openedAt = performance.now();
    const stopPinging = keepAlive(client, pingMs);
    const closed = protocol.opened(
      {
        protocol: client.protocol,
        // Resolves when the message is flushed, so that an operation produces no events faster than the client reads.
        send: (text) =>
          new Promise((resolve) => {
            if (client.readyState === client.OPEN) client.send(text, () => resolve());
            else resolve();
          }),
        close: (code, reason) => client.close(code, reason),
        onMessage: (take) =>
          client.on('message', (data: Buffer) => {
            take(data.toString('utf8')).catch((error: unknown) => {
              logger.error({ err: error }, 'unexpected error');
              client.close(CLOSE.internalError.code, CLOSE.internalError.reason);
            });
          }),
      },
      { socket: client, request, aborts: new Map() },
    );
    // After a protocol error `ws` closes the connection with the matching code itself.
    client.on('error', (error) => logger.debug({ reason: error.message }, 'websocket error'));
    client.once('close', (code, reason) => {
      stopPinging();
      logger.info({ code, durationMs: Math.round(performance.now() - openedAt) }, 'websocket closed');
      void closed(code, reason.toString('utf8'));
    });
  }

  return {
    async close(spreadMs) {
      isClosing = true;
      await Promise.all([...sockets.clients].map((client) => goAway(client, Math.random() * spreadMs)));
    },
  };
}

/** The head of an HTTP answer from its status on, without the line break at its end. */
function statusAndHeaders({ status, headers }: Rejection): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${status} ${STATUS_CODES[status]}`, ...fields].join('\r\n');
}

async function goAway(client: WebSocket, delayMs: number): Promise<void> {
  const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
  if (client.readyState === client.CLOSED) return;
  await Promise.race([gone, sleep(delayMs)]);
  client.close(CLOSE.goingAway.code, CLOSE.goingAway.reason);
  const end = setTimeout(() => client.terminate(), CLOSING_MS);
  await gone;
  clearTimeout(end);
}

/** Disconnects a client that stops answering pings: TCP alone does not notice a suspended laptop. */
function keepAlive(client: WebSocket, pingMs: number): () => void {
  let isAlive = true;
  client.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) {
      client.terminate();
      return;
    }
    isAlive = false;
    client.ping();
  }, pingMs);
  return () => clearInterval(timer);
}
