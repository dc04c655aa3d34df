import { useMonaco } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement, type ReactNode, useEffect } from 'react';

const fetcher = createGraphiQLFetcher({ url: new URL('/graphql', window.location.href).href });

// On a reload the visitor goes on with what was being edited; any other visit opens what the page offers,
// in a tab of its own if an earlier visit left others.
const [navigation] = performance.getEntriesByType('navigation');
const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';

/** GraphiQL with a first query and a token filled in. */
export function Explorer({ query, bearerToken }: { query?: string; bearerToken?: string }): ReactNode {
  const { monaco, actions } = useMonaco();
  useEffect(() => void actions.initialize(), [actions]);
  // GraphiQL would ask for the schema before it has an editor to read the token from, and do nothing on a
  // click before it has one to read the query from.
  if (!monaco) return 'Loading…';

  const headers = bearerToken && JSON.stringify({ Authorization: `Bearer ${bearerToken}` }, null, 2);
  return createElement(
    GraphiQL,
    {
      fetcher,
      initialQuery: reloaded ? undefined : query,
      defaultQuery: query,
      // Both: the initial headers win over what an earlier visit left behind, the default ones fill new tabs.
      initialHeaders: headers,
      defaultHeaders: headers,
      defaultEditorToolsVisibility: headers ? 'headers' : undefined,
      // A token must not stay behind in the browser's storage, where the history would write the headers too.
      shouldPersistHeaders: false,
      plugins: [],
    },
    createElement(
      GraphiQL.Logo,
      {},
      createElement('h1', { className: 'explorer-name' }, 'Operated Gateway explorer'),
    ),
  );
}
