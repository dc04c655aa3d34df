import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A load balancer that knows of a gateway what its last check of /readyz said. It retries nothing. */
export interface Proxy {
  readonly url: string;
  /** Resolves at the first check that finds the gateway ready. */
  ready(gatewayUrl: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the load balancer.
 * @param gatewayUrls are used in turn.
 * @param checkMs the interval of the checks; one failed check takes a gateway out of the rotation.
 * @param port by default a free one.
 */
export async function startProxy(gatewayUrls: readonly string[], checkMs: number, port = 0): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true });
  const ready = new Set<string>();
  const waiting = new Map<string, () => void>();
  let next = 0;

  async function check(url: string): Promise<void> {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok !== true) {
      ready.delete(url);
      return;
    }
    ready.add(url);
    waiting.get(url)?.();
    waiting.delete(url);
  }

  function forward(incoming: IncomingMessage, answer: ServerResponse): void {
    const candidates = gatewayUrls.filter((url) => ready.has(url));
    const target = candidates[next++ % candidates.length];
    if (target === undefined) {
      answer.writeHead(503).end('no gateway is ready');
      return;
    }
    const fail = (error: Error & { readonly code?: string }) => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end(error.code ?? error.message);
    };
    const { method, url, headers } = incoming;
    const outgoing = request(`${target}${url}`, {
      method,
      headers: { ...headers, connection: 'keep-alive' },
      agent,
    });
    outgoing.once('error', fail);
    outgoing.once('response', (response) => {
      const { connection: _connection, ...others } = response.headers;
      answer.writeHead(response.statusCode ?? 502, others);
      response.once('error', fail);
      response.pipe(answer);
    });
    incoming.pipe(outgoing);
  }

  await Promise.all(gatewayUrls.map(check));
  const checks = setInterval(() => gatewayUrls.forEach((url) => void check(url)), checkMs);
  const server = createServer(forward).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${listening}`,
    ready: (gatewayUrl) =>
      new Promise((resolve) => {
        ready.delete(gatewayUrl);
        waiting.set(gatewayUrl, resolve);
      }),
    async close() {
      clearInterval(checks);
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
