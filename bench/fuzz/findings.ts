import { z } from 'zod';

/** What answers may and may not contain. */
export interface AllowedAnswers {
  /** Every documented `extensions.code`. */
  readonly codes: ReadonlySet<string>;
  /** Every documented close code of a WebSocket. */
  readonly closeCodes: ReadonlySet<number>;
  /** What no answer may contain: tokens, secrets, the address of Operated, paths of the machine. */
  readonly secrets: readonly string[];
}

/** Collects the violations in answers, each kind once with its first example. */
export interface Findings {
  /** Checks an answer of HTTP. @param input the request, for the report. */
  answer(status: number, body: string, input: string): void;
  /** Checks a message of a WebSocket, or an event of a stream. */
  message(text: string, input: string): void;
  /** Checks the close code of a WebSocket. */
  closed(code: number, input: string): void;
  add(what: string, input: string): void;
  /** The violations, each with an input that causes it. */
  list(): readonly string[];
  /** How often each code was answered. */
  counts(): ReadonlyMap<string, number>;
}

/** Documented codes that no request may cause while Operated is available. */
const UNEXPECTED: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'UPSTREAM_INVALID_RESPONSE']);
const LONGEST_INPUT = 2_000;
/** A frame of a stack, or a path into the program. */
const STACK = /\n\s+at [\w.<>[\] ]+\(|node_modules[/\\]|\/dist\/src\/|\.js:\d+:\d+/;

const error = z.object({ extensions: z.object({ code: z.string() }) });

export function createFindings({ codes, closeCodes, secrets }: AllowedAnswers): Findings {
  const found = new Map<string, string>();
  const counted = new Map<string, number>();
  const add = (what: string, input: string) => {
    if (!found.has(what)) found.set(what, input.slice(0, LONGEST_INPUT));
  };
  const count = (what: string) => counted.set(what, (counted.get(what) ?? 0) + 1);

  const leaks = (body: string, input: string) => {
    if (STACK.test(body)) add('a stack or a path', `${input}\n→ ${body.slice(0, LONGEST_INPUT)}`);
    for (const secret of secrets) {
      // An answer may repeat what the attacker sent.
      if (body.includes(secret) && !input.includes(secret)) add('a secret, a token or an address', input);
    }
  };
  const errors = (list: unknown, input: string) => {
    if (!Array.isArray(list)) return add('errors that are no list', input);
    for (const item of list) {
      const parsed = error.safeParse(item);
      const code = parsed.success ? parsed.data.extensions.code : 'none';
      count(code);
      if (!codes.has(code) || UNEXPECTED.has(code)) {
        add(`the code ${code}`, `${input}\n→ ${JSON.stringify(item).slice(0, LONGEST_INPUT)}`);
      }
    }
  };
  const readObject = (text: string): Readonly<Record<string, unknown>> | null => {
    try {
      return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
    } catch {
      return null;
    }
  };

  return {
    answer(status, body, input) {
      count(String(status));
      leaks(body, input);
      if (status >= 500 && status !== 503)
        add(`the status ${status}`, `${input}\n→ ${body.slice(0, LONGEST_INPUT)}`);
      const json = readObject(body);
      if (json !== null && 'errors' in json) errors(json['errors'], input);
    },
    message(text, input) {
      leaks(text, input);
      const json = readObject(text);
      if (json === null)
        return add('a message that is not a JSON object', `${input}\n→ ${text.slice(0, LONGEST_INPUT)}`);
      const payload = 'type' in json ? json['payload'] : json;
      if (json['type'] === 'error') errors(payload, input);
      else if (typeof payload === 'object' && payload !== null && 'errors' in payload) {
        errors(payload.errors, input);
      }
    },
    closed(code, input) {
      count(`closed ${code}`);
      if (!closeCodes.has(code) || code === 4500) add(`the close code ${code}`, input);
    },
    add,
    list: () => [...found].map(([what, input]) => `${what}:\n${input}`),
    counts: () => counted,
  };
}
