import type { GraphQLRequest } from '@apollo/server';
import { GatewayError } from '../../../schema/gateway-error.js';
import type { Logger } from '../../../telemetry/logger.js';
import type { OperationPlugin } from '../operation-plugins.js';
import { documentIdOf } from './document-id.js';
import { bareId, type TrustedDocuments } from './manifest.js';

export interface TrustedDocumentsOptions {
  /** Null without a manifest. */
  readonly documents: TrustedDocuments | null;
  /** `allow` executes other documents too, `log` executes and logs them, `require` rejects them. */
  readonly mode: 'allow' | 'log' | 'require';
  /** Whether clients may register documents by their hash (automatic persisted queries of Apollo Server). */
  readonly acceptsAutomatic: boolean;
}

type Resolved = { readonly query: string; readonly isTrusted: boolean } | GatewayError;

/** Stands for the document of a request that is rejected: Apollo Server rejects operations only once they are resolved. */
const PLACEHOLDER = '{ __typename }';

/**
 * Puts the trusted document that a request names into the request, on every transport. Must be the first plugin, so
 * that its rejection is the one that the client gets. Trusted documents are held to the same limits as all others.
 */
export function trustedDocuments(options: TrustedDocumentsOptions, logger: Logger): OperationPlugin {
  const { documents, mode } = options;
  return {
    requestDidStart({ request, contextValue: { requestId } }) {
      if (documents === null) return;
      const resolved = resolve(request, documents, options);
      if (resolved === null) return;
      if (resolved instanceof GatewayError) {
        request.query = PLACEHOLDER;
        request.operationName = undefined;
      } else if (resolved.isTrusted) {
        request.query = resolved.query;
      }
      // Apollo Server would look the hash up among those that clients registered.
      request.extensions = { ...request.extensions, persistedQuery: undefined };
      return {
        didResolveOperation({ operationName, queryHash }) {
          if (resolved instanceof GatewayError) throw resolved;
          if (!resolved.isTrusted && mode === 'log') {
            logger.warn({ requestId, operationName, queryHash }, 'document not trusted');
          }
        },
      };
    },
  };
}

/** Null where Apollo Server resolves the document: one that a client registered, or none at all. */
function resolve(
  request: GraphQLRequest,
  documents: TrustedDocuments,
  { mode, acceptsAutomatic }: TrustedDocumentsOptions,
): Resolved | null {
  const id = documentIdOf(request);
  const trusted = id === null ? undefined : documents.get(bareId(id));
  if (trusted !== undefined) return { query: trusted, isTrusted: true };
  // Clients of WebSocket send an empty document beside an id.
  const query = request.query || undefined;
  if (mode === 'require') {
    return new GatewayError(id === null ? 'PERSISTED_DOCUMENT_ID_REQUIRED' : 'PERSISTED_QUERY_NOT_FOUND');
  }
  if (acceptsAutomatic && request.extensions?.['persistedQuery']) return null;
  if (query !== undefined) return { query, isTrusted: false };
  return id === null ? null : new GatewayError('PERSISTED_QUERY_NOT_FOUND');
}
