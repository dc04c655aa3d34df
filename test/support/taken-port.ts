import { once } from 'node:events';
import { createServer } from 'node:net';

/** Listens on a free port of loopback, so that it is in use. */
export async function takePort(): Promise<{ readonly port: number; readonly release: () => void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a server without an address');
  return { port: address.port, release: () => void server.close() };
}
