import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { build } from 'esbuild';

/** An app that is served in front of a gateway, as a development server with a proxy does. */
export interface ServedApp {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Bundles an app, and serves its page and, at `/graphql`, the gateway: requests, event streams and WebSockets.
 * @param entry the path of its first module; the page has an element with the id `root`.
 * @throws Error with the messages of esbuild, where it cannot be bundled.
 */
export async function serveApp(entry: string, gatewayUrl: string): Promise<ServedApp> {
  const script = await bundle(entry);
  const { hostname, port } = new URL(gatewayUrl);
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/app.js') {
      outgoing.setHeader('content-type', 'text/javascript').end(script);
    } else if (incoming.url?.startsWith('/graphql')) {
      const { url: path, method, headers } = incoming;
      const forwarded = request({ hostname, port, path, method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      outgoing.on('close', () => forwarded.destroy());
      incoming.pipe(forwarded);
    } else {
      outgoing
        .setHeader('content-type', 'text/html')
        .end(
          '<link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/app.js"></script>',
        );
    }
  });
  server.on('upgrade', (incoming, socket, head) =>
    forwardUpgrade(incoming, socket, head, hostname, Number(port)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'silent',
    // The warnings of the libraries appear in the console of the browser.
    define: { 'process.env.NODE_ENV': '"development"', 'import.meta.env': '{}' },
  });
  return outputFiles[0]?.text ?? '';
}

function forwardUpgrade(
  { method, url, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  host: string,
  port: number,
): void {
  const forwarded = connect(port, host, () => {
    const headers = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
    forwarded.write(`${method} ${url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    forwarded.write(head);
    forwarded.pipe(socket).pipe(forwarded);
  });
  forwarded.on('error', () => socket.destroy());
  socket.on('error', () => forwarded.destroy());
  socket.on('close', () => forwarded.destroy());
}
