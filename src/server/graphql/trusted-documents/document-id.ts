import type { GraphQLRequest } from '@apollo/server';
import { z } from 'zod/v3';

const id = z.string().min(1);
const persistedQuery = z.object({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: id }) });
const documentId = z.object({ documentId: id });

/**
 * The id by which a request names its document: `documentId` of its body, its URL or its extensions, or
 * `extensions.persistedQuery` as Apollo's clients send it. Null where there is none.
 */
export function documentIdOf({
  http,
  extensions,
}: Pick<GraphQLRequest, 'http' | 'extensions'>): string | null {
  const inUrl = new URLSearchParams(http?.search ?? '').get('documentId');
  if (inUrl !== null && inUrl !== '') return inUrl;
  for (const holder of [http?.body, extensions]) {
    const named = documentId.safeParse(holder);
    if (named.success) return named.data.documentId;
  }
  const persisted = persistedQuery.safeParse(extensions);
  return persisted.success ? persisted.data.persistedQuery.sha256Hash : null;
}
