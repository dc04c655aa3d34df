import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import { makeServer, type OperationResult, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Authenticate } from '../../auth/authenticate.js';
import { type Credentials, credentialsOf } from '../../auth/credentials.js';
import type { Principal } from '../../auth/principal.js';
import { GatewayError } from '../../schema/gateway-error.js';
import { CLOSE, type CloseReason } from './close-codes.js';
import type { ConnectionSlots } from './connection-slots.js';
import { mapStream } from '../graphql/map-stream.js';
import { maskedResult } from '../graphql/masked-error.js';
import type { Outcome, RunOperation } from '../graphql/operations.js';
import type { CreateContext } from '../graphql/create-request-context.js';

/** The state of one connection. */
export interface SocketExtra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** By operation id: aborted when the connection closes. */
  readonly aborts: Map<string, AbortController>;
  /** Set once `connection_init` is authenticated. */
  principal?: Principal;
}

export interface WebSocketProtocolOptions {
  readonly schema: GraphQLSchema;
  readonly run: RunOperation;
  readonly authenticate: Authenticate;
  readonly createContext: CreateContext;
  readonly slots: ConnectionSlots;
  /** How many operations of one connection may run at the same time. */
  readonly subscriptions: number;
  /** How long a client may take to send `connection_init`, ms. */
  readonly initTimeoutMs: number;
}

/** The graphql-transport-ws protocol; operations run through the same pipeline as those over HTTP. */
export function createWebSocketProtocol(options: WebSocketProtocolOptions): Server<SocketExtra> {
  const { schema, run, authenticate, createContext, slots, subscriptions, initTimeoutMs } = options;
  /** The result of an operation, kept from `onSubscribe` until graphql-ws calls `execute` or `subscribe`. */
  const results = new WeakMap<ExecutionArgs, OperationResult>();

  const resultOf = (args: ExecutionArgs): OperationResult => {
    const result = results.get(args);
    if (result === undefined) throw new Error('The operation was not prepared.');
    return result;
  };

  return makeServer<Record<string, unknown>, SocketExtra>({
    connectionInitWaitTimeout: initTimeoutMs,
    execute: resultOf,
    subscribe: resultOf,
    async onConnect({ extra, connectionParams }) {
      const { socket, request } = extra;
      try {
        extra.principal = await authenticate(withParams(credentialsOf(request), connectionParams));
      } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        return close(socket, error.code === 'UNAUTHENTICATED' ? CLOSE.unauthorized : CLOSE.tryAgainLater);
      }
      const release = slots.take(extra.principal.key);
      if (release === null) return close(socket, CLOSE.tooManyConnections);
      if (socket.readyState === socket.OPEN) socket.once('close', release);
      else release();
      return true;
    },
    async onSubscribe({ extra, subscriptions: running }, id, payload) {
      const { socket, aborts, principal } = extra;
      if (principal === undefined || Object.keys(running).length > subscriptions) {
        close(socket, principal === undefined ? CLOSE.unauthorized : CLOSE.tooManySubscriptions);
        return [new GraphQLError('The connection is closed.')];
      }
      const requestId = randomUUID();
      const abort = new AbortController();
      aborts.set(id, abort);
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
          createContext: () => createContext(principal, requestId, abort.signal),
          onUnauthenticated: () => close(socket, CLOSE.unauthorized),
        },
      );
      const { operation } = outcome;
      if (operation === null || isRequestError(outcome)) {
        aborts.delete(id);
        return outcome.kind === 'result' ? (maskedResult(outcome.result).errors ?? []) : [];
      }
      const args: ExecutionArgs = { schema, document: { kind: Kind.DOCUMENT, definitions: [operation] } };
      results.set(
        args,
        outcome.kind === 'result' ? maskedResult(outcome.result) : asResults(outcome.results),
      );
      return args;
    },
    onComplete: ({ extra }, id) => void extra.aborts.delete(id),
    onClose({ extra }) {
      for (const abort of extra.aborts.values()) abort.abort();
    },
  });
}

/** A trusted document's id, which graphql-ws does not know: it wants a document beside it, which may be empty. */
function documentIdIn(payload: object): string | undefined {
  return 'documentId' in payload && typeof payload.documentId === 'string' ? payload.documentId : undefined;
}

/** Adds `authorization` of the connection parameters: browsers cannot set the header on a WebSocket. */
function withParams(
  credentials: Credentials,
  params: Readonly<Record<string, unknown>> | undefined,
): Credentials {
  const given = Object.entries(params ?? {}).flatMap(([name, value]) =>
    name.toLowerCase() === 'authorization' && typeof value === 'string' ? [value] : [],
  );
  return { ...credentials, authorization: [...credentials.authorization, ...given] };
}

/** Whether an operation failed before execution: the protocol has an `error` message for that. */
function isRequestError(outcome: Outcome): boolean {
  return (
    outcome.kind === 'result' && outcome.result.data === undefined && outcome.result.errors !== undefined
  );
}

function asResults(
  results: AsyncIterableIterator<FormattedExecutionResult, undefined>,
): AsyncIterableIterator<ExecutionResult, undefined> {
  return mapStream<FormattedExecutionResult, ExecutionResult>(
    results,
    async (result) => maskedResult(result),
    () => ({ errors: [new GraphQLError('Internal server error')] }),
  );
}

function close(socket: WebSocket, { code, reason }: CloseReason): false {
  socket.close(code, reason);
  return false;
}
