import { once } from 'node:events';
import { WebSocket } from 'ws';

/** One browser tab: a WebSocket with one subscription. */
export interface Subscriber {
  /** Called for every message of the subscription. */
  received: (message: string, at: number) => void;
  close(): void;
}

/** Connects and subscribes; resolves with the first message, which is the current state of one hub. */
export async function subscribe(gatewayUrl: string, token: string, query: string): Promise<Subscriber> {
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  const send = (message: object) => socket.send(JSON.stringify(message));
  const subscriber: Subscriber = { received: () => undefined, close: () => socket.terminate() };
  const first = new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString('utf8');
      if (text.includes('"type":"connection_ack"')) {
        send({ type: 'subscribe', id: '1', payload: { query } });
      } else if (text.includes('"type":"next"')) {
        resolve();
        subscriber.received(text, performance.now());
      } else if (text.includes('"type":"error"')) {
        reject(new Error(text));
      }
    });
    socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
  });
  send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
  await first;
  return subscriber;
}
