import { useMonaco } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement, type ReactNode, useEffect } from 'react';

const fetcher = createGraphiQLFetcher({ url: new URL('/graphql', window.location.href).href });

// A reload keeps what was being edited; any other visit opens the page's query, in a new tab if earlier ones exist.
const [navigation] = performance.getEntriesByType('navigation');
const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';

/** GraphiQL with an initial query and token. */
export function Explorer({ query, bearerToken }: { query?: string; bearerToken?: string }): ReactNode {
  const { monaco, actions } = useMonaco();
  useEffect(() => void actions.initialize(), [actions]);
  // Before the editors exist, GraphiQL would fetch the schema without the token, and a click would do nothing.
  if (!monaco) return 'Loading…';

  const headers = bearerToken && JSON.stringify({ Authorization: `Bearer ${bearerToken}` }, null, 2);
  return createElement(
    GraphiQL,
    {
      fetcher,
      initialQuery: reloaded ? undefined : query,
      defaultQuery: query,
      // initialHeaders override those of an earlier visit, defaultHeaders fill new tabs.
      initialHeaders: headers,
      defaultHeaders: headers,
      defaultEditorToolsVisibility: headers ? 'headers' : undefined,
      // No plugins: the history would store headers too. A token must not remain in the browser's storage.
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
