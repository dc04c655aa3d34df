import type { FastifyRequest } from 'fastify';
import { z } from 'zod/v3';
import type { OperationParams } from '../graphql/operations.js';

const object = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? undefined);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const params = z
  .object({ query: text, documentId: text, operationName: text, variables: object, extensions: object })
  .refine(
    ({ query, documentId, extensions }) =>
      query ?? documentId ?? extensions?.['documentId'] ?? extensions?.['persistedQuery'],
  );

/** Reads the operation of a request for an event stream from its JSON body or its URL; null when there is none. */
export function readSseParams({ method, body, query }: FastifyRequest): OperationParams | null {
  const sent = method === 'POST' ? body : fromUrl(query);
  const parsed = params.safeParse(sent);
  return parsed.success ? parsed.data : null;
}

function fromUrl(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return null;
  const { variables, extensions, ...rest }: Readonly<Record<string, unknown>> = { ...query };
  return { ...rest, variables: parse(variables), extensions: parse(extensions) };
}

/** Parses an object that a URL carries as JSON. Invalid JSON stays a string, which the schema rejects. */
function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
