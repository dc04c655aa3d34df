import { isDeepStrictEqual } from 'node:util';
import { PASS_THROUGH } from './contestants.js';
import type { Question } from './questions.js';
import { requestOf, type RunningServer } from './running-server.js';
import type { Stub } from '../load/stub-control.js';

/** The answer of the gateway that others are compared with. */
export interface ExpectedAnswer {
  readonly question: Question;
  readonly body: object;
  readonly bytes: number;
}

/**
 * Asks the gateway, and checks that its answer is whole.
 * @throws Error for an answer with errors, or without data.
 */
export async function readExpected(question: Question, gateway: RunningServer): Promise<ExpectedAnswer> {
  const answer = await fetch(gateway.url + gateway.server.path(question), requestOf(question, 'expected'));
  const text = await answer.text();
  const body = JSON.parse(text) as {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly errors?: unknown;
  };
  const values = Object.values(body.data ?? {});
  if (body.errors !== undefined || values.length === 0 || values.includes(null)) {
    throw new Error(`the gateway answers ${question.name} with ${text.slice(0, 300)}`);
  }
  return { question, body, bytes: Buffer.byteLength(text) };
}

/** Compares the answers of all servers. @returns what differs, for each server whose answer does. */
export async function compareAll(
  servers: readonly RunningServer[],
  expected: ExpectedAnswer,
  stub: Stub,
): Promise<ReadonlyMap<RunningServer, string>> {
  const differences = new Map<RunningServer, string>();
  for (const running of servers) {
    const difference = await compareAnswer(running, expected, stub);
    if (difference !== null) differences.set(running, difference);
  }
  return differences;
}

/**
 * Compares the whole answer of a server with that of the gateway, that of the proxy with Operated's, and checks that the
 * caller's token was forwarded.
 * @returns what differs; null if nothing does.
 */
async function compareAnswer(
  running: RunningServer,
  { question, body }: ExpectedAnswer,
  stub: Stub,
): Promise<string | null> {
  const { server, url } = running;
  const token = `compare-${server.name}-${question.name}`;
  await stub.reset();
  const answer = await fetch(url + server.path(question), requestOf(question, token));
  const text = await answer.text();
  const { tokens } = await stub.calls();
  if (answer.status !== 200) return `status ${answer.status}: ${text.slice(0, 300)}`;
  const expected = server === PASS_THROUGH ? await stub.read(question.path) : body;
  if (!isDeepStrictEqual(JSON.parse(text), expected)) return `another answer: ${difference(text, expected)}`;
  if (!isDeepStrictEqual(tokens, [`Bearer ${token}`])) return `other tokens forwarded: ${tokens.join(', ')}`;
  return null;
}

/** The text around the first difference. */
function difference(text: string, expected: unknown): string {
  const wanted = JSON.stringify(expected);
  const length = Math.min(text.length, wanted.length);
  let at = 0;
  while (at < length && text[at] === wanted[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `…${text.slice(from, at + 80)}… in place of …${wanted.slice(from, at + 80)}…`;
}
