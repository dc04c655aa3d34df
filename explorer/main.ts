import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { readExamples } from './examples.js';
import { Explorer } from './explorer.js';
import { useWorkers } from './workers.js';

const container = document.getElementById('explorer');
if (!container) throw new Error('The page has no element with the id "explorer".');

// Written by src/server/pages/explorer.ts.
const { document: query, bearerToken, examples, editorWorker, jsonWorker, graphqlWorker } = container.dataset;
if (!query || !examples) throw new Error('The page has no operations.');
if (!editorWorker || !jsonWorker || !graphqlWorker) throw new Error('The page has no URLs of workers.');
useWorkers({ editor: editorWorker, json: jsonWorker, graphql: graphqlWorker });

createRoot(container).render(
  createElement(Explorer, { query, bearerToken, examples: readExamples(examples) }),
);
