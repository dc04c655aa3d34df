import {
  defaultFieldResolver,
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isListType,
  isObjectType,
} from 'graphql';
import { GatewayError } from '../schema/gateway-error.js';
import { isTurnOver, nextTurn } from '../wire/event-loop-turns.js';
import type { RequestContext } from './request-context.js';

/** A shorter list is completed at once: about a millisecond of work. */
const SHORT_LIST = 20;
/** How many entries of a longer list are completed before the clock is read. */
const CHUNK_SIZE = 10;

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Makes long lists of objects be completed in turns: graphql-js completes the entries of a list in one synchronous loop,
 * which takes 20 ms and more for 500 hubs. After the client has gone, the remaining entries are not completed.
 */
export function completeListsInTurns(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isListOfObjects(field.type)) continue;
      const resolve: Resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = ((source, args, context, info) => {
        const value: unknown = resolve(source, args, context, info);
        return Array.isArray(value) && value.length > SHORT_LIST ? inTurns(value, context.signal) : value;
      }) satisfies Resolve;
    }
  }
  return schema;
}

/** The entries as graphql-js accepts them: after the first chunk, each is a promise that is fulfilled at its turn. */
function inTurns(items: readonly unknown[], signal: AbortSignal): readonly unknown[] {
  const entries = items.slice(0, CHUNK_SIZE);
  let turns = 0;
  const waitForTurn = async () => {
    if (isTurnOver()) await nextTurn(turns++);
    // No client receives the error.
    if (signal.aborted) throw new GatewayError('CLIENT_DISCONNECTED');
  };
  let turn = Promise.resolve();
  for (let start = CHUNK_SIZE; start < items.length; start += CHUNK_SIZE) {
    turn = turn.then(waitForTurn);
    for (const item of items.slice(start, start + CHUNK_SIZE)) entries.push(turn.then(() => item));
  }
  return entries;
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  const list = getNullableType(type);
  return isListType(list) && isObjectType(getNullableType(list.ofType));
}
