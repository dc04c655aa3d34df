import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { GatewayError } from '../../schema/gateway-error.js';
import type { CheckHost, HostCheck } from './allowed-hosts.js';
import type { IsOverloaded } from './load-shedding.js';
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
/** Reports the load of the gateway, so it is not shed. */
const METRICS_PATH = '/metrics';

/** Whether a request monitors the gateway, rather than uses it. */
export function isMonitoring({ url }: Pick<IncomingMessage, 'url'>): boolean {
  const path = pathOf(url);
  return HEALTH_PATHS.has(path) || path === METRICS_PATH;
}

/** Where operations arrive over HTTP; those of WebSockets and event streams are rejected one by one. */
const OPERATIONS_PATH = '/graphql';

/** Admits requests to a served host while the process is not overloaded and can begin one more operation. */
export function createAdmission(
  checkHost: CheckHost,
  isOverloaded: IsOverloaded,
  inFlight: OperationsInFlight,
): Admit {
  return (request) => {
    const path = pathOf(request.url);
    if (HEALTH_PATHS.has(path)) return null;
    const wrongHost = WRONG_HOST[checkHost(request)];
    if (wrongHost !== null) return wrongHost;
    if (path !== METRICS_PATH && isOverloaded()) return OVERLOADED;
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
