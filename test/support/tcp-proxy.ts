import { once } from 'node:events';
import { createServer, connect, type Socket } from 'node:net';

/** A TCP proxy on loopback, for a network that loses a peer without a trace. */
export interface TcpProxy {
  readonly port: number;
  /** From now on every connection, old or new, stays open and is never answered. */
  swallow(): void;
  /** New connections are forwarded again; those that were swallowed stay without answers. */
  forward(): void;
  stop(): Promise<void>;
}

/** Starts a proxy that forwards to a port of loopback. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let isSwallowing = false;
  const clients = new Set<Socket>();
  const targets = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => undefined).on('close', () => clients.delete(client));
    if (isSwallowing) {
      client.resume();
      return;
    }
    const target = connect(targetPort, '127.0.0.1');
    targets.add(target);
    client.on('close', () => target.destroy());
    target
      .on('error', () => undefined)
      .on('close', () => {
        targets.delete(target);
        if (!isSwallowing) client.destroy();
      });
    client.pipe(target, { end: false });
    target.pipe(client, { end: false });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    port: address.port,
    swallow() {
      isSwallowing = true;
      for (const target of targets) target.destroy();
      for (const client of clients) client.resume();
    },
    forward() {
      isSwallowing = false;
    },
    async stop() {
      for (const socket of [...clients, ...targets]) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
