import { Counter, Gauge, type Registry } from 'prom-client';

/** The limits of docs/operating.md that reject something, by the word that names them in metrics. */
export const LIMITS = {
  host: 'host names of requests',
  event_loop_delay: 'mean delay of the event loop',
  heap: 'used heap',
  operations_in_flight: 'operations under way',
  request_time: 'time to send a request',
  connections: 'connections of clients',
  headers: 'headers or URL of a request',
  live_connections_by_address: 'live connections by address',
  live_connections: 'live connections',
  live_connections_unauthenticated: 'live connections that wait for authentication',
  live_connections_by_principal: 'live connections by principal',
  operations_by_websocket: 'operations by WebSocket',
  websocket_message: 'a message on a WebSocket',
  websocket_unsent: 'bytes that wait for a WebSocket client',
  upstream_reads_by_operation: 'reads from Operated by operation',
  upstream_calls_by_principal: 'calls to Operated by token, session or API key',
  body: 'body of a request',
  tokens: 'tokens of a document',
  comments: 'comments of a document',
  depth: 'depth of a document',
  aliases: 'aliases of a document',
  root_fields: 'root fields of an operation',
  directives: 'directives of a document',
  variables_depth: 'depth of the variables',
  batch: 'operations in one request',
  operation_cost: 'cost of one operation',
  trusted_documents: 'documents that are not trusted',
  page_size: 'entries of a page',
  bulk_change: 'hubs of a bulk change',
  filter_values: 'values in a filter, ids of a subscription',
  search_text: 'length of a search text',
  id_length: 'length of an id',
  cost_by_principal: 'cost points of one token, session or API key',
  cost_by_address: 'cost points of one address without credentials',
  failed_authentications: 'requests of one address that fail to authenticate',
  auth_requests: 'requests to /auth/* by address',
  failed_api_keys: 'invalid API keys by address',
} as const;

export type Limit = keyof typeof LIMITS;

/** `service`: a caller without credentials where SERVICE_ACCESS is open. */
export type PrincipalKind = 'user' | 'session' | 'api_key' | 'service';

/** The operations under way at one moment. */
export interface InFlightReading {
  readonly operations: number;
  /** How many there may be at the moment. */
  readonly limit: number;
}

/** What the limits report. */
export interface LimitsMetrics {
  /** A limit has rejected something. */
  hit(limit: Limit): void;
  /** An operation or an event was charged. */
  charged(principalKind: PrincipalKind, points: number): void;
  /** Reads the operations under way at each scrape. */
  watchInFlight(read: () => InFlightReading): void;
  /** Reads at each scrape whether new work is rejected because of the event loop or the heap. */
  watchOverloaded(isOverloaded: () => boolean): void;
}

/** Registers the metrics of limits. */
export function createLimitsMetrics(registry: Registry): LimitsMetrics {
  const registers = [registry];
  const hits = new Counter({
    name: 'operated_gateway_limits_hit_total',
    help: 'What limits of the gateway rejected, by limit; see the table of limits below the metrics. An operation counts once for each limit.',
    labelNames: ['limit'],
    registers,
  });
  const cost = new Counter({
    name: 'operated_gateway_cost_points_total',
    help: 'Cost points of answered operations and of events, after their adjustment to what they really cost, by the kind of the principal: user, session, api_key or service.',
    labelNames: ['principal_kind'],
    registers,
  });
  // A rate is known from the first rejection on only where the series began with 0.
  for (const limit of Object.keys(LIMITS)) hits.inc({ limit }, 0);
  let inFlight = (): InFlightReading => ({ operations: 0, limit: 0 });
  new Gauge({
    name: 'operated_gateway_operations_in_flight',
    help: 'Queries and mutations that are under way, on all transports.',
    registers,
    collect() {
      this.set(inFlight().operations);
    },
  });
  new Gauge({
    name: 'operated_gateway_operations_in_flight_limit',
    help: 'How many queries and mutations may be under way at the moment: REQUESTS_IN_FLIGHT, fewer while work waits for the event loop.',
    registers,
    collect() {
      this.set(inFlight().limit);
    },
  });
  let isOverloaded = () => false;
  new Gauge({
    name: 'operated_gateway_overloaded',
    help: '1 while new work is rejected because of SHED_EVENT_LOOP_DELAY_MS or SHED_HEAP_BYTES, else 0.',
    registers,
    collect() {
      this.set(isOverloaded() ? 1 : 0);
    },
  });
  return {
    hit: (limit) => hits.inc({ limit }),
    charged: (principalKind, points) => cost.inc({ principal_kind: principalKind }, points),
    watchInFlight(read) {
      inFlight = read;
    },
    watchOverloaded(read) {
      isOverloaded = read;
    },
  };
}
