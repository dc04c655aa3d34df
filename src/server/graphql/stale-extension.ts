import type { FormattedExecutionResult } from 'graphql';
import type { RequestContext } from '../../resolvers/request-context.js';
import type { OperationPlugin } from './operation-plugins.js';

/** Adds `extensions.stale` to results: the paths of the fields that an earlier answer of Operated has served. */
export function staleExtension(): OperationPlugin {
  return {
    requestDidStart: ({ contextValue }) => ({
      willSendResponse({ response: { body } }) {
        if (body.kind === 'single') body.singleResult = withStaleFields(body.singleResult, contextValue);
      },
    }),
  };
}

/** The result with the paths of the stale fields of its execution, where there are any. */
export function withStaleFields<Result extends FormattedExecutionResult>(
  result: Result,
  { staleFields }: Pick<RequestContext, 'staleFields'>,
): Result {
  const stale = staleFields.outermost();
  return stale.length === 0 ? result : { ...result, extensions: { ...result.extensions, stale } };
}
