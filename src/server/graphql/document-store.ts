import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { countTokens } from '../../executor/count-tokens.js';

type DocumentStore = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** How much heap the cached documents may hold, bytes: about 130 documents of 150 tokens. */
const MAX_BYTES = 25_165_824; // 24 MiB
/**
 * The heap that a token holds with its share of the nodes and of the plans of the executor, bytes. Measured: 250 to 470
 * for the nodes, and 350 for a field of a plan, of which there are two at most.
 */
const BYTES_PER_TOKEN = 1_200;
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
function estimateHeapBytes(document: DocumentNode): number {
  const characters = document.loc?.source.body.length ?? 0;
  return countTokens(document) * BYTES_PER_TOKEN + characters * BYTES_PER_CHARACTER;
}
