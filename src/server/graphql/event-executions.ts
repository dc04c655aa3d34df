import type {
  DocumentNode,
  ExecutionResult,
  FormattedExecutionResult,
  GraphQLError,
  GraphQLSchema,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Execute } from '../../executor/execute.js';
import type { EventLoaders, LiveEvent } from '../../live/live-event.js';
import type { RequestContext } from '../../resolvers/request-context.js';
import { createStaleFields } from '../../resolvers/stale-fields.js';
import { memoise } from '../../wire/memoise.js';
import { observeReads } from './observe-reads.js';
import { withStaleFields } from './stale-extension.js';

/** The arguments of an execution that do not depend on its event. */
export interface SubscribedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** What the fields of an event need: none of them changes a hub, and its loaders have a deadline of their own. */
type EventRequestContext = Omit<RequestContext, 'writes' | 'deadline'>;

/** The context of a subscription's events: what is left to add belongs to one event. */
export type EventContext = Omit<EventRequestContext, 'loaders' | 'loads' | 'staleFields' | 'partialErrors'>;

/** An event after its execution, for any number of subscribers. */
export interface ExecutedEvent {
  /** Its data, and which of them are stale: the same object for all subscribers that share the execution. */
  readonly result: FormattedExecutionResult;
  /** Not formatted yet: a formatted error names the request of its subscriber. */
  readonly errors: readonly GraphQLError[];
  /** Whether anything was read from Operated, or may have been, besides the records of the event. */
  readonly hasReads: boolean;
}

/** An operation that subscribers with the same document and variables share. */
export interface EventExecutions {
  readonly operation: SubscribedOperation;
  /**
   * Executes the operation for an event that the subscriber may receive, or returns the result of another subscriber.
   *
   * An execution that reads nothing beside the records of the event is shared with every subscriber that receives the
   * event. One that does is shared with the subscribers of the same principal, whose loaders it used. One with errors is
   * not shared.
   */
  execute(event: LiveEvent, context: EventContext): ExecutedEvent | Promise<ExecutedEvent>;
}

/** Opens the executions of an operation. */
export type OpenExecutions = (
  document: DocumentNode,
  operationName: string | undefined,
  variables: Readonly<Record<string, unknown>> | undefined,
) => EventExecutions;

/** The characters of variables and names of the operations that new subscribers may share. */
const KEY_CHARACTERS = 4_194_304;

/**
 * Creates the executions of events.
 * @param isShared false to execute each event for each subscriber.
 */
export function createEventExecutions(
  schema: GraphQLSchema,
  execute: Execute,
  isShared: boolean,
): OpenExecutions {
  // Subscribers of an operation that was evicted still share it; new ones share another.
  const opened = new LRUCache<string, EventExecutions>({
    maxSize: KEY_CHARACTERS,
    sizeCalculation: (_executions, key) => key.length,
  });
  let documents = 0;
  const numberOf = memoise((_document: DocumentNode) => (documents += 1));

  return (document, operationName, variables) => {
    const operation = { schema, document, operationName, variableValues: { ...variables } };
    const executeAlone: ExecuteAlone = (event, loaders, context) =>
      executeEvent(execute, operation, event, loaders, context);
    if (!isShared) {
      return { operation, execute: (event, context) => executeAlone(event, event.loaders, context) };
    }
    const key = JSON.stringify([numberOf(document), operationName, variables]);
    const known = opened.get(key);
    if (known !== undefined) return known;
    const executions = { operation, execute: shareExecutions(executeAlone) };
    opened.set(key, executions);
    return executions;
  };
}

type ExecuteAlone = (
  event: LiveEvent,
  loaders: EventLoaders,
  context: EventContext,
) => ExecutedEvent | Promise<ExecutedEvent>;

/** Shares the executions of one operation. */
function shareExecutions(executeAlone: ExecuteAlone): EventExecutions['execute'] {
  type Known = ExecutedEvent | Promise<ExecutedEvent>;
  const ofAll = new WeakMap<object, Known>();
  const ofPrincipal = memoise((_loaders: EventLoaders) => new WeakMap<object, Known>());
  /** Whether the last execution read something: then principals do not wait for each other's. */
  let hasReads = false;

  function start(event: LiveEvent, loaders: EventLoaders, context: EventContext): Known {
    const { payload } = event;
    const keep = (known: Known | null, isForAll: boolean) => {
      if (known === null) ofPrincipal(loaders).delete(payload);
      else ofPrincipal(loaders).set(payload, known);
      if (known === null || !isForAll) ofAll.delete(payload);
      else ofAll.set(payload, known);
    };
    const ended = (executed: ExecutedEvent) => {
      hasReads = executed.hasReads;
      keep(executed.errors.length > 0 ? null : executed, !executed.hasReads);
      return executed;
    };
    const executed = executeAlone(event, loaders, context);
    if (!(executed instanceof Promise)) return ended(executed);
    const pending = executed.then(ended, (error: unknown) => {
      keep(null, false);
      throw error;
    });
    keep(pending, !hasReads);
    return pending;
  }

  function executeForPrincipal(event: LiveEvent, context: EventContext): Known {
    const { loaders } = event;
    const known = ofPrincipal(loaders).get(event.payload);
    if (known === undefined) return start(event, loaders, context);
    if (!(known instanceof Promise)) return known;
    const alone = () => executeAlone(event, loaders, context);
    return known.then((executed) => (executed.errors.length > 0 ? alone() : executed), alone);
  }

  return (event, context) => {
    const known = ofAll.get(event.payload);
    if (known === undefined) return executeForPrincipal(event, context);
    if (!(known instanceof Promise)) return known;
    const forPrincipal = () => executeForPrincipal(event, context);
    return known.then(
      (executed) => (executed.errors.length > 0 || executed.hasReads ? forPrincipal() : executed),
      forPrincipal,
    );
  };
}

/** Executes an event for one subscriber. */
function executeEvent(
  execute: Execute,
  operation: SubscribedOperation,
  { payload }: LiveEvent,
  loaders: EventLoaders,
  context: EventContext,
): ExecutedEvent | Promise<ExecutedEvent> {
  const observed = observeReads(loaders);
  const contextValue: EventRequestContext = {
    ...context,
    loaders: observed.loaders,
    loads: loaders.loads,
    staleFields: createStaleFields(),
    partialErrors: [],
  };
  const ended = ({ data, errors = [] }: ExecutionResult): ExecutedEvent => {
    // Events of one poll share their loaders: each call counts for the first event that ends after it.
    context.budget.calls += loaders.budget.calls;
    loaders.budget.calls = 0;
    return {
      result: withStaleFields({ data }, contextValue),
      errors: [...errors, ...contextValue.partialErrors],
      hasReads: observed.hasReads(),
    };
  };
  const executed = execute({ ...operation, rootValue: payload, contextValue });
  return executed instanceof Promise ? executed.then(ended) : ended(executed);
}
