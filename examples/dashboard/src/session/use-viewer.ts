import { useQuery } from '@apollo/client/react';
import { graphql } from '../graphql';

const VIEWER = graphql(`
  query Viewer {
    viewer {
      id
      email
      kind
      scopes
    }
  }
`);

/** The caller, as the dashboard shows it. */
export interface ViewerView {
  /** Null until the gateway has answered, and for a service token. */
  readonly email: string | null;
  /** Whether a user is signed in; null until the gateway has answered. Otherwise the gateway uses a token of its own. */
  readonly isUser: boolean | null;
  /** Whether the caller may change hubs. Where the scopes of a token are unknown, Operated decides. */
  readonly canChangeHubs: boolean;
}

/** Reads the caller; every component may call it, for one request in all. */
export function useViewer(): ViewerView {
  const { data } = useQuery(VIEWER, { fetchPolicy: 'cache-first' });
  const viewer = data?.viewer;
  if (!viewer) return { email: null, isUser: null, canChangeHubs: false };
  return {
    email: viewer.email ?? null,
    isUser: viewer.kind === 'USER',
    canChangeHubs: viewer.scopes?.includes('hubs:write') ?? true,
  };
}
