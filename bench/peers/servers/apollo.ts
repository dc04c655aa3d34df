/** Apollo Server as it comes, with dataloader and axios. */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { type Context, createContext, DATALOADER_RESOLVERS } from './dataloader-resolvers.js';
import { readEnvironment } from './environment.js';
import { axiosClient } from './rest-client.js';
import { TYPE_DEFINITIONS } from './type-definitions.js';

const { port, operatedUrl } = readEnvironment();
const read = axiosClient(operatedUrl);

const server = new ApolloServer<Context>({ typeDefs: TYPE_DEFINITIONS, resolvers: DATALOADER_RESOLVERS });

void startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port },
  context: async ({ req }) => createContext(read, req.headers.authorization ?? ''),
});
