import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Explorer } from './explorer.js';
import { useWorkers } from './workers.js';

const container = document.getElementById('explorer');
if (!container) throw new Error('The page has no element with the id "explorer".');

// Written by src/server/pages/explorer.ts.
const { document: query, bearerToken, editorWorker, jsonWorker, graphqlWorker } = container.dataset;
if (!editorWorker || !jsonWorker || !graphqlWorker) throw new Error('The page has no URLs of workers.');
useWorkers({ editor: editorWorker, json: jsonWorker, graphql: graphqlWorker });

createRoot(container).render(createElement(Explorer, { query, bearerToken }));
