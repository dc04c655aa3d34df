import type { IncomingMessage } from 'node:http';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type Context, makeServer, MessageType, type OperationResult, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../../auth/authenticate.js';
import { type Credentials, credentialsOf } from '../../auth/credentials.js';
import type { Principal } from '../../auth/principal.js';
import type { VerifyToken } from '../../datasources/verify-token.js';
import { GatewayError } from '../../schema/gateway-error.js';
import type { Logger } from '../../telemetry/logger.js';
import type { Metrics } from '../../telemetry/metrics/metrics.js';
import type { Tracing } from '../../telemetry/tracing/tracing.js';
import { memoise } from '../../wire/memoise.js';
import { consume, DONE, type ReadyIterator } from '../../wire/ready-iterator.js';
import { CLOSE, type CloseReason } from './close-codes.js';
import { closeSocket } from './close-socket.js';
import type { PrincipalConnections } from './principal-connections.js';
import { maskedResult } from '../graphql/masked-error.js';
import { extensionsWantReport } from '../graphql/operated-extension.js';
import { recordOutcome } from '../graphql/operation-spans.js';
import { isUnauthenticated, type Outcome, type RunOperation } from '../graphql/operations.js';
import type { CreateContext } from '../graphql/create-request-context.js';
import { newRequestId } from './request-id.js';
import { recordSubscription, type SubscriptionRecord } from './subscription-record.js';
import type { MessageCount, Send } from './websocket-sender.js';

const jsonOf = memoise((result: FormattedExecutionResult) => JSON.stringify(result));

type ProtocolContext = Pick<Context, 'subscriptions'>;

/** What has happened on a connection, for its line in the log. */
export interface ConnectionCounts extends MessageCount {
  operations: number;
  subscriptions: number;
}

/** The state of one connection. */
export interface SocketExtra {
  readonly socket: WebSocket;
  /** That of the upgrade. */
  readonly requestId: string;
  readonly counts: ConnectionCounts;
  /** The request of the upgrade, until `connection_init` is authenticated. */
  request: IncomingMessage | null;
  readonly send: Send;
  /** By id, the operations whose work has not ended, those included that the client has completed. */
  readonly operations: Map<string, AbortController>;
  /** Called when `connection_init` is authenticated. */
  authenticated(): void;
  /** Set once `connection_init` is authenticated. */
  principal?: Principal;
  /** What graphql-ws knows of the connection; set with `connection_init`. */
  context?: ProtocolContext;
}

export interface WebSocketProtocolOptions {
  readonly schema: GraphQLSchema;
  readonly run: RunOperation;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly verifyToken: VerifyToken;
  readonly connections: PrincipalConnections;
  /** How many operations of one connection may run at the same time. */
  readonly subscriptions: number;
  /** How long a client may take to send `connection_init`, ms. */
  readonly initTimeoutMs: number;
  readonly metrics?: Pick<Metrics, 'limits' | 'live'> | undefined;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
  readonly logger: Logger;
}

/** The graphql-transport-ws protocol; operations run through the same pipeline as those over HTTP. */
export function createWebSocketProtocol(options: WebSocketProtocolOptions): Server<SocketExtra> {
  const { schema, run, authenticate, verifyToken, createContext, connections, subscriptions } = options;
  const { initTimeoutMs, metrics, tracing, logger } = options;
  /** The result of an operation, kept from `onSubscribe` until graphql-ws calls `execute` or `subscribe`. */
  const results = new WeakMap<ExecutionArgs, OperationResult>();

  /** The payloads of operations whose answer is the last message of their connection. */
  const unauthenticated = new WeakSet<object>();

  const resultOf = (args: ExecutionArgs): OperationResult => {
    const result = results.get(args);
    if (result === undefined) throw new Error('The operation was not prepared.');
    return result;
  };

  const startRecord = (
    requestId: string,
    { requestId: connection, counts }: SocketExtra,
    principal: Principal,
    { name }: OperationDefinitionNode,
  ): SubscriptionRecord => {
    counts.subscriptions += 1;
    const operationName = name?.value;
    const shared = { transport: 'websocket', metrics: metrics?.live, logger } as const;
    return recordSubscription({ ...shared, requestId, connection, principal, operationName });
  };

  return makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: initTimeoutMs,
    execute: resultOf,
    subscribe: resultOf,
    async onConnect(context) {
      const { extra, connectionParams } = context;
      const { socket, request } = extra;
      extra.context = context;
      extra.request = null;
      if (request === null) return false;
      let principal: Principal;
      try {
        principal = await authenticate(withParams(credentialsOf(request), connectionParams));
        await verifyToken(principal);
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return close(socket, error.code === 'UNAUTHENTICATED' ? CLOSE.unauthorized : CLOSE.tryAgainLater);
      }
      if (socket.readyState !== socket.OPEN) return false;
      const release = connections.add(principal.key, () => close(socket, CLOSE.unauthorized));
      if (release === null) return close(socket, CLOSE.tooManyConnections);
      socket.once('close', release);
      extra.principal = principal;
      extra.authenticated();
      return true;
    },
    async onSubscribe({ extra }, id, payload) {
      const { socket, operations, principal } = extra;
      const closing = reasonToClose(extra, id, subscriptions);
      if (closing === CLOSE.tooManySubscriptions) metrics?.limits.hit('operations_by_websocket');
      if (principal === undefined || closing !== null) {
        close(socket, closing ?? CLOSE.unauthorized);
        return [new GraphQLError('The connection is closed.')];
      }
      const arrivedAt = performance.now();
      const requestId = newRequestId();
      const abort = new AbortController();
      const span = tracing?.startOperation(payload.extensions ?? {});
      operations.set(id, abort);
      extra.counts.operations += 1;
      const outcome = await run(
        {
          query: payload.query,
          documentId: documentIdIn(payload),
          operationName: payload.operationName ?? undefined,
          variables: payload.variables ?? undefined,
          extensions: payload.extensions ?? undefined,
        },
        {
          mayMutate: true,
          createContext: () =>
            createContext(principal, {
              requestId,
              signal: abort.signal,
              arrivedAt,
              span,
              wantsReport: extensionsWantReport(payload.extensions),
            }),
          onUnauthenticated: () => close(socket, CLOSE.unauthorized),
        },
      );
      recordOutcome(span, outcome);
      // The span of a subscription ends when its stream has started.
      span?.end();
      const { operation } = outcome;
      const isLast = outcome.kind === 'result' && isUnauthenticated(outcome.result);
      if (operation === null || isRequestError(outcome)) {
        operations.delete(id);
        if (isLast) closeAfterSending(socket);
        return outcome.kind === 'result' ? (maskedResult(outcome.result).errors ?? []) : [];
      }
      const args: ExecutionArgs = { schema, document: { kind: Kind.DOCUMENT, definitions: [operation] } };
      if (isLast) unauthenticated.add(payload);
      results.set(
        args,
        outcome.kind === 'result'
          ? maskedResult(outcome.result)
          : sendResults(
              outcome.results,
              nextMessage(id),
              extra.send,
              startRecord(requestId, extra, principal, operation),
            ),
      );
      return args;
    },
    onComplete({ extra: { operations, socket } }, id, payload) {
      operations.delete(id);
      if (unauthenticated.has(payload)) closeAfterSending(socket);
    },
    onClose({ extra }) {
      for (const abort of extra.operations.values()) abort.abort();
    },
  });
}

/** A trusted document's id, which graphql-ws does not know: it wants a document beside it, which may be empty. */
function documentIdIn(payload: object): string | undefined {
  return 'documentId' in payload && typeof payload.documentId === 'string' ? payload.documentId : undefined;
}

/**
 * Aborts the operations that the client has completed, also those that are still being prepared. They stay in
 * `operations`, and count against the limit, until their work has ended.
 */
export function abortCompleted({ operations, context }: SocketExtra): void {
  for (const [id, abort] of operations) {
    if (context !== undefined && !(id in context.subscriptions)) abort.abort();
  }
}

/** Why an operation ends its connection; null where it may run. */
function reasonToClose({ operations }: SocketExtra, id: string, limit: number): CloseReason | null {
  // graphql-ws keeps operations by id, and would take the end of the completed one for the end of the new one.
  if (operations.has(id)) return CLOSE.operationExists;
  return operations.size >= limit ? CLOSE.tooManySubscriptions : null;
}

/**
 * Adds `authorization` and `x-api-key` of the connection parameters: browsers cannot set headers on a WebSocket. A value
 * that is no text counts as a malformed header; null and undefined count as absent.
 */
function withParams(
  credentials: Credentials,
  params: Readonly<Record<string, unknown>> | undefined,
): Credentials {
  const given = (header: string): readonly string[] =>
    Object.entries(params ?? {})
      .filter(([name, value]) => name.toLowerCase() === header && value !== null && value !== undefined)
      .map(([, value]) => (typeof value === 'string' ? value : ''));
  return {
    ...credentials,
    authorization: [...credentials.authorization, ...given('authorization')],
    apiKey: [...credentials.apiKey, ...given('x-api-key')],
  };
}

/** Whether an operation failed before execution: the protocol has an `error` message for that. */
function isRequestError(outcome: Outcome): boolean {
  return (
    outcome.kind === 'result' && outcome.result.data === undefined && outcome.result.errors !== undefined
  );
}

/**
 * Sends the results of a subscription past graphql-ws, which would serialise each of them for each subscriber. For
 * graphql-ws the subscription is one without results.
 */
function sendResults(
  results: ReadyIterator<FormattedExecutionResult>,
  messageOf: (result: FormattedExecutionResult) => string,
  send: Send,
  record: SubscriptionRecord,
): AsyncIterableIterator<ExecutionResult, undefined> {
  const sendResult = (result: FormattedExecutionResult) => {
    record.sent(result);
    return send(messageOf(result));
  };
  const sent: AsyncIterableIterator<ExecutionResult, undefined> = {
    next: () =>
      consume(results, sendResult)
        .finally(record.ended)
        .then(() => DONE),
    return() {
      record.ended();
      return results.return().then(() => DONE);
    },
    [Symbol.asyncIterator]: () => sent,
  };
  return sent;
}

/** The `next` messages of an operation, around results that are serialised once for all subscribers. */
function nextMessage(id: string): (result: FormattedExecutionResult) => string {
  const start = `{"id":${JSON.stringify(id)},"type":"${MessageType.Next}","payload":`;
  return (result) => `${start}${jsonOf(result)}}`;
}

/** Closes the connection of a rejected principal. graphql-ws sends the message of the current hook before. */
function closeAfterSending(socket: WebSocket): void {
  setImmediate(close, socket, CLOSE.unauthorized);
}

function close(socket: WebSocket, reason: CloseReason): false {
  closeSocket(socket, reason);
  return false;
}
