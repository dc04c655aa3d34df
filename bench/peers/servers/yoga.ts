/** GraphQL Yoga with dataloader and undici; its caches of parsed and validated documents are on by default. */
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { type Context, createContext, DATALOADER_RESOLVERS } from './dataloader-resolvers.js';
import { readEnvironment } from './environment.js';
import { undiciClient } from './rest-client.js';
import { TYPE_DEFINITIONS } from './type-definitions.js';

const { port, operatedUrl } = readEnvironment();
const read = undiciClient(operatedUrl);

const yoga = createYoga<object, Context>({
  schema: createSchema<Context>({ typeDefs: TYPE_DEFINITIONS, resolvers: DATALOADER_RESOLVERS }),
  context: ({ request }) => createContext(read, request.headers.get('authorization') ?? ''),
  logging: false,
  graphiql: false,
});

createServer((request, response) => void yoga(request, response)).listen(port, '127.0.0.1');
