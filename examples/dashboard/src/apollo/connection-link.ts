import { ApolloLink, CombinedGraphQLErrors } from '@apollo/client';
import { map, tap } from 'rxjs';
import { type ConnectionReport } from './connection';
import { isOutage, isUnauthenticated, isUnreachable } from './error-codes';

/**
 * Observes how requests and subscriptions end, for the banner and the dialog that say what is wrong. That Operated answers
 * again is reported by the pulse (pulse.ts): an answer that needed no call to Operated proves nothing.
 */
export function connectionLink(report: ConnectionReport): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map(rejectEmpty),
      tap({
        next: (result) => {
          const isOld = result.extensions?.['stale'] !== undefined;
          const error = result.errors && new CombinedGraphQLErrors(result);
          report({
            gatewayAnswers: true,
            ...((isOld || isOutage(error)) && { operatedAnswers: false }),
          });
        },
        error: (error: unknown) => {
          if (isUnauthenticated(error)) report({ needsSignIn: true, gatewayAnswers: true });
          else if (isOutage(error)) report({ operatedAnswers: false, gatewayAnswers: true });
          else if (isUnreachable(error)) report({ gatewayAnswers: false });
        },
      }),
    ),
  );
}

/**
 * An answer without data that consists of errors becomes an error. Otherwise its nulls would replace the last known
 * state in the cache, and an outage would empty the page.
 */
function rejectEmpty(result: ApolloLink.Result): ApolloLink.Result {
  const isEmpty = Object.values(result.data ?? {}).every((value) => value === null);
  if (result.errors && result.errors.length > 0 && isEmpty) throw new CombinedGraphQLErrors(result);
  return result;
}
