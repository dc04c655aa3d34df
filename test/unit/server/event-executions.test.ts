import 'reflect-metadata';
import { execute as executeReference, parse } from 'graphql';
import { HubRecord } from '../../../src/datasources/decode/hub.js';
import type { Execute } from '../../../src/executor/execute.js';
import { type EventLoaders, LiveEvent } from '../../../src/live/live-event.js';
import { createSchema } from '../../../src/resolvers/schema.js';
import { createEventExecutions, type EventContext } from '../../../src/server/graphql/event-executions.js';
import { GatewayError } from '../../../src/schema/gateway-error.js';

const schema = createSchema();
const POLL = {};

/** Counts executions. */
function counted() {
  const count = { executions: 0 };
  const execute: Execute = (args) => {
    count.executions += 1;
    return executeReference(args);
  };
  return { count, execute };
}

function hub(customid = 'one'): HubRecord {
  const record = HubRecord.decode({ id: 'a', spaceId: 'room', data: { customid } }, new Date(0));
  if (record === null) throw new Error('The row has an id.');
  return record;
}

/** A principal, as the events that it receives know it. */
function principal(name: string, readSpaces?: () => Promise<never>) {
  const loaders = {
    budget: { calls: 0, take: () => true },
    completed: (row: HubRecord) => row,
    spaces: readSpaces ?? (async () => [{ id: 'room', name: `room of ${name}` }]),
  } as unknown as EventLoaders;
  const context = { requestId: name, budget: { calls: 0, take: () => true } };
  return {
    context: context as Partial<EventContext> as EventContext,
    event: (payload: object) => new LiveEvent(payload, () => loaders, POLL),
  };
}

const payloadOf = (record: HubRecord) => ({ hub: record, changed: [], observedAt: new Date(0) });
const PLAIN = parse('subscription { hubChanged { changed hub { id customId online } } }');
const WITH_SPACES = parse('subscription { hubChanged { hub { id spaces { name } } } }');

it('executes an event once for 200 subscribers of ten principals, where it needs nothing but its records', async () => {
  const { count, execute } = counted();
  const open = createEventExecutions(schema, execute, true);
  const payload = payloadOf(hub());
  const principals = Array.from({ length: 10 }, (_, index) => principal(`principal ${index}`));
  const results = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const { event, context } = principals[index % 10] ?? principal('none');
      return open(PLAIN, undefined, {}).execute(event(payload), context);
    }),
  );
  expect(count.executions).toBe(1);
  expect(new Set(results.map(({ result }) => result)).size).toBe(1);
  expect(results[0]?.result.data).toEqual({
    hubChanged: { changed: [], hub: { id: 'a', customId: 'one', online: false } },
  });
});

it('executes an event that reads once for each principal, and shows no principal what another one read', async () => {
  const { count, execute } = counted();
  const open = createEventExecutions(schema, execute, true);
  const [one, two] = [principal('one'), principal('two')];
  // Twice: the first event starts as one that could be shared by all, the second as one that reads.
  for (const payload of [payloadOf(hub('first')), payloadOf(hub('second'))]) {
    count.executions = 0;
    const executed = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const { event, context } = index % 2 === 0 ? one : two;
        return open(WITH_SPACES, undefined, {}).execute(event(payload), context);
      }),
    );
    expect(count.executions).toBe(2);
    for (const [index, { result }] of executed.entries()) {
      const name = index % 2 === 0 ? 'room of one' : 'room of two';
      expect(result.data).toEqual({ hubChanged: { hub: { id: 'a', spaces: [{ name }] } } });
    }
  }
});

it('shares no result with errors, and none that waits for it', async () => {
  const { count, execute } = counted();
  const open = createEventExecutions(schema, execute, true);
  let reads = 0;
  const failing = principal('failing', async () => {
    reads += 1;
    throw new GatewayError('FORBIDDEN');
  });
  const other = principal('other');
  const payload = payloadOf(hub());
  const executions = open(WITH_SPACES, undefined, {});
  const [first, second, third] = await Promise.all([
    executions.execute(failing.event(payload), failing.context),
    executions.execute(failing.event(payload), failing.context),
    executions.execute(other.event(payload), other.context),
  ]);
  expect([first?.errors.length, second?.errors.length, third?.errors.length]).toEqual([1, 1, 0]);
  expect(third?.result.data).toEqual({
    hubChanged: { hub: { id: 'a', spaces: [{ name: 'room of other' }] } },
  });
  expect(reads).toBe(2);
  expect(count.executions).toBe(3);
});

it('executes an event once for each document, operation and variables', async () => {
  const { count, execute } = counted();
  const open = createEventExecutions(schema, execute, true);
  const document = parse(`
    subscription one($with: Boolean!) { hubChanged { hub { id customId @include(if: $with) } } }
    subscription two($with: Boolean!) { hubChanged { hub { id online @include(if: $with) } } }`);
  const { event, context } = principal('one');
  const payload = payloadOf(hub());
  const run = async (name: string, variables: Readonly<Record<string, unknown>>) =>
    (await open(document, name, variables).execute(event(payload), context)).result.data;
  for (let repeated = 0; repeated < 2; repeated += 1) {
    expect(await run('one', { with: true })).toEqual({ hubChanged: { hub: { id: 'a', customId: 'one' } } });
    expect(await run('one', { with: false })).toEqual({ hubChanged: { hub: { id: 'a' } } });
    expect(await run('two', { with: true })).toEqual({ hubChanged: { hub: { id: 'a', online: false } } });
  }
  expect(count.executions).toBe(3);
});

it('charges the calls of a shared execution to one subscriber only', async () => {
  const open = createEventExecutions(schema, executeReference, true);
  const budget = { calls: 0, take: () => true };
  const loaders = {
    budget,
    completed: (row: HubRecord) => row,
    async spaces() {
      budget.calls += 1;
      return [];
    },
  } as unknown as EventLoaders;
  const contexts = Array.from({ length: 5 }, () => principal('one').context);
  const payload = payloadOf(hub());
  await Promise.all(
    contexts.map(async (context) =>
      open(WITH_SPACES, undefined, {}).execute(new LiveEvent(payload, () => loaders, POLL), context),
    ),
  );
  expect(contexts.map((context) => context.budget.calls)).toEqual([1, 0, 0, 0, 0]);
});

it('executes each event for each subscriber where sharing is off', async () => {
  const { count, execute } = counted();
  const open = createEventExecutions(schema, execute, false);
  const { event, context } = principal('one');
  const payload = payloadOf(hub());
  for (let index = 0; index < 20; index += 1)
    await open(PLAIN, undefined, {}).execute(event(payload), context);
  expect(count.executions).toBe(20);
});
