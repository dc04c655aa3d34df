import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { AnswerError, TestGateway } from './gateway.js';

/** An operation as it is sent, without a client library. */
export interface Sent {
  readonly query?: string;
  readonly documentId?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The first result of an operation. */
export interface Result {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
}

export type Transport = 'HTTP' | 'WebSocket' | 'SSE';
export const TRANSPORTS: readonly Transport[] = ['HTTP', 'WebSocket', 'SSE'];

/**
 * Sends an operation by a transport, without a token.
 * @throws Error where the transport itself answers with an error.
 */
export function sendBy(transport: Transport, gateway: Pick<TestGateway, 'url'>, sent: Sent): Promise<Result> {
  switch (transport) {
    case 'HTTP':
      return byHttp(gateway.url, sent);
    case 'WebSocket':
      return byWebSocket(gateway.url, sent);
    case 'SSE':
      return bySse(gateway.url, sent);
  }
}

/** The codes of a result's errors. */
export function codesOf({ errors = [] }: Result): readonly string[] {
  return errors.map(({ extensions }) => extensions.code);
}

async function byHttp(url: string, sent: Sent): Promise<Result> {
  const response = await post(`${url}/graphql`, 'application/json', sent);
  return (await response.json()) as Result;
}

async function bySse(url: string, sent: Sent): Promise<Result> {
  const response = await post(`${url}/graphql/stream`, 'text/event-stream', sent);
  const text = await response.text();
  const data = /^event: next\ndata: (.*)$/m.exec(text)?.[1];
  return JSON.parse(data ?? text) as Result;
}

function post(url: string, accept: string, sent: Sent): Promise<Response> {
  const headers = { 'content-type': 'application/json', accept };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(sent) });
}

function byWebSocket(url: string, sent: Sent): Promise<Result> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, GRAPHQL_TRANSPORT_WS_PROTOCOL);
    const settle = (result: Result) => {
      resolve(result);
      socket.close();
    };
    socket.once('error', reject);
    socket.once('close', (code, reason) => reject(new Error(`closed: ${code} ${reason.toString()}`)));
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { readonly type: string; readonly payload: unknown };
      if (message.type === 'connection_ack') {
        // The protocol requires a document in every message.
        socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: '', ...sent } }));
      }
      if (message.type === 'next') settle(message.payload as Result);
      if (message.type === 'error') settle({ errors: message.payload as readonly AnswerError[] });
    });
  });
}
