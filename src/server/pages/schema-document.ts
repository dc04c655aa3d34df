import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '../../../process/package-root.js';

/**
 * Adds GET /schema.graphql: the contract in the schema definition language, with its directives, which introspection
 * does not show. Code generators read it in place of an introspection query.
 * @throws Error where the package lacks the file.
 */
export function addSchemaDocument(app: FastifyInstance): void {
  const text = readFileSync(join(packageRoot(), 'schema.graphql'), 'utf8');
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  app.get('/schema.graphql', (request, reply) => {
    // Another version of the gateway may answer the next request.
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(text);
  });
}
