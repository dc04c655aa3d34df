import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Execute } from '../../executor/execute.js';

type ApolloGateway = NonNullable<ApolloServerOptions<BaseContext>['gateway']>;

/**
 * Makes Apollo Server execute operations with `execute`. Its option `gateway`, which is made for a federation, is the
 * only one that replaces the execution and keeps what Apollo Server does with the result: codes for invalid variables,
 * the hooks for errors, and their formatting.
 * @param onExecute called with each operation that is executed.
 */
export function apolloExecutor(schema: GraphQLSchema, execute: Execute, onExecute = () => {}): ApolloGateway {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, context, request }) => {
        onExecute();
        return execute({
          schema,
          document,
          contextValue: context,
          variableValues: request.variables,
          operationName: request.operationName,
        });
      },
    }),
    stop: async () => undefined,
  };
}
