import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A WebSocket without a client library, so that it can violate graphql-transport-ws. */
export interface GraphqlSocket {
  readonly socket: WebSocket;
  send(message: object): void;
  /** The close code; null where the connection is still open when the signal is aborted. */
  closed(signal: AbortSignal): Promise<number | null>;
  /** The next message that contains this text; null where none arrives before the close or the abort. */
  next(part: string, signal: AbortSignal): Promise<string | null>;
}

/** Opens a socket. @throws Error where the gateway does not accept it. */
export async function openSocket(gatewayUrl: string): Promise<GraphqlSocket> {
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  let code: number | null = null;
  socket.once('close', (closeCode) => (code = closeCode));
  await once(socket, 'open');
  socket.on('error', () => undefined);
  return {
    socket,
    send: (message) => socket.send(JSON.stringify(message)),
    async closed(signal) {
      if (code !== null) return code;
      await once(socket, 'close', { signal }).catch(() => undefined);
      return code;
    },
    next: (part, signal) =>
      new Promise((resolve) => {
        const settle = (text: string | null) => {
          socket.off('message', read);
          socket.off('close', giveUp);
          signal.removeEventListener('abort', giveUp);
          resolve(text);
        };
        const read = (data: Buffer) => {
          const text = data.toString('utf8');
          if (text.includes(part)) settle(text);
        };
        const giveUp = () => settle(null);
        socket.on('message', read);
        socket.once('close', giveUp);
        signal.addEventListener('abort', giveUp, { once: true });
        if (code !== null || signal.aborted) giveUp();
      }),
  };
}

/** Opens a socket, and waits for the acknowledgement of a token. @returns null where it is rejected. */
export async function connect(
  gatewayUrl: string,
  token: string,
  signal: AbortSignal,
): Promise<GraphqlSocket | null> {
  const opened = await openSocket(gatewayUrl);
  const acknowledged = opened.next('connection_ack', signal);
  opened.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  return (await acknowledged) === null ? null : opened;
}
