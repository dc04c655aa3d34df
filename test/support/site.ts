import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify from 'fastify';
import type { Requirement } from './requirement.js';

const FOLDER = join(__dirname, '../../dist/site');

/** The built site. */
export const SITE: Requirement = {
  name: 'the site in dist/site',
  install: 'npm run site',
  isMet: () => existsSync(join(FOLDER, 'index.html')),
};

/** A page of the site. */
export interface SitePage {
  /** Its path on the site, such as `/docs/quick-start.html`. */
  readonly path: string;
  readonly html: string;
}

/** Every page of the built site. */
export function readSitePages(): readonly SitePage[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && file !== '404.html')
    .map((file) => ({ path: `/${file}`, html: readFileSync(join(FOLDER, file), 'utf8') }));
}

/** Serves the site as any static web server does, on a free port. */
export async function serveSite(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const server = fastify();
  await server.register(fastifyStatic, { root: FOLDER });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  return { url, stop: () => server.close() };
}
