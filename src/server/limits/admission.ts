import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { GatewayError } from '../../schema/gateway-error.js';
import type { CheckHost, HostCheck } from './allowed-hosts.js';
import type { LimitsMetrics } from '../../telemetry/metrics/limits-metrics.js';
import type { CurrentOverload } from './load-shedding.js';
import { type OperationsInFlight, RETRY_AFTER_SECONDS } from './operations-in-flight.js';

/** The answer to a request that is not admitted. */
export interface Rejection {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly code: string;
  readonly message: string;
}

/** Decides whether a request is admitted, by its headers only. @returns null where it is. */
export type Admit = (request: Pick<IncomingMessage, 'url' | 'headersDistinct'>) => Rejection | null;

const WRONG_HOST: Readonly<Record<HostCheck, Rejection | null>> = {
  allowed: null,
  foreign: {
    status: 421,
    headers: {},
    code: 'FORBIDDEN',
    message: 'This gateway does not serve the host name of the request.',
  },
  malformed: {
    status: 400,
    headers: {},
    code: 'BAD_REQUEST',
    message: 'The Host header of the request is missing or malformed.',
  },
};

const OVERLOADED: Rejection = {
  status: 503,
  headers: { 'retry-after': String(RETRY_AFTER_SECONDS) },
  code: 'OVERLOADED',
  message: new GatewayError('OVERLOADED').message,
};

/** Load balancers and supervisors call these by address, also while the gateway is overloaded. */
const HEALTH_PATHS: ReadonlySet<string | undefined> = new Set(['/healthz', '/readyz']);

/** Whether a request monitors the gateway, rather than uses it. */
export function isMonitoring({ url }: Pick<IncomingMessage, 'url'>): boolean {
  return HEALTH_PATHS.has(pathOf(url));
}

/** Where operations arrive over HTTP; those of WebSockets and event streams are rejected one by one. */
const OPERATIONS_PATH = '/graphql';

/** Admits requests to a served host while the process is not overloaded and can begin one more operation. */
export function createAdmission(
  checkHost: CheckHost,
  currentOverload: CurrentOverload,
  inFlight: OperationsInFlight,
  metrics: LimitsMetrics | undefined,
): Admit {
  return (request) => {
    const path = pathOf(request.url);
    if (HEALTH_PATHS.has(path)) return null;
    const host = checkHost(request);
    if (host === 'foreign') metrics?.hit('host');
    const wrongHost = WRONG_HOST[host];
    if (wrongHost !== null) return wrongHost;
    const overload = currentOverload();
    if (overload !== null) {
      metrics?.hit(overload);
      return OVERLOADED;
    }
    const isOperation = path === OPERATIONS_PATH && request.headersDistinct['upgrade'] === undefined;
    if (!isOperation || !inFlight.isFull()) return null;
    inFlight.rejected();
    return OVERLOADED;
  };
}

/** Rejects HTTP requests that are not admitted before their body is read. */
export function addAdmission(app: FastifyInstance, admit: Admit): void {
  app.addHook('onRequest', (request, reply, done) => {
    const rejection = admit(request.raw);
    if (rejection === null) {
      done();
      return;
    }
    const { status, headers, code, message } = rejection;
    void reply
      .code(status)
      .headers(headers)
      .send({ errors: [{ message, extensions: { code } }] });
  });
}

function pathOf(url: string | undefined): string | undefined {
  return url?.split('?', 1)[0];
}
