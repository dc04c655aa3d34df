import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod/v3';
import { packageRoot } from '../../../process/package-root.js';
import { dataAttributes } from './escape-html.js';
import { type ExampleIds, exampleOperations } from './example-operations.js';
import { FIRST_QUERY } from './first-query.js';

/** What an explorer shows when it opens. */
export interface ExplorerDefaults {
  /** The first query, filled in; without it the offline explorer has one of its own. */
  readonly document?: string;
  /** Fills the ids of the example operations, which have tabs of their own in the offline explorer. */
  readonly exampleIds?: ExampleIds;
  /** A bearer token, filled in as the Authorization header. Every visitor of the page can read it. */
  readonly bearerToken?: string;
}

export interface ExplorerOptions extends ExplorerDefaults {
  /** Whether `GET /` redirects to the explorer. */
  readonly isLandingPage?: boolean;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // Monaco adds style elements for its theme, and positions elements with style attributes.
  "style-src 'self' 'unsafe-inline'",
  // GraphiQL's style sheet embeds fonts and images as data URLs.
  'font-src data:',
  'img-src data:',
  // Includes WebSockets of the same host.
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// Written by explorer/build.mjs: the names of files in dist/explorer/assets.
const manifestSchema = z.object({
  script: z.string(),
  style: z.string(),
  editorWorker: z.string(),
  jsonWorker: z.string(),
  graphqlWorker: z.string(),
});

/**
 * Fastify plugin: the offline explorer at /explorer, with its assets below /explorer/assets/.
 * @throws Error where the bundle has not been built.
 */
export async function explorer(app: FastifyInstance, options: ExplorerOptions): Promise<void> {
  const folder = join(packageRoot(), 'dist', 'explorer');
  const html = renderPage(readManifest(folder), options);

  // A worker takes its policy from the response of its own script, so every file has it.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy);
  });
  if (options.isLandingPage) app.get('/', (_request, reply) => reply.redirect('/explorer'));
  for (const path of ['/explorer', '/explorer/']) {
    app.get(path, (_request, reply) =>
      // The page may hold a token, and it names files that the next build replaces.
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html),
    );
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/explorer/assets/',
    decorateReply: false,
    index: false,
    // File names contain a hash of the content.
    immutable: true,
    maxAge: '365d',
  });
}

function readManifest(folder: string): z.output<typeof manifestSchema> {
  const path = join(folder, 'manifest.json');
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`The explorer's bundle is not in ${folder}: run \`npm run build\``, { cause });
  }
}

function renderPage(manifest: z.output<typeof manifestSchema>, defaults: ExplorerDefaults): string {
  const asset = (name: string) => `/explorer/assets/${name}`;
  const data = dataAttributes({
    document: defaults.document ?? FIRST_QUERY,
    examples: JSON.stringify(exampleOperations(defaults.exampleIds)),
    'bearer-token': defaults.bearerToken,
    'editor-worker': asset(manifest.editorWorker),
    'json-worker': asset(manifest.jsonWorker),
    'graphql-worker': asset(manifest.graphqlWorker),
  });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Operated Gateway explorer</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${asset(manifest.style)}">
    <script type="module" src="${asset(manifest.script)}"></script>
  </head>
  <body>
    <main id="explorer"${data}>
      <noscript>The explorer needs JavaScript.</noscript>
    </main>
  </body>
</html>
`;
}
