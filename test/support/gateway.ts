import { readGatewayConfig } from '../../src/config/gateway-config.js';
import { type GatewayOptions, startGateway } from '../../src/gateway.js';
import { createTestLogger } from './log.js';
import { type Scrape, scrape } from './scrape.js';

/** A gateway for a test, on a free port. */
export interface TestGateway {
  readonly url: string;
  /** The URL of its metrics; null without METRICS_PORT. */
  readonly metricsUrl: string | null;
  /** Every logged line. */
  readonly log: readonly string[];
  stop(): Promise<void>;
  /** The metrics now. @throws Error for a gateway without METRICS_PORT. */
  scrape(): Promise<Scrape>;
  /** Sends a query, with a bearer token or without one. */
  query(document: string, options?: QueryOptions): Promise<Answer>;
}

export interface QueryOptions {
  readonly token?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** As received. */
  readonly data: unknown;
  readonly errors: readonly AnswerError[];
  /** The whole body as text. */
  readonly text: string;
}

/** A test shares its event loop with the gateway and the simulator, on a machine that may be busy. */
const UNBOUNDED_MS = '600000';

/** Starts a gateway in front of `operatedUrl`. `environment` overrides the defaults. */
export async function startTestGateway(
  operatedUrl: string,
  environment: Readonly<Record<string, string>> = {},
  options: GatewayOptions = {},
): Promise<TestGateway> {
  const config = readGatewayConfig({
    OPERATED_BASE_URL: operatedUrl,
    PORT: '0',
    SHED_EVENT_LOOP_DELAY_MS: UNBOUNDED_MS,
    SHED_QUEUE_DELAY_MS: UNBOUNDED_MS,
    REQUEST_DEADLINE_MS: UNBOUNDED_MS,
    // No load balancer has to notice that the gateway stops.
    SHUTDOWN_DELAY_MS: '0',
    SHUTDOWN_SPREAD_MS: '0',
    // The tests of the cache set it: all others read what the simulator has now.
    CACHE_TTL_MS: '0',
    ...environment,
  });
  const { logger, lines } = createTestLogger(config.LOG_LEVEL, config.LOG_SAMPLE_PERCENT);
  const gateway = await startGateway(config, { log: { logger, droppedLines: () => 0 }, ...options });
  return {
    url: gateway.url,
    metricsUrl: gateway.metricsUrl,
    log: lines,
    stop: () => gateway.stop(),
    async scrape() {
      if (gateway.metricsUrl === null) throw new Error('The gateway has no METRICS_PORT.');
      return await scrape(gateway.metricsUrl);
    },
    query: (document, options) => query(gateway.url, document, options),
  };
}

/** The client credentials of the demo organisation. */
export const SERVICE_CREDENTIALS = {
  OPERATED_CLIENT_ID: 'demo-client',
  OPERATED_CLIENT_SECRET: 'demo-secret',
} as const;

/** The variables of a gateway with open service access for the demo organisation. */
export const OPEN_SERVICE = { ...SERVICE_CREDENTIALS, SERVICE_ACCESS: 'open' } as const;

async function query(url: string, document: string, options: QueryOptions = {}): Promise<Answer> {
  const { token, variables, headers, signal } = options;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query: document, variables }),
    signal,
  });
  const text = await response.text();
  const body = JSON.parse(text) as { data?: unknown; errors?: readonly AnswerError[] };
  return {
    status: response.status,
    headers: response.headers,
    data: body.data,
    errors: body.errors ?? [],
    text,
  };
}
