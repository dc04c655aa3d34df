/**
 * Answers in place of Operated with serialised bodies, so that a bench measures the gateway. The bodies are those of a
 * simulator; every token is accepted. The variables are PORT, HUBS, DELAY_MS, the time of each answer, and BODIES.
 *
 * `PUT /_stub/settings` changes the last two, `GET /_stub/calls` answers how many calls there were since
 * `DELETE /_stub/calls`, and with which tokens.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as after } from 'node:timers/promises';
import { BODY_KINDS, type BodyKind, readBodies } from './operated-bodies.js';
import type { StubCalls, StubSettings } from './start-stub.js';

const { PORT, HUBS = '500', DELAY_MS = '0', BODIES = 'reformatted' } = process.env;
/** Enough to see which tokens are forwarded. */
const TOKENS_KEPT = 100;

async function main(): Promise<void> {
  const bodies = await readBodies(Number(HUBS));
  let settings: StubSettings = { delayMs: Number(DELAY_MS), bodies: bodyKind(BODIES) };
  let calls = 0;
  let answers = 0;
  const tokens = new Set<string>();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const found = bodies.get(request.url ?? '');
    const authorization = request.headers.authorization ?? '';
    if (tokens.size < TOKENS_KEPT) tokens.add(authorization);
    calls += 1;
    answers += 1;
    if (!authorization.startsWith('Bearer ')) send(response, 401, EMPTY);
    else if (found === undefined) send(response, 404, EMPTY);
    else send(response, 200, found.body(settings.bodies, answers), whiteSpace(settings.bodies, answers));
  };

  createServer((request, response) => {
    if (request.url === '/ready') {
      send(response, 200, EMPTY);
    } else if (request.url?.startsWith('/_stub/') === true) {
      void control(request, response);
    } else if (settings.delayMs === 0) {
      answer(request, response);
    } else {
      void after(settings.delayMs).then(() => answer(request, response));
    }
  }).listen(Number(PORT), '127.0.0.1');

  async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (`${request.method} ${request.url}`) {
      case 'PUT /_stub/settings':
        settings = JSON.parse(await text(request)) as StubSettings;
        return send(response, 200, EMPTY);
      case 'DELETE /_stub/calls':
        calls = 0;
        tokens.clear();
        return send(response, 200, EMPTY);
      case 'GET /_stub/calls': {
        const counted: StubCalls = { calls, tokens: [...tokens] };
        return send(response, 200, Buffer.from(JSON.stringify(counted)));
      }
      default:
        return send(response, 404, EMPTY);
    }
  }
}

const EMPTY = Buffer.from('{}');

function send(response: ServerResponse, status: number, body: Buffer, space = ''): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': space.length + body.length,
  });
  if (space !== '') response.write(space);
  response.end(body);
}

/** What a body of kind `reformatted` begins with, so that no two are equal. */
function whiteSpace(kind: BodyKind, count: number): string {
  return kind === 'reformatted' ? count.toString(2).replaceAll('0', ' ').replaceAll('1', '\n') : '';
}

function bodyKind(name: string): BodyKind {
  const kind = BODY_KINDS.find((known) => known === name);
  if (kind === undefined) throw new Error(`BODIES must be one of ${BODY_KINDS.join(', ')}`);
  return kind;
}

void main();
