import { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { explorer } from '../../../src/server/explorer.js';
import type { ExplorerDefaults } from '../../../src/server/explorer.js';
import { landingPage } from '../../../src/server/landing-page.js';

/** A server with both explorers. */
export interface Server {
  readonly url: string;
  /** The Authorization headers of the operations it was asked, in order; undefined where there was none. */
  readonly authorizations: readonly (string | undefined)[];
  readonly stop: () => Promise<void>;
}

const typeDefs = `#graphql
  type Query {
    "Greets whoever asks."
    greeting(name: String = "world"): String!
  }
`;
const resolvers = {
  Query: { greeting: (_parent: unknown, { name }: { name: string }) => `Hello, ${name}!` },
};

/** Starts a server on a free port whose explorers open with these defaults. */
export async function startServer(defaults: ExplorerDefaults = {}): Promise<Server> {
  const page = landingPage(defaults);
  const apollo = new ApolloServer({ typeDefs, resolvers, plugins: [page.plugin] });
  await apollo.start();

  const app = fastify({ forceCloseConnections: true });
  const authorizations: (string | undefined)[] = [];
  await app.register(helmet);
  await app.register(explorer, defaults);
  app.get('/', (_request, reply) =>
    reply.type('text/html').header('content-security-policy', page.contentSecurityPolicy).send(page.html),
  );
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest: async (request, reply) => {
      if (request.method === 'POST') authorizations.push(request.headers.authorization);
      reply.header('content-security-policy', page.contentSecurityPolicy);
    },
    handler: fastifyApolloHandler(apollo),
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  return {
    url,
    authorizations,
    stop: async () => {
      await app.close();
      await apollo.stop();
    },
  };
}
