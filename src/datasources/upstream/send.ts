import { Axios } from 'axios';
import Pool from 'undici/lib/dispatcher/pool.js';
import type { Send, UpstreamCall } from './call.js';
import { ACCEPTED_ENCODINGS, decodeContent } from './content-encoding.js';
import { pathOf } from './endpoints.js';
import { exchange, type HttpAnswer, HttpRequest } from './exchange.js';
import { conditionalHeaders, NO_VALIDATORS, readValidators } from './validators.js';

/** The largest answer that is accepted: 10,000 hubs are about 15 MB. See docs/operating.md for the memory that it needs. */
const LARGEST_ANSWER_BYTES = 40_000_000; // 40 MB
/** An idle connection is closed after this time, so that a change of Operated's address in DNS is noticed. */
const IDLE_MS = 30_000; // 30 seconds

export interface Sender {
  /** Sends a call as it is, over a kept-alive connection. */
  readonly send: Send;
  /** Closes the connections. */
  close(): void;
}

/**
 * The one HTTP client of Operated. It resolves for every status and follows no redirect: a token must not reach another
 * host.
 * @param baseUrl of Operated, without a trailing slash.
 * @param timeoutMs how long one request may take, from sending to the last byte of the answer, ms.
 * @param concurrency how many connections it opens: as many as calls may be under way.
 */
export function createSender(baseUrl: string, timeoutMs: number, concurrency: number): Sender {
  const { origin, pathname } = new URL(baseUrl);
  const prefix = pathname === '/' ? '' : pathname;
  const limits = { timeoutMs, maxBytes: LARGEST_ANSWER_BYTES };
  // The calls under way are limited by the step `concurrencyLimit`, and their time by `limits`. A connection is still
  // busy for a moment after its answer: without a limit of its own the pool would open another one then.
  const pool = new Pool(origin, {
    connections: concurrency,
    pipelining: 1,
    connectTimeout: timeoutMs,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
  });
  // The whole request is the data: axios takes longer than undici to merge and normalise a configuration with headers.
  const http = new Axios({
    adapter: async (config) => {
      const request: unknown = config.data;
      if (!(request instanceof HttpRequest)) throw new TypeError('Not a request.');
      const answer = await exchange(pool, request, limits);
      return { data: answer, status: answer.status, statusText: '', headers: {}, config };
    },
  });
  return {
    async send(call) {
      const { data } = await http.request<HttpAnswer>({ data: requestOf(call, prefix) });
      const { status, headers, body } = data;
      const encoding = headers['content-encoding'];
      const retryAfter = headers['retry-after'];
      const location = headers['location'];
      return {
        status,
        body: typeof encoding === 'string' ? await decodeContent(body, encoding, limits.maxBytes) : body,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
        location: typeof location === 'string' ? location : null,
        validators: readValidators(headers),
      };
    },
    close: () => void pool.destroy(),
  };
}

function requestOf(call: UpstreamCall, prefix: string): HttpRequest {
  const { endpoint, params, body } = call;
  const options = {
    method: endpoint.method,
    path: prefix + pathOf(endpoint, params),
    headers: headersOf(call),
    body: body === undefined ? null : encode(body),
  };
  return new HttpRequest(options, call, call.onSend);
}

function encode(body: object): string {
  return body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
}

/** Names and values in turn, which undici reads faster than an object. */
function headersOf({
  endpoint,
  body,
  bearerToken,
  requestId,
  validators,
  traceHeaders,
}: UpstreamCall): string[] {
  const headers = [
    'Accept',
    'application/json',
    'Accept-Encoding',
    ACCEPTED_ENCODINGS,
    'User-Agent',
    'operated-gateway',
    'X-Request-Id',
    requestId,
  ];
  if (bearerToken !== undefined) headers.push('Authorization', `Bearer ${bearerToken}`);
  if (traceHeaders !== undefined) headers.push(...traceHeaders);
  if (validators !== undefined && validators !== NO_VALIDATORS) {
    headers.push(...Object.entries(conditionalHeaders(validators)).flat());
  }
  if (body instanceof URLSearchParams) {
    headers.push('Content-Type', 'application/x-www-form-urlencoded;charset=utf-8');
  } else if (endpoint.method !== 'GET') {
    // The vendor's demo client sends JSON's content type with an extension too, which has no body.
    headers.push('Content-Type', 'application/json');
  }
  return headers;
}
