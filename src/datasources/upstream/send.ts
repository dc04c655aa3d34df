import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios from 'axios';
import type { Send, UpstreamCall } from './call.js';
import { pathOf } from './endpoints.js';
import { nonRetainingTransport } from './non-retaining-transport.js';
import { readBody } from './read-body.js';
import { transportErrorOf } from './transport-error.js';
import { conditionalHeaders, readValidators } from './validators.js';

/** The largest answer that is accepted: 10,000 hubs are about 15 MB. See docs/operating.md for the memory that it needs. */
const LARGEST_ANSWER_BYTES = 40_000_000; // 40 MB

export interface Sender {
  /** Sends a call as it is, over a kept-alive socket. */
  readonly send: Send;
  /** Closes the kept-alive sockets. */
  close(): void;
}

/**
 * The one HTTP client of Operated. It resolves for every status and follows no redirect: a token must not reach another
 * host.
 * @param baseUrl of Operated, without a trailing slash.
 */
export function createSender(baseUrl: string): Sender {
  const httpAgent = new HttpAgent({ keepAlive: true });
  const httpsAgent = new HttpsAgent({ keepAlive: true });
  const http = axios.create({
    baseURL: baseUrl,
    httpAgent,
    httpsAgent,
    proxy: false,
    maxRedirects: 0,
    transport: nonRetainingTransport,
    responseType: 'stream',
    validateStatus: () => true,
    headers: { Accept: 'application/json' },
  });
  return {
    async send(call) {
      const { endpoint, params, body, signal } = call;
      let hasBegun = false;
      try {
        if (signal?.aborted !== true) call.onSend?.();
        const { status, data, headers } = await http.request<Readable>({
          method: endpoint.method,
          url: pathOf(endpoint, params),
          headers: headersOf(call),
          ...(body === undefined ? {} : { data: body }),
          ...(signal === undefined ? {} : { signal }),
        });
        hasBegun = true;
        const retryAfter: unknown = headers['retry-after'];
        return {
          status,
          body: await readBody(data, LARGEST_ANSWER_BYTES),
          retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
          validators: readValidators(headers),
        };
      } catch (error) {
        // The error of axios holds the token and the form: nothing of it may be kept as a cause.
        throw transportErrorOf(error, signal, hasBegun);
      }
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

function headersOf({
  endpoint,
  body,
  bearerToken,
  requestId,
  validators,
}: UpstreamCall): Record<string, string> {
  // The vendor's demo client sends JSON's content type with an extension too, which has no body.
  const isJson = endpoint.method !== 'GET' && !(body instanceof URLSearchParams);
  return {
    'X-Request-Id': requestId,
    ...(bearerToken === undefined ? {} : { Authorization: `Bearer ${bearerToken}` }),
    ...(validators === undefined ? {} : conditionalHeaders(validators)),
    ...(isJson ? { 'Content-Type': 'application/json' } : {}),
  };
}
