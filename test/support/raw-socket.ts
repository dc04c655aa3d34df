import { connect, type Socket } from 'node:net';
import type { TestGateway } from './gateway.js';

/** A TCP connection that sends what no HTTP client would. */
export interface RawSocket {
  readonly socket: Socket;
  /** All that was received, once the gateway has ended its side. */
  readonly answer: Promise<string>;
}

/** Connects, and keeps its own side open when the gateway ends its side. */
export function openRawSocket(gateway: Pick<TestGateway, 'url'>): RawSocket {
  const { hostname, port } = new URL(gateway.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const answer = new Promise<string>((resolve) => {
    const done = () => resolve(Buffer.concat(chunks).toString('utf8'));
    socket.once('end', done);
    socket.once('close', done);
  });
  socket.on('error', () => undefined);
  return { socket, answer };
}
