import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** How much heap the cached documents may hold, bytes: about 200 documents of 150 tokens. */
const MAX_BYTES = 16_777_216; // 16 MiB
/** The heap that a token holds with its share of the nodes, bytes. Measured: 250 to 470. */
const BYTES_PER_TOKEN = 500;
/** A character of the document is kept in its source, and a second time in the value of a string. */
const BYTES_PER_CHARACTER = 4;

/**
 * Caches parsed and validated documents, and evicts the least recently used.
 *
 * Apollo Server's own cache is limited to 30 MiB of JSON. A document holds three to five times as much heap as its JSON
 * has bytes, and comments, which are in no JSON, hold heap too. Documents are cached before their operation is
 * authenticated, so the limit here is one of heap.
 */
export function documentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_BYTES,
    sizeCalculation: estimateHeapBytes,
  });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => void documents.set(key, document),
    delete: async (key) => documents.delete(key),
  };
}

/** Estimates the heap that a parsed document holds, bytes: not below what it really holds. */
function estimateHeapBytes({ loc }: DocumentNode): number {
  if (loc === undefined) throw new Error('A document was parsed without locations.');
  let tokens = 0;
  for (let token = loc.startToken; token !== loc.endToken && token.next !== null; token = token.next)
    tokens += 1;
  return (tokens + 1) * BYTES_PER_TOKEN + loc.source.body.length * BYTES_PER_CHARACTER;
}
