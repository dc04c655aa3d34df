import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { useWorkers } from './workers.js';

const container = document.getElementById('explorer');
if (!container) throw new Error('The page has no element with the id "explorer".');

// Written by src/server/explorer.ts.
const { document: query, bearerToken, editorWorker, jsonWorker, graphqlWorker } = container.dataset;
if (!editorWorker || !jsonWorker || !graphqlWorker) throw new Error('The page names no workers.');
useWorkers({ editor: editorWorker, json: jsonWorker, graphql: graphqlWorker });

// On a reload the visitor goes on with what was being edited; any other visit opens what the page offers,
// in a tab of its own if an earlier visit left others.
const [navigation] = performance.getEntriesByType('navigation');
const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';

const headers = bearerToken && JSON.stringify({ Authorization: `Bearer ${bearerToken}` }, null, 2);

createRoot(container).render(
  createElement(
    GraphiQL,
    {
      fetcher: createGraphiQLFetcher({ url: new URL('/graphql', window.location.href).href }),
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
  ),
);
