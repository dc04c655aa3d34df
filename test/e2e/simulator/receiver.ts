import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

/** A received webhook. */
export interface Delivery {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver of webhooks. */
export interface Receiver {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** Waits until `count` have arrived. */
  readonly arrived: (count: number) => Promise<readonly Delivery[]>;
  /** Sets the status of its answers; undefined: it never answers. */
  readonly answerWith: (status: number | undefined) => void;
  readonly stop: () => Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const deliveries: Delivery[] = [];
  let status: number | undefined = 200;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      deliveries.push({ path: request.url ?? '', headers: request.headers, body });
      server.emit('delivery');
      if (status !== undefined) response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    deliveries,
    arrived: async (count) => {
      while (deliveries.length < count) await once(server, 'delivery');
      return deliveries;
    },
    answerWith: (next) => {
      status = next;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
