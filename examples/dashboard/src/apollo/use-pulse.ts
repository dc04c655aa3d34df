import { useQuery, useReactiveVar } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../graphql';
import { type Connection, connection, isHealthy, updateConnection } from './connection';

/** A hub that says when its state was read, and whether that is long ago because Operated fails. */
const PULSE = graphql(`
  query Pulse {
    hubs(first: 1) {
      nodes {
        id
        fetchedAt
        stale
      }
    }
  }
`);

const PULSE_MS = 15_000;
/** While something is wrong: how soon the end of an outage is noticed. */
const PULSE_IN_TROUBLE_MS = 4_000;

/**
 * Reads a hub again and again, once for the whole dashboard. A live update is sent only for what changes: without one,
 * nothing has changed, or Operated does not answer. The pulse distinguishes the two, and notices the end of
 * an outage or a session.
 */
export function usePulse(): void {
  const now = useReactiveVar(connection);
  const { data, error } = useQuery(PULSE, {
    // Not of the cache: this page of one hub would replace the list of all hubs there.
    fetchPolicy: 'no-cache',
    nextFetchPolicy: 'no-cache',
    pollInterval: pulseInterval(now),
    skipPollAttempt: () => document.hidden,
    notifyOnNetworkStatusChange: false,
    refetchOn: false,
  });
  useEffect(() => {
    if (error || !data?.hubs) return;
    const hub = data.hubs.nodes[0];
    updateConnection({
      operatedAnswers: hub?.stale !== true,
      confirmedAt: hub ? Date.parse(hub.fetchedAt) : Date.now(),
    });
  }, [data, error]);
}

function pulseInterval(now: Connection): number {
  if (now.needsSignIn) return 0;
  return isHealthy(now) ? PULSE_MS : PULSE_IN_TROUBLE_MS;
}
