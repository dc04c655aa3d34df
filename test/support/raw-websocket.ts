import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { TestGateway } from './gateway.js';

/** A WebSocket that sends what no client library would. */
export interface RawWebSocket {
  readonly socket: WebSocket;
  /** The messages received so far. */
  readonly messages: readonly unknown[];
  readonly send: (message: object) => void;
  /** Resolves with the next message of a type. */
  readonly receive: (type: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
}

/** Connects with the graphql-transport-ws protocol, and sends nothing. */
export async function openRawWebSocket(
  gateway: Pick<TestGateway, 'url'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawWebSocket> {
  const url = `${gateway.url.replace('http', 'ws')}/graphql`;
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
  const messages: Readonly<Record<string, unknown>>[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as Readonly<Record<string, unknown>>;
    messages.push(message);
    socket.emit(`received ${String(message['type'])}`, message);
  });
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return {
    socket,
    messages,
    closed,
    send: (message) => socket.send(JSON.stringify(message)),
    receive: async (type) => {
      const [message] = (await once(socket, `received ${type}`)) as [Readonly<Record<string, unknown>>];
      return message;
    },
  };
}

/** Connects with a token; the gateway has acknowledged the connection. */
export async function openAcknowledged(
  gateway: Pick<TestGateway, 'url'>,
  token: string,
): Promise<RawWebSocket> {
  const connection = await openRawWebSocket(gateway, { authorization: `Bearer ${token}` });
  const acknowledged = connection.receive('connection_ack');
  connection.send({ type: 'connection_init' });
  await acknowledged;
  return connection;
}
