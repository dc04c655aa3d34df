import { ApolloLink, CombinedGraphQLErrors } from '@apollo/client';
import { map, tap } from 'rxjs';
import { updateConnection } from './connection';
import { isOutage, isSessionEnd, isUnreachable } from './error-codes';

/** Observes what requests and subscriptions end with, for the banner and the dialog that say what is wrong. */
export function connectionLink(): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      map(rejectEmpty),
      tap({
        next: (result) => {
          const isOld = result.extensions?.['stale'] !== undefined;
          const error = result.errors && new CombinedGraphQLErrors(result);
          updateConnection({ gatewayAnswers: true, operatedAnswers: !isOld && !isOutage(error) });
        },
        error: (error: unknown) => {
          if (isSessionEnd(error)) updateConnection({ sessionEnded: true, gatewayAnswers: true });
          else if (isOutage(error)) updateConnection({ operatedAnswers: false, gatewayAnswers: true });
          else if (isUnreachable(error)) updateConnection({ gatewayAnswers: false });
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
