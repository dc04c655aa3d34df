import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { print } from 'graphql-sse';
import type { Authenticate } from '../../auth/authenticate.js';
import type { ClientAddress } from '../../auth/client-address.js';
import { describePrincipal, type Principal } from '../../auth/principal.js';
import { credentialsOf } from '../../auth/credentials.js';
import { type FailureCode, GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import { memoise } from '../../wire/memoise.js';
import { consume, DONE, type ReadyIterator } from '../../wire/ready-iterator.js';
import { CLOSE } from './close-codes.js';
import type { ReserveConnection } from './connection-quota.js';
import { mayBeForged, PREFLIGHT_HEADERS } from './csrf.js';
import { CLIENT_DISCONNECTED, endReasonOf, recordEndReason } from './end-reason.js';
import type { PrincipalConnections } from './principal-connections.js';
import { maskedResult } from '../graphql/masked-error.js';
import { extensionsWantReport, wantsReport } from '../graphql/operated-extension.js';
import { recordOutcome, recordRejection } from '../graphql/operation-spans.js';
import {
  isUnauthenticated,
  type OperationParams,
  type Outcome,
  type RunOperation,
} from '../graphql/operations.js';
import { isOriginAllowed } from './origin.js';
import type { RejectionLog } from './rejection-log.js';
import type { CreateContext } from '../graphql/create-request-context.js';
import { readFromOf } from '../graphql/read-from.js';
import { readSseParams } from './sse-params.js';
import { spanOf } from './request-spans.js';
import { recordSubscription } from './subscription-record.js';
import type { LiveTransport } from './websocket.js';

export interface SseOptions {
  readonly run: RunOperation;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly reserve: ReserveConnection;
  readonly connections: PrincipalConnections;
  readonly clientAddress: ClientAddress;
  readonly corsOrigins: readonly string[];
  readonly rejections: Pick<RejectionLog, 'origin'>;
  /** How often a comment is sent, so that proxies keep an idle stream open, ms. */
  readonly pingMs: number;
  readonly metrics?: Pick<Metrics, 'graphql' | 'live'> | undefined;
  readonly logger: Logger;
}

/** Where event streams are requested. */
export const STREAM_PATH = '/graphql/stream';

/** How long a client may take to read the rest of a stream that is closed. */
const CLOSING_MS = 1_000; // 1 second

/** The last event of a stream whose session has ended. */
const ENDED: FormattedExecutionResult = {
  errors: [{ message: 'The session has ended: sign in again.', extensions: { code: 'UNAUTHENTICATED' } }],
};

/** The HTTP status by code of an authentication error; any other means that the caller cannot be identified now. */
const STATUS: ReadonlyMap<FailureCode, number> = new Map([
  ['UNAUTHENTICATED', 401],
  ['RATE_LIMITED', 429],
]);

/**
 * GraphQL over Server-Sent Events at /graphql/stream, in the "distinct connections mode" of graphql-sse: one operation
 * per request. The messages are formatted by that library. Its handler is not used: it consumes a subscription without
 * backpressure, and accepts only one spelling of the Accept header.
 */
export function addSse(app: FastifyInstance, options: SseOptions): LiveTransport {
  const { run, authenticate, createContext, reserve, connections, clientAddress, corsOrigins } = options;
  const { pingMs, metrics, logger } = options;
  const streams = new Set<ServerResponse>();
  let isClosing = false;

  app.route({
    method: ['GET', 'POST'],
    url: STREAM_PATH,
    // A HEAD would run the operation of a GET.
    exposeHeadRoute: false,
    async handler(request, reply) {
      if (isClosing) return rejectWith(reply, 503, 'UNAVAILABLE', 'The gateway is shutting down.');
      if (!isOriginAllowed(request.raw, corsOrigins)) {
        options.rejections.origin(request.headers.origin ?? '', 'event stream');
        return rejectWith(
          reply,
          403,
          'FORBIDDEN',
          'Pages of this origin are not allowed to use the gateway.',
        );
      }
      if (!accepts(request)) {
        return rejectWith(reply, 406, 'BAD_REQUEST', 'Accept must allow text/event-stream.');
      }
      const params = readSseParams(request);
      if (params === null) return rejectWith(reply, 400, 'BAD_REQUEST', 'The request contains no operation.');
      const reservation = reserve(clientAddress(credentialsOf(request.raw)));
      if (reservation.kind === 'rejected') {
        const { status, headers, code, message } = reservation;
        return rejectWith(reply.headers(headers), status, code, message);
      }
      try {
        return await answer(request, reply, params, () => reservation.authenticated());
      } catch (error) {
        recordRejection(spanOf(request), error);
        if (!(error instanceof GatewayError)) throw error;
        metrics?.graphql.rejected(error.code);
        const { http, ...extensions } = error.extensions;
        const status = STATUS.get(error.code) ?? 503;
        return await reply.code(status).send({ errors: [{ message: error.message, extensions }] });
      } finally {
        // Not when the client leaves: its operation counts until its work has ended.
        reservation.release();
      }
    },
  });

  /** @throws GatewayError where the caller is not authenticated or has too many connections. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    params: OperationParams,
    authenticated: () => void,
  ): Promise<FastifyReply> {
    const arrivedAt = performance.now();
    const span = spanOf(request);
    const principal = await authenticate(credentialsOf(request.raw));
    authenticated();
    if (mayBeForged(request)) {
      const message = `A GET of another page needs one of the headers ${PREFLIGHT_HEADERS.join(', ')}.`;
      return rejectWith(reply, 400, 'BAD_REQUEST', message);
    }
    const gone = new AbortController();
    const ended = new AbortController();
    const remove = connections.add(principal.key, () => ended.abort());
    if (remove === null) throw new GatewayError('RATE_LIMITED', { message: 'Too many connections.' });
    reply.raw.once('close', () => gone.abort());
    if (reply.raw.destroyed) gone.abort();
    try {
      const signal = AbortSignal.any([gone.signal, ended.signal]);
      const readFrom = readFromOf(request.headers);
      const outcome = await run(params, {
        mayMutate: request.method === 'POST',
        createContext: () =>
          createContext(principal, {
            requestId: request.id,
            signal,
            arrivedAt,
            readFrom,
            span,
            wantsReport: wantsReport(request.headers) || extensionsWantReport(params.extensions),
          }),
        // The error in the last event already informs the client.
        onUnauthenticated: () => undefined,
      });
      recordOutcome(span, outcome);
      if (outcome.kind === 'result') {
        // The end of a session aborts its operations, so their errors only report that.
        const isAborted = ended.signal.aborted && outcome.result.errors !== undefined;
        const result = isAborted ? { ...outcome.result, ...ENDED } : outcome.result;
        if (isUnauthenticated(result)) return await reply.code(401).send(result);
      }
      if (outcome.kind === 'stream') {
        // The stream lasts for hours, its span does not.
        span?.answered(200);
        span?.end();
      }
      await stream(request, reply, outcome, principal, ended.signal);
      return reply;
    } finally {
      remove();
    }
  }

  async function stream(
    { id: requestId }: FastifyRequest,
    reply: FastifyReply,
    outcome: Outcome,
    principal: Principal,
    ended: AbortSignal,
  ): Promise<void> {
    reply.hijack();
    const { raw } = reply;
    const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    raw.writeHead(200, {
      ...Object.fromEntries(headers),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // Disables the response buffering of nginx.
      'x-accel-buffering': 'no',
      // A kept-alive socket would delay the shutdown.
      ...(isClosing ? { connection: 'close' } : {}),
    });
    raw.write(':\n\n');
    streams.add(raw);
    const openedAt = performance.now();
    let messages = 0;
    const ping = setInterval(() => raw.writableLength === 0 && raw.write(':\n\n'), pingMs);
    const results = outcome.kind === 'stream' ? outcome.results : singleResult(outcome.result);
    // A subscription that became ready during the shutdown ends immediately.
    if (isClosing && outcome.kind === 'stream') raw.end();
    if (raw.destroyed || ended.aborted) await results.return();
    if (raw.destroyed) recordEndReason(raw, CLIENT_DISCONNECTED);
    raw.once('close', () => {
      recordEndReason(raw, CLIENT_DISCONNECTED);
      void results.return();
    });
    ended.addEventListener('abort', () => {
      recordEndReason(raw, 'the session has ended');
      void results.return();
      // A client that does not read would keep the stream open.
      setTimeout(() => raw.destroy(), CLOSING_MS).unref();
    });
    const record =
      outcome.kind === 'stream'
        ? recordSubscription({
            transport: 'sse',
            requestId,
            principal,
            operationName: outcome.operation.name?.value,
            metrics: metrics?.live,
            logger,
          })
        : null;
    try {
      await consume(results, (result) => {
        messages += 1;
        record?.sent(result);
        return send(raw, nextEvent(result));
      });
      if (ended.aborted) await send(raw, nextEvent(ENDED));
      // A stream that the shutdown ended gets no `complete`, so that its client reconnects.
      if (raw.writable) raw.end(print({ event: 'complete', data: null }));
    } catch (error) {
      // The status is sent: only the log and the end of the stream can report it.
      logger.error({ requestId, err: error }, 'unexpected error');
      recordEndReason(raw, 'unexpected error');
      raw.destroy();
    } finally {
      clearInterval(ping);
      streams.delete(raw);
      record?.ended();
      const durationMs = Math.round(performance.now() - openedAt);
      const line = { requestId, principal: describePrincipal(principal), durationMs, messages };
      logger.info({ ...line, reason: endReasonOf(raw) ?? 'complete' }, 'event stream closed');
    }
  }

  return {
    count: () => streams.size,
    async close(spreadMs) {
      isClosing = true;
      await Promise.all(
        [...streams].map(async (raw) => {
          const gone = new Promise<void>((resolve) => raw.once('close', () => resolve()));
          if (raw.destroyed) return;
          await Promise.race([gone, sleep(Math.random() * spreadMs)]);
          recordEndReason(raw, CLOSE.goingAway.reason);
          raw.end();
          // A client that does not read would keep the stream open.
          const cutOff = setTimeout(() => raw.destroy(), CLOSING_MS);
          await gone;
          clearTimeout(cutOff);
        }),
      );
    },
  };
}

/** Sends an event. @returns a promise while the write buffer is full, which resolves when it has drained. */
function send(raw: ServerResponse, event: string): void | Promise<void> {
  if (!raw.writable || raw.write(event)) return;
  return new Promise<void>((resolve) => {
    const done = () => {
      raw.off('drain', done);
      raw.off('close', done);
      resolve();
    };
    raw.once('drain', done);
    raw.once('close', done);
  });
}

/** A result as a stream. */
function singleResult(result: FormattedExecutionResult): ReadyIterator<FormattedExecutionResult> {
  let isDone = false;
  return {
    next() {
      if (isDone) return DONE;
      isDone = true;
      return { done: false, value: result };
    },
    async return() {
      isDone = true;
      return DONE;
    },
  };
}

/** The text of a result's event, serialised once for all streams that receive the same result. */
const nextEvent = memoise((result: FormattedExecutionResult) =>
  print({ event: 'next', data: maskedResult(result) }),
);

function accepts({ headers: { accept } }: FastifyRequest): boolean {
  const types = (accept ?? '*/*').split(',').map((type) => type.split(';', 1)[0]?.trim().toLowerCase());
  return ['text/event-stream', 'text/*', '*/*'].some((type) => types.includes(type));
}

function rejectWith(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
