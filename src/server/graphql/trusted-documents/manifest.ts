import { parse } from 'graphql';
import { z } from 'zod/v3';

/** A manifest is not valid. Its message is one line that continues after the path of the file. */
export class ManifestError extends Error {}

/** The trusted documents by their ids, without the prefix `sha256:`. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const body = z.string().min(1).refine(isParsable, 'a document is not valid GraphQL');
/** As the client preset of GraphQL Code Generator writes it: SHA-1 unless configured otherwise. */
const codegenManifest = z
  .record(z.string(), body)
  .refine(
    (documents) => Object.keys(documents).every(isHash),
    'an id is not a SHA-1 or SHA-256 in hexadecimal',
  )
  .transform((documents) => Object.entries(documents));
/** As `@apollo/generate-persisted-query-manifest` writes it. */
const apolloManifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(
      z.object({
        id: z.string().min(1),
        body,
        name: z.string(),
        type: z.enum(['query', 'mutation', 'subscription']),
      }),
    ),
  })
  .transform(({ operations }) => operations.map((operation) => [operation.id, operation.body] as const));

/**
 * Reads a manifest of either format.
 * @throws ManifestError
 */
export function readManifest(text: string): TrustedDocuments {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ManifestError('is not JSON');
  }
  const isApollo = typeof json === 'object' && json !== null && 'format' in json;
  const decoded = (isApollo ? apolloManifest : codegenManifest).safeParse(json);
  if (!decoded.success) {
    const [issue] = decoded.error.issues;
    const place =
      issue === undefined || issue.path.length === 0 ? '' : ` (at ${issue.path.join('.').slice(0, 100)})`;
    const format = isApollo ? 'Apollo manifest' : 'manifest of ids and documents';
    throw new ManifestError(`is not a valid ${format}: ${issue?.message ?? 'unknown format'}${place}`);
  }
  const documents = new Map<string, string>();
  for (const [id, document] of decoded.data) {
    const key = bareId(id);
    if (documents.has(key)) throw new ManifestError(`has two documents with the id ${key.slice(0, 100)}`);
    documents.set(key, document);
  }
  if (documents.size === 0) throw new ManifestError('has no documents');
  return documents;
}

/** An id without the prefix that names its algorithm. */
export function bareId(id: string): string {
  return id.replace(/^sha256:/, '');
}

function isHash(id: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(bareId(id));
}

function isParsable(document: string): boolean {
  try {
    parse(document, { noLocation: true });
    return true;
  } catch {
    return false;
  }
}
