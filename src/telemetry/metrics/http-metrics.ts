import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** A request that has ended. */
export interface EndedRequest {
  /** As the client sent it. */
  readonly method: string;
  /** The route as declared; undefined where no route matches. */
  readonly route: string | undefined;
  /** Undefined where nothing of an answer was sent. */
  readonly status: number | undefined;
  /** Whether the client disconnected before the whole answer was sent. */
  readonly isDisconnected: boolean;
}

/** What the HTTP server reports. */
export interface HttpMetrics {
  /** A request has arrived. @param method as the client sent it. @returns how to end it. */
  arrived(method: string): () => void;
  /** A request has ended, an event stream excepted. @param seconds since its arrival. */
  ended(request: EndedRequest, seconds: number): void;
  /** The gateway closed a connection whose request could not be read. @param status of its answer. */
  malformed(status: number): void;
  /** A client requested a WebSocket. @param status 101 where it was opened, else the one of the rejection. */
  upgraded(status: number): void;
}

/** The methods that OpenTelemetry knows; all others have one label. */
const METHODS: ReadonlySet<string> = new Set([
  'CONNECT',
  'DELETE',
  'GET',
  'HEAD',
  'OPTIONS',
  'PATCH',
  'POST',
  'PUT',
  'TRACE',
]);
const OTHER_METHOD = '_OTHER';

/** The buckets that OpenTelemetry recommends for the duration of HTTP requests, seconds. */
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** Registers the metrics of the HTTP server; names and labels are those of OpenTelemetry. */
export function createHttpMetrics(registry: Registry): HttpMetrics {
  const registers = [registry];
  const durations = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Seconds of each HTTP request at PORT, from its arrival to the end of its answer; event streams are not included. http_request_method: _OTHER for unknown ones. http_route: as declared, empty where no route matches. http_response_status_code: empty where nothing was sent. error_type: client_disconnected where the client did not receive the whole answer, else empty.',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code', 'error_type'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const malformed = new Counter({
    name: 'operated_gateway_http_malformed_requests_total',
    help: 'Requests at PORT that could not be read as HTTP, or did not arrive in time, by the status of the answer; http_server_request_duration_seconds does not include them.',
    labelNames: ['http_response_status_code'],
    registers,
  });
  const upgrades = new Counter({
    name: 'operated_gateway_websocket_upgrades_total',
    help: 'Requests for a WebSocket by the status of the answer: 101 where it was opened. http_server_request_duration_seconds does not include them.',
    labelNames: ['http_response_status_code'],
    registers,
  });
  /** Plain numbers: each request changes them twice. */
  const active = new Map<string, number>();
  new Gauge({
    name: 'http_server_active_requests',
    help: 'HTTP requests at PORT that are under way, event streams included. http_request_method: _OTHER for unknown ones.',
    labelNames: ['http_request_method'],
    registers,
    collect() {
      for (const [method, count] of active) this.set({ http_request_method: method }, count);
    },
  });
  const add = (method: string, difference: number) =>
    active.set(method, (active.get(method) ?? 0) + difference);

  return {
    arrived(method) {
      const known = labelOf(method);
      add(known, 1);
      return () => add(known, -1);
    },
    ended({ method, route, status, isDisconnected }, seconds) {
      durations.observe(
        {
          http_request_method: labelOf(method),
          http_route: route ?? '',
          http_response_status_code: status ?? '',
          error_type: isDisconnected ? 'client_disconnected' : '',
        },
        seconds,
      );
    },
    malformed: (status) => malformed.inc({ http_response_status_code: status }),
    upgraded: (status) => upgrades.inc({ http_response_status_code: status }),
  };
}

function labelOf(method: string): string {
  return METHODS.has(method) ? method : OTHER_METHOD;
}
