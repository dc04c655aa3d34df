import type { ExecutionArgs, ExecutionResult } from 'graphql';

/**
 * Executes an operation of a validated document, with the contract of `execute` of graphql-js: errors of fields are in
 * the result, which is a promise only where a resolver returns one.
 * @throws GraphQLError where the arguments of the call itself are not valid.
 */
export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;
