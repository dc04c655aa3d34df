import { useMonaco } from '@graphiql/react';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement, type ReactNode, useEffect } from 'react';
import type { Example } from './examples.js';

const url = new URL('/graphql', window.location.href).href;
// Each subscription opens a connection of its own, with the headers of that moment as its parameters.
const fetcher = createGraphiQLFetcher({ url, subscriptionUrl: url.replace(/^http/, 'ws') });

// A reload keeps what was being edited; any other visit opens the page's query, in a new tab if earlier ones exist.
const [navigation] = performance.getEntriesByType('navigation');
const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';

export interface ExplorerProps {
  readonly query: string;
  readonly bearerToken?: string;
  /** Opened in tabs after that of the query, unless the browser has tabs of an earlier visit. */
  readonly examples: readonly Example[];
}

/** GraphiQL with an initial query, examples and a token. */
export function Explorer({ query, bearerToken, examples }: ExplorerProps): ReactNode {
  const { monaco, actions } = useMonaco();
  useEffect(() => void actions.initialize(), [actions]);
  // Before the editors exist, GraphiQL would fetch the schema without the token, and a click would do nothing.
  if (!monaco) return 'Loading…';

  const headers = bearerToken && JSON.stringify({ Authorization: `Bearer ${bearerToken}` }, null, 2);
  const tabs = [{ document: query }, ...examples];
  return createElement(
    GraphiQL,
    {
      fetcher,
      initialQuery: reloaded ? undefined : query,
      // Otherwise the page's query would open with the variables of the tab that was used last.
      initialVariables: reloaded ? undefined : '',
      defaultQuery: query,
      defaultTabs: tabs.map((tab) => ({ query: tab.document, variables: tab.variables, headers })),
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
