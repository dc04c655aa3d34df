import type { AxiosInstance, AxiosResponse } from 'axios';
import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { Endpoint } from './endpoints.js';
import { pathOf } from './endpoints.js';
import { failureOf, failureOfSocket, missingScope } from './upstream-failure.js';

/** For whom Operated is asked, and until when anybody waits for the answer. */
export interface Caller {
  readonly principal: Principal;
  /** Sent along, so that both logs tell of the same request. */
  readonly requestId: string;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** Asks Operated, in the name of a caller. */
export interface OperatedClient {
  /**
   * @returns the decoded JSON of the answer, or null for 404 where `absentAs` says that this means "no such thing".
   * @throws GatewayError by the closed vocabulary, whatever Operated or the network does.
   */
  get(caller: Caller, endpoint: Endpoint, options?: { hubId?: string; absentAs?: null }): Promise<unknown>;
}

/** @param timeoutMs how long one request may take, from the sending to the last byte of the answer. */
export function createOperatedClient(http: AxiosInstance, timeoutMs: number): OperatedClient {
  const send = async (
    caller: Caller,
    endpoint: Endpoint,
    hubId: string | undefined,
    token: string,
  ): Promise<AxiosResponse<string>> => {
    // The timeout of axios counts from byte to byte; this one counts for the whole.
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await http.request<string>({
        method: endpoint.method,
        url: pathOf(endpoint, hubId),
        headers: { Authorization: `Bearer ${token}`, 'X-Request-Id': caller.requestId },
        signal: AbortSignal.any([caller.signal, timeout]),
      });
    } catch (error) {
      // The error of axios carries the token: what is made of it must not.
      throw timeout.aborted ? new GatewayError('UPSTREAM_TIMEOUT') : failureOfSocket(error);
    }
  };

  const logged = async (
    caller: Caller,
    endpoint: Endpoint,
    hubId: string | undefined,
    token: string,
  ): Promise<AxiosResponse<string>> => {
    const startedAt = performance.now();
    const line = { endpoint: `${endpoint.method} ${endpoint.path}`, hubId };
    const done = () => ({ ...line, durationMs: Math.round(performance.now() - startedAt) });
    try {
      const response = await send(caller, endpoint, hubId, token);
      caller.logger.debug({ ...done(), status: response.status }, 'operated answered');
      return response;
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : 'unknown';
      if (!caller.signal.aborted) caller.logger.warn({ ...done(), code }, 'operated did not answer');
      throw error;
    }
  };

  return {
    async get(caller, endpoint, options = {}) {
      refuseBeyondScopes(caller.principal, endpoint);
      const token = await caller.principal.bearerToken();
      let response = await logged(caller, endpoint, options.hubId, token);
      if (response.status === 401) {
        const another = await caller.principal.replace(token);
        if (another !== null) response = await logged(caller, endpoint, options.hubId, another);
      }
      if (response.status === 404 && options.absentAs === null) return null;
      if (response.status < 200 || response.status > 299) {
        throw failureOf(endpoint, response.status, response.headers['retry-after']);
      }
      return parse(response.data);
    },
  };
}

/** What the gateway does not let a caller do, Operated is not asked for: its token may do more than they. */
function refuseBeyondScopes(principal: Principal, { scope }: Endpoint): void {
  if (scope !== undefined && !principal.mayUse(scope)) throw missingScope(scope);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new GatewayError('UPSTREAM_INVALID_RESPONSE');
  }
}
