import { createHash } from 'node:crypto';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SimulatorConfig } from '../config.js';
import type { App } from './app.js';
import './operated-route.js';

/**
 * Adds an ETag or a Last-Modified to the answers of the endpoints with GET, and answers a conditional request for an
 * unchanged body with 304.
 */
export function addValidators(app: App, kind: SimulatorConfig['validators'], now: () => number): void {
  if (kind === 'none') return;
  const validate = kind === 'etag' ? validateByTag : validateByTime(now);
  app.addHook('onSend', (request, reply, payload, done) => {
    const isAnswer = request.routeOptions.config.endpoint?.method === 'GET' && reply.statusCode === 200;
    if (!isAnswer || typeof payload !== 'string' || !validate(request, reply, payload)) {
      done(null, payload);
      return;
    }
    void reply.code(304).removeHeader('content-length').removeHeader('content-type');
    done(null, null);
  });
}

/** Adds the validator. @returns whether the client has this body already. */
type Validate = (request: FastifyRequest, reply: FastifyReply, body: string) => boolean;

const validateByTag: Validate = (request, reply, body) => {
  const tag = `"${digestOf(body)}"`;
  void reply.header('etag', tag);
  return request.headers['if-none-match'] === tag;
};

/** A body is as old as the first answer with it; HTTP gives its time in whole seconds. */
function validateByTime(now: () => number): Validate {
  const seen = new Map<string, { readonly digest: string; readonly since: string }>();
  return (request, reply, body) => {
    const key = `${request.principal?.account.id ?? ''} ${request.url}`;
    const digest = digestOf(body);
    const known = seen.get(key);
    const current = known?.digest === digest ? known : { digest, since: httpDate(now()) };
    seen.set(key, current);
    void reply.headers({ 'last-modified': current.since, date: httpDate(now()) });
    return request.headers['if-modified-since'] === current.since;
  };
}

function httpDate(at: number): string {
  return new Date(at).toUTCString();
}

function digestOf(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}
