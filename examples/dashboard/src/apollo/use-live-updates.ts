import { type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent } from 'react';
import { bufferTime, filter, mergeMap } from 'rxjs';

/** How long events are collected before the cache is written: too short to be noticed. */
const COLLECT_MS = 100;

/**
 * Subscribes while the component is shown, and writes what arrives into the cache, from which every query that shows it
 * is updated. Events are written together: at a reconnect every hub sends its current state, and rendering the page for
 * each of hundreds of them would block it.
 * @param variables must be the same object as long as it has the same content.
 * @param onEvents is called with the events after they have been written.
 */
export function useLiveUpdates<Data, Variables extends OperationVariables>(
  subscription: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  onEvents: (events: readonly Data[]) => void,
): void {
  const client = useApolloClient();
  const notify = useEffectEvent(onEvents);
  useEffect(() => {
    const write = (events: readonly Data[]) => {
      client.cache.batch({
        update(cache) {
          for (const result of events) {
            cache.write({ dataId: 'ROOT_SUBSCRIPTION', query: subscription, variables, result });
          }
        },
      });
      notify(events);
    };
    const received = client
      .subscribe({ query: subscription, variables, fetchPolicy: 'no-cache' })
      .pipe(
        mergeMap(({ data }) => (data ? [data] : [])),
        bufferTime(COLLECT_MS),
        filter((events) => events.length > 0),
      )
      .subscribe(write);
    return () => received.unsubscribe();
  }, [client, subscription, variables]);
}
