import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { print } from 'graphql-sse';
import type { Authenticate } from '../../auth/authenticate.js';
import { credentialsOf } from '../../auth/credentials.js';
import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';
import type { ConnectionSlots } from './connection-slots.js';
import { maskedResult } from '../graphql/masked-error.js';
import type { Outcome, RunOperation } from '../graphql/operations.js';
import { isOriginAllowed } from './origin.js';
import type { CreateContext } from '../graphql/create-request-context.js';
import { readSseParams } from './sse-params.js';
import type { LiveTransport } from './websocket.js';

export interface SseOptions {
  readonly run: RunOperation;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly slots: ConnectionSlots;
  readonly corsOrigins: readonly string[];
  /** How often a comment is sent, so that no proxy takes a quiet stream for a dead one, ms. */
  readonly pingMs: number;
}

/** How long a client may take to read the rest of a stream that ends. */
const CLOSING_MS = 1_000; // 1 second

/** Why somebody may not ask; all else means that who asks can't be told just now. */
const STATUS: ReadonlyMap<FailureCode, number> = new Map([
  ['UNAUTHENTICATED', 401],
  ['RATE_LIMITED', 429],
]);

/**
 * GraphQL over Server-Sent Events at /graphql/stream: the "distinct connections mode" of graphql-sse, one operation a
 * request. Its messages are written by that library; its handler is not used, because it reads a subscription as fast
 * as events come, however slow the client is, and answers one spelling of the Accept header alone.
 */
export function addSse(app: FastifyInstance, options: SseOptions): LiveTransport {
  const { run, authenticate, createContext, slots, corsOrigins, pingMs } = options;
  const streams = new Set<ServerResponse>();
  let isClosing = false;

  app.route({
    method: ['GET', 'POST'],
    url: '/graphql/stream',
    async handler(request, reply) {
      if (isClosing) return refuse(reply, 503, 'UNAVAILABLE', 'The gateway shuts down.');
      if (!isOriginAllowed(request.raw, corsOrigins)) {
        return refuse(reply, 403, 'FORBIDDEN', 'Pages of this origin may not ask the gateway.');
      }
      if (!accepts(request)) return refuse(reply, 406, 'BAD_REQUEST', 'Accept must allow text/event-stream.');
      const params = readSseParams(request);
      if (params === null) return refuse(reply, 400, 'BAD_REQUEST', 'There is no operation in the request.');
      try {
        const principal = await authenticate(credentialsOf(request.raw));
        const giveBack = slots.take(principal.key);
        if (giveBack === null) throw new GatewayError('RATE_LIMITED', { message: 'Too many connections.' });
        const abort = new AbortController();
        reply.raw.once('close', () => {
          giveBack();
          abort.abort();
        });
        const outcome = await run(params, {
          mayMutate: request.method === 'POST',
          createContext: () => createContext(principal, request.id, abort.signal),
          // The client is told by the error that ends the stream.
          refused: () => undefined,
        });
        await stream(reply, outcome);
        return reply;
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        const { http, ...extensions } = error.extensions;
        const status = STATUS.get(error.code) ?? 503;
        return reply.code(status).send({ errors: [{ message: error.message, extensions }] });
      }
    },
  });

  async function stream(reply: FastifyReply, outcome: Outcome): Promise<void> {
    reply.hijack();
    const { raw } = reply;
    const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    raw.writeHead(200, {
      ...Object.fromEntries(headers),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // nginx would hold events back.
      'x-accel-buffering': 'no',
      // A socket that is kept alive would hold the stop up.
      ...(isClosing ? { connection: 'close' } : {}),
    });
    raw.write(':\n\n');
    streams.add(raw);
    const ping = setInterval(() => raw.writableLength === 0 && raw.write(':\n\n'), pingMs);
    const results = outcome.kind === 'stream' ? outcome.results : once(outcome.result);
    // What was asked for before the gateway began to stop comes too late to go on.
    if (isClosing && outcome.kind === 'stream') raw.end();
    if (raw.destroyed) await results.return?.();
    else raw.once('close', () => void results.return?.());
    try {
      for await (const result of results) {
        await send(raw, print({ event: 'next', data: maskedResult(result) }));
        if (!raw.writable) break;
      }
      // A stream that the gateway cut off is not complete: its client is to connect again.
      if (raw.writable) raw.end(print({ event: 'complete', data: null }));
    } finally {
      clearInterval(ping);
      streams.delete(raw);
    }
  }

  return {
    async close(spreadMs) {
      isClosing = true;
      await Promise.all(
        [...streams].map(async (raw) => {
          const gone = new Promise<void>((resolve) => raw.once('close', () => resolve()));
          if (raw.destroyed) return;
          await Promise.race([gone, sleep(Math.random() * spreadMs)]);
          raw.end();
          // A reader that does not read would never let it end.
          const cutOff = setTimeout(() => raw.destroy(), CLOSING_MS);
          await gone;
          clearTimeout(cutOff);
        }),
      );
    },
  };
}

/** Sends an event; resolves when the client has read enough for the next. */
async function send(raw: ServerResponse, event: string): Promise<void> {
  if (!raw.writable || raw.write(event)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      raw.off('drain', done);
      raw.off('close', done);
      resolve();
    };
    raw.once('drain', done);
    raw.once('close', done);
  });
}

async function* once(result: FormattedExecutionResult): AsyncGenerator<FormattedExecutionResult, undefined> {
  yield result;
}

function accepts({ headers: { accept } }: FastifyRequest): boolean {
  const types = (accept ?? '*/*').split(',').map((type) => type.split(';', 1)[0]?.trim().toLowerCase());
  return ['text/event-stream', 'text/*', '*/*'].some((type) => types.includes(type));
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
