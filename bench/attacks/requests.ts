import { z } from 'zod';
import type { Target } from './target.js';

export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface RequestOptions {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answered {
  /** Null where there was no answer. */
  readonly status: number | null;
  /** The error codes of the answer, each once. */
  readonly codes: readonly string[];
  /** Whether a root field of the answer has a value. */
  readonly hasData: boolean;
  readonly bytes: number;
}

const graphqlAnswer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }).optional() })).optional(),
});

/** A token that Operated never issued. */
export const INVENTED = 'invented-by-the-attacker';

/** Sends an operation by POST, and reads the whole answer. */
export async function ask(
  target: Target,
  operation: Operation,
  { token, headers, signal }: RequestOptions = {},
): Promise<Answered> {
  try {
    const response = await fetch(`${target.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify(operation),
      signal: signal ?? target.signal,
    });
    return readAnswer(response.status, await response.text());
  } catch {
    return { status: null, codes: [], hasData: false, bytes: 0 };
  }
}

/** What an answer in the shape of GraphQL holds. */
export function readAnswer(status: number, text: string): Answered {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = {};
  }
  const { data, errors = [] } = graphqlAnswer.safeParse(json).data ?? {};
  const codes = [...new Set(errors.map(({ extensions }) => extensions?.code ?? 'no code'))];
  return {
    status,
    codes,
    hasData: Object.values(data ?? {}).some((value) => value !== null),
    bytes: text.length,
  };
}

/** An answer in a few words. */
export function describe({ status, codes, hasData, bytes }: Answered): string {
  if (status === null) return 'no answer';
  const size = bytes > 1_000_000 ? `, ${(bytes / 1e6).toFixed(0)} MB` : '';
  return `${[status, ...codes.slice(0, 3)].join(' ')}${hasData ? ', with data' : ''}${size}`;
}

/** Repeats `template`; `#` is replaced by the number of the repetition. */
export function repeat(count: number, template: string): string {
  return Array.from({ length: count }, (_, index) => template.replaceAll('#', String(index))).join(' ');
}

/** Ids that Operated does not know. */
export function inventedIds(count: number, prefix = 'invented'): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}
