import { request } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import type { Random } from '../../simulator/world/random.js';
import { randomDocument } from './documents.js';
import type { Findings } from './findings.js';
import { type FuzzCredentials, randomHeaders } from './headers.js';
import { randomBody, randomJson } from './json.js';
import { hostileText } from './texts.js';

/** The time limit of an answer, ms; a stream is closed after STREAM_MS. */
const PATIENCE_MS = 30_000;
const STREAM_MS = 300;

export interface FuzzTarget extends FuzzCredentials {
  readonly url: string;
  readonly schema: GraphQLSchema;
}

const PATHS = [
  '/auth/login',
  '/auth/callback',
  '/auth/session',
  '/auth/logout',
  '/auth/',
  '/webhooks/operated',
  '/webhooks/operated/guess',
  '/',
  '/healthz',
  '/readyz',
  '/explorer',
  '/explorer/assets/../../package.json',
  '/graphql/',
  '/graphql/stream/',
  '//graphql',
  '/%67raphql',
  '/.env',
  '/%',
  '/%c0%ae%c0%ae/',
];
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'];

/** One operation by POST or GET, at /graphql or /graphql/stream. */
export async function attemptOperation(
  target: FuzzTarget,
  random: Random,
  findings: Findings,
): Promise<void> {
  const document = randomDocument(target.schema, random);
  const stream = random.chance(0.3);
  const path = stream ? '/graphql/stream' : '/graphql';
  const headers = [...randomHeaders(random, target)];
  if (stream && random.chance(0.8)) headers.push(['accept', 'text/event-stream']);
  if (random.chance(0.8)) {
    await send(target, { method: 'POST', path, headers, body: randomBody(document, random) }, findings);
    return;
  }
  const query = new URLSearchParams({ query: document.slice(0, 8_000) });
  if (random.chance(0.4)) query.set('variables', randomJson(random).slice(0, 4_000));
  await send(target, { method: 'GET', path: `${path}?${query.toString()}`, headers, body: '' }, findings);
}

/** One request to another route, or to a path without a route. */
export async function attemptRoute(target: FuzzTarget, random: Random, findings: Findings): Promise<void> {
  const query = new URLSearchParams();
  for (const name of ['returnTo', 'code', 'state', 'error', 'query']) {
    if (random.chance(0.3)) query.set(name, hostileText(random).slice(0, 4_000));
  }
  const path = `${random.pick(PATHS) ?? '/'}${random.chance(0.5) ? `?${query.toString()}` : ''}`;
  const method = random.pick(METHODS) ?? 'GET';
  const body = random.chance(0.5) ? randomJson(random) : '';
  await send(target, { method, path, headers: randomHeaders(random, target), body }, findings);
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

async function send({ url }: FuzzTarget, sent: Sent, findings: Findings): Promise<void> {
  const { method, path, headers, body } = sent;
  const input = JSON.stringify(sent);
  const { hostname, port, host } = new URL(url);
  const lengths = [
    ['host', host],
    ['content-length', String(Buffer.byteLength(body))],
  ];
  await new Promise<void>((resolve) => {
    const outgoing = request({
      hostname,
      port,
      path,
      method,
      agent: false,
      headers: [...lengths, ...headers].flat(),
    });
    const patience = setTimeout(() => {
      findings.add('no answer in time', input);
      outgoing.destroy();
    }, PATIENCE_MS);
    const done = () => {
      clearTimeout(patience);
      resolve();
    };
    // The gateway may abort a request; whether it is still running is checked at the end.
    outgoing.once('error', done);
    outgoing.once('upgrade', (_response, socket) => {
      socket.destroy();
      done();
    });
    outgoing.once('response', (response) => {
      let received = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (received += chunk));
      const isStream = response.headers['content-type']?.includes('text/event-stream') === true;
      if (isStream) setTimeout(() => response.destroy(), STREAM_MS);
      response.once('error', () => undefined);
      response.once('close', () => {
        if (isStream) judgeEvents(received, response.complete, input, findings);
        else findings.answer(response.statusCode ?? 0, received, input);
        done();
      });
    });
    outgoing.end(body);
  });
}

function judgeEvents(received: string, isComplete: boolean, input: string, findings: Findings): void {
  const events = received.split('\n\n');
  // An event after the last blank line is incomplete, because the stream was closed.
  for (const event of isComplete ? events : events.slice(0, -1)) {
    const data = /^data: (.+)$/m.exec(event)?.[1];
    if (data !== undefined) findings.message(data, input);
  }
}
