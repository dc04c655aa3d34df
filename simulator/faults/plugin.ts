import { setTimeout } from 'node:timers/promises';

import type { FastifyReply, FastifyRequest } from 'fastify';

import type { App } from '../server/app.js';
import { apiErrorBody } from '../server/http-error.js';
import { spoil } from './body.js';
import type { FaultSet } from './fault-set.js';
import type { FaultRule } from './rule.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The fault to apply to the body of the answer. */
    bodyFault: Drawn | undefined;
  }
}

type Drawn = NonNullable<ReturnType<FaultSet['draw']>>;

/**
 * Applies faults to the requests of Operated's endpoints. `truncate`, `wrong-shape` and `slow-body` change the answer
 * of an endpoint that has run. All other kinds, except `delay`, answer instead of the endpoint, so a write is not done.
 */
export function addFaults(app: App, faults: FaultSet): void {
  app.decorateRequest('bodyFault', undefined);

  app.addHook('onRequest', (request, reply, done) => {
    const { endpoint } = request.routeOptions.config;
    const drawn = endpoint && faults.draw(endpoint);
    if (!drawn) done();
    else applyFault(drawn, request, reply, done).catch(done);
  });

  app.addHook('onSend', (request, reply, payload, done) => {
    const drawn = request.bodyFault;
    if (!drawn || typeof payload !== 'string') return done(null, payload);
    const body = Buffer.from(payload);
    const spoilt = spoil(drawn.rule.kind, body, drawn.ended);
    void reply.header('content-length', Buffer.isBuffer(spoilt) ? spoilt.length : body.length);
    done(null, spoilt);
  });
}

async function applyFault(
  { rule, ended }: Drawn,
  request: FastifyRequest,
  reply: FastifyReply,
  done: () => void,
): Promise<void> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  if (rule.delayMs !== undefined) await waited(rule.delayMs, AbortSignal.any([ended, gone.signal]));
  if (gone.signal.aborted) return;

  switch (rule.kind) {
    case 'delay':
      return done();
    case 'truncate':
    case 'wrong-shape':
    case 'slow-body':
      request.bodyFault = { rule, ended };
      return done();
    case 'hang':
      ended.addEventListener('abort', () => drop(request), { signal: gone.signal });
      if (ended.aborted) drop(request);
      return;
    case 'reset':
      drop(request);
      return;
    default:
      answerInstead(rule, reply);
  }
}

function drop(request: FastifyRequest): void {
  request.dropped = true;
  request.raw.socket.resetAndDestroy();
}

function answerInstead({ kind, status = 200, retryAfter }: FaultRule, reply: FastifyReply): void {
  const json = 'application/json; charset=utf-8';
  if (kind === 'html') {
    const page = '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>';
    void reply.status(502).type('text/html; charset=utf-8').send(page);
  } else if (kind === 'invalid-json') {
    void reply.status(200).type(json).send('[{"id": "1", "name": ');
  } else if (kind === 'empty') {
    void reply.status(200).type(json).send('');
  } else {
    if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
    void reply.status(status).send(apiErrorBody(status, 'A fault was asked for.'));
  }
}

async function waited(delayMs: number, cut: AbortSignal): Promise<void> {
  await setTimeout(delayMs, undefined, { signal: cut, ref: false }).catch(() => undefined);
}
