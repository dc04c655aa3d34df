import 'reflect-metadata';
import type { RateLimit } from '../../../src/cluster/rate-limits.js';
import type { RequestContext } from '../../../src/resolvers/request-context.js';
import { limitEvents } from '../../../src/server/limits/event-budget.js';
import { consume } from '../../../src/wire/ready-iterator.js';
import { createTestLogger } from '../../support/log.js';

it('charges each call once: those of the start with the operation, those of an event with that event', async () => {
  const budget = { calls: 0, take: () => true };
  const context = { budget, principal: { key: 'a' } } as Partial<RequestContext> as RequestContext;
  const charges: number[] = [];
  let charged = () => {};
  const isCharged = new Promise<void>((resolve) => (charged = resolve));
  const limit: Pick<RateLimit, 'adjust'> = {
    async adjust(_key, points) {
      charges.push(points);
      charged();
      return { isExceeded: false, remaining: 100, resetSeconds: 60 };
    },
  };
  async function* events() {
    yield { data: { hub: { id: 'one' } } };
    budget.calls += 2;
    yield { data: { hub: { id: 'two' } } };
    yield { data: { hub: { id: 'three' } } };
  }
  const run = limitEvents(
    async (_params, scope) => {
      scope.createContext();
      budget.calls = 3;
      return { kind: 'stream', operation: {}, results: events() } as never;
    },
    () => ({ name: 'cost_by_principal', key: 'a', perMinute: 100, limit: limit as RateLimit }),
    undefined,
    createTestLogger().logger,
  );
  const outcome = await run({}, { createContext: () => context, mayMutate: true, onUnauthenticated() {} });
  if (outcome.kind === 'result') throw new Error('A stream is expected.');
  await consume(outcome.results, ({ data }) => expect(data).toBeDefined());
  await isCharged;

  // Two values an event, and ten points for each of the two calls of the second event.
  expect(charges).toEqual([3 * 2 + 2 * 10]);
});
