import type { AxiosInstance, AxiosResponse } from 'axios';
import type { Principal } from '../../auth/principal.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import { type Endpoint, pathOf } from './endpoints.js';
import { failureOf, failureOfSocket, missingScope } from './upstream-failure.js';
import { upstreamMessage } from './upstream-message.js';

/** For whom Operated is asked, and until when anybody waits for the answer. */
export interface CallContext {
  readonly principal: Principal;
  /** Sent along, so that both logs tell of the same request. */
  readonly requestId: string;
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** What a write came to, where Operated gave a clear answer. */
export type WriteAnswer =
  { readonly kind: 'accepted' } | { readonly kind: 'rejected'; readonly words: string };

/** Asks Operated, on behalf of a caller. */
export interface OperatedClient {
  /**
   * @returns the decoded JSON of the answer, or null for 404 where `absentAs` says that this means "no such thing".
   * @throws GatewayError by the closed vocabulary, whatever Operated or the network does.
   */
  get(
    context: CallContext,
    endpoint: Endpoint,
    options?: { hubId?: string; absentAs?: null },
  ): Promise<unknown>;
  /**
   * Sends a change, once: again only where the first was refused as unauthorised, and so surely had no effect. A change
   * that is under way is not cut short when the caller goes away, so that what came of it is known.
   * @throws GatewayError by the closed vocabulary. After UPSTREAM_TIMEOUT, UPSTREAM_UNAVAILABLE and
   *   UPSTREAM_INVALID_RESPONSE it is not known whether the change was made.
   */
  put(context: CallContext, endpoint: Endpoint, hubId: string, body: object): Promise<WriteAnswer>;
}

/** @param timeoutMs how long one request may take, from the sending to the last byte of the answer. */
export function createOperatedClient(http: AxiosInstance, timeoutMs: number): OperatedClient {
  const send = async (
    context: CallContext,
    endpoint: Endpoint,
    hubId: string | undefined,
    token: string,
    body?: object,
  ): Promise<AxiosResponse<string>> => {
    // The timeout of axios counts from byte to byte; this one counts for the whole.
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      return await http.request<string>({
        method: endpoint.method,
        url: pathOf(endpoint, hubId),
        headers: { Authorization: `Bearer ${token}`, 'X-Request-Id': context.requestId },
        ...(body === undefined
          ? { signal: AbortSignal.any([context.signal, timeout]) }
          : { data: body, signal: timeout }),
      });
    } catch (error) {
      // The error of axios carries the token: what is made of it must not.
      throw timeout.aborted ? new GatewayError('UPSTREAM_TIMEOUT') : failureOfSocket(error);
    }
  };

  const logged = async (
    context: CallContext,
    endpoint: Endpoint,
    hubId: string | undefined,
    token: string,
    body?: object,
  ): Promise<AxiosResponse<string>> => {
    const startedAt = performance.now();
    const line = { endpoint: `${endpoint.method} ${endpoint.path}`, hubId };
    const done = () => ({ ...line, durationMs: Math.round(performance.now() - startedAt) });
    try {
      const response = await send(context, endpoint, hubId, token, body);
      context.logger.debug({ ...done(), status: response.status }, 'operated answered');
      return response;
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : 'unknown';
      if (!context.signal.aborted) context.logger.warn({ ...done(), code }, 'operated did not answer');
      throw error;
    }
  };

  /** Once more with another token where the first was refused and the principal has another. */
  const authorised = async (
    context: CallContext,
    endpoint: Endpoint,
    hubId?: string,
    body?: object,
  ): Promise<AxiosResponse<string>> => {
    refuseBeyondScopes(context.principal, endpoint);
    const token = await context.principal.bearerToken();
    const response = await logged(context, endpoint, hubId, token, body);
    if (response.status !== 401) return response;
    const another = await context.principal.replace(token);
    return another === null ? response : logged(context, endpoint, hubId, another, body);
  };

  return {
    async get(context, endpoint, options = {}) {
      const response = await authorised(context, endpoint, options.hubId);
      if (response.status === 404 && options.absentAs === null) return null;
      if (!isSuccess(response)) throw failureOf(endpoint, response.status, response.headers['retry-after']);
      return parse(response.data);
    },
    async put(context, endpoint, hubId, body) {
      const response = await authorised(context, endpoint, hubId, body);
      if (isSuccess(response)) return { kind: 'accepted' };
      if (REFUSALS.has(response.status)) return { kind: 'rejected', words: upstreamMessage(response.data) };
      throw failureOf(endpoint, response.status, response.headers['retry-after']);
    },
  };
}

/** How Operated refuses a change: which of them it uses is not documented. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 405, 409, 410, 412, 415, 422, 423]);

function isSuccess({ status }: AxiosResponse): boolean {
  return status >= 200 && status <= 299;
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
