import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenAt } from '../../process/listen.js';
import type { Logger } from '../telemetry/logger.js';

/** What a scrape is answered with. */
export interface ScrapeSource {
  /** The media type of the text. */
  readonly contentType: string;
  /** The current metrics as text. */
  render(): Promise<string>;
}

export interface MetricsServerOptions {
  readonly source: ScrapeSource;
  /** The values of METRICS_HOST and METRICS_PORT. */
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

/** A started server of metrics. */
export interface MetricsServer {
  /** The port on which it listens. */
  readonly port: number;
  /** The path of the metrics. */
  readonly path: string;
  /** Closes it together with its connections. A scrape under way is answered first, within a second. */
  close(): Promise<void>;
}

const PATH = '/metrics';
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** How long a client may take to send a request, ms. */
const REQUEST_TIMEOUT_MS = 5_000; // 5 seconds
/** How long an idle connection stays open: longer than the minute that may lie between two scrapes. */
const KEEP_ALIVE_MS = 72_000; // 72 seconds
/** A few Prometheus servers scrape one gateway; further connections are closed. */
const MOST_CONNECTIONS = 50;
/** How long a scrape under way may take when the server closes, ms. */
const CLOSE_MS = 1_000; // 1 second

/**
 * Starts the server of metrics: GET /metrics and nothing else, without credentials.
 * @throws ListenError that names METRICS_HOST or METRICS_PORT.
 */
export async function startMetricsServer(options: MetricsServerOptions): Promise<MetricsServer> {
  const { source, host, port, logger } = options;
  let rendering: Promise<string> | null = null;
  /** Scrapes at the same moment share one text. */
  const render = () =>
    (rendering ??= source.render().finally(() => {
      rendering = null;
    }));

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      logger.error({ err: error }, 'unexpected error');
      respond(response, 500, 'text/plain; charset=utf-8', 'Internal server error\n');
    });
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MOST_CONNECTIONS;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const plain = 'text/plain; charset=utf-8';
    if (request.url?.split('?', 1)[0] !== PATH) {
      respond(response, 404, plain, `Not found: the metrics are at ${PATH}\n`);
    } else if (!METHODS.has(request.method ?? '')) {
      response.setHeader('allow', [...METHODS].join(', '));
      respond(response, 405, plain, 'Method not allowed\n');
    } else {
      respond(response, 200, source.contentType, await render());
    }
  }

  await listenAt(
    { who: 'The gateway', host, port, hostVariable: 'METRICS_HOST', portVariable: 'METRICS_PORT' },
    () => listen(server, host, port),
  );
  server.on('error', (error) => logger.error({ err: error }, 'unexpected error'));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    path: PATH,
    close: () => close(server),
  };
}

function respond(response: ServerResponse, status: number, contentType: string, text: string): void {
  response
    .writeHead(status, {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(text);
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timeout = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
    server.close(() => {
      clearTimeout(timeout);
      resolve();
    });
  });
}
