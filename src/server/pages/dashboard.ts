import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export interface DashboardOptions {
  /** The folder with the built pages: index.html, and files that it names in assets/. */
  readonly folder: string;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine adds style elements for its theme, and charts position their elements with style attributes.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  // Includes the WebSocket of the same host.
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Fastify plugin: a single-page app at /dashboard. A path that is no file of it is answered with its index.html, so that
 * links into the app and reloads work.
 * @throws Error where the folder has no index.html.
 */
export async function dashboard(app: FastifyInstance, { folder }: DashboardOptions): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`The dashboard is not in ${folder}: run \`npm run build:dashboard\``);
  }
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy);
  });
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/dashboard/',
    // A route for each file: a path that is none of them reaches the routes below.
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders(reply, path) {
      // The names of assets contain a hash of their content; index.html names those of the last build.
      const isAsset = path.includes(`${sep}assets${sep}`);
      reply.setHeader('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/dashboard', (_request, reply) => reply.sendFile('index.html'));
  app.get('/dashboard/*', (_request, reply) => reply.sendFile('index.html'));
  app.get('/dashboard/assets/*', (_request, reply) => reply.callNotFound());
}
