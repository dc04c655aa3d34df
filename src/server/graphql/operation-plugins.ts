import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestContextDidEncounterErrors,
  GraphQLRequestContextDidResolveOperation,
  GraphQLRequestContextResponseForOperation,
  GraphQLRequestContextWillSendResponse,
  GraphQLResponse,
} from '@apollo/server';
import type { RequestContext } from '../../resolvers/request-context.js';

type Awaitable<Value> = Value | Promise<Value>;

/** The hooks of one operation: those of Apollo Server's plugins, which need not return a promise. */
export interface OperationHooks {
  didResolveOperation?(context: GraphQLRequestContextDidResolveOperation<RequestContext>): Awaitable<void>;
  /** Answers the operation in place of its execution. */
  responseForOperation?(
    context: GraphQLRequestContextResponseForOperation<RequestContext>,
  ): Awaitable<GraphQLResponse | null>;
  didEncounterErrors?(context: GraphQLRequestContextDidEncounterErrors<RequestContext>): Awaitable<void>;
  willSendResponse?(context: GraphQLRequestContextWillSendResponse<RequestContext>): Awaitable<void>;
}

/** A plugin that observes operations. */
export interface OperationPlugin {
  /** @returns nothing where the plugin does not concern this operation. */
  requestDidStart(context: GraphQLRequestContext<RequestContext>): Awaitable<OperationHooks | void>;
}

/**
 * Combines plugins into one, in their order: what a hook throws ends the operation before the next plugin. Apollo Server
 * awaits every hook of every plugin, which costs more than most of the hooks.
 */
export function combinePlugins(plugins: readonly OperationPlugin[]): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart(request) {
      const operation: OperationHooks[] = [];
      for (const plugin of plugins) {
        const started = plugin.requestDidStart(request);
        const hooks = started instanceof Promise ? await started : started;
        if (hooks) operation.push(hooks);
      }
      return {
        async didResolveOperation(context) {
          for (const hooks of operation) {
            const pending = hooks.didResolveOperation?.(context);
            if (pending) await pending;
          }
        },
        async responseForOperation(context) {
          for (const hooks of operation) {
            const given = hooks.responseForOperation?.(context) ?? null;
            const response = given instanceof Promise ? await given : given;
            if (response !== null) return response;
          }
          return null;
        },
        async didEncounterErrors(context) {
          for (const hooks of operation) {
            const pending = hooks.didEncounterErrors?.(context);
            if (pending) await pending;
          }
        },
        async willSendResponse(context) {
          for (const hooks of operation) {
            const pending = hooks.willSendResponse?.(context);
            if (pending) await pending;
          }
        },
      };
    },
  };
}
