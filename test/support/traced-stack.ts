import { type Collector, startCollector, tracedTo } from './collector.js';
import { type Stack, startStack, type StackOptions } from './stack.js';

/** A gateway with its simulator and the collector of its traces. */
export interface TracedStack extends Stack {
  readonly collector: Collector;
}

/** Starts one traced stack for all tests of the calling `describe` or file. */
export function useTracedStack(options: StackOptions = {}): TracedStack {
  let started: (TracedStack & { readonly stop: () => Promise<void> }) | undefined;
  beforeAll(async () => {
    const collector = await startCollector();
    const stack = await startStack({
      ...options,
      environment: { ...tracedTo(collector), ...options.environment },
    });
    started = {
      ...stack,
      collector,
      async stop() {
        await stack.stop();
        await collector.close();
      },
    };
  });
  afterAll(() => started?.stop());
  const stack = () => {
    if (started === undefined) throw new Error('The stack runs only during tests and hooks.');
    return started;
  };
  return {
    get simulator() {
      return stack().simulator;
    },
    get gateway() {
      return stack().gateway;
    },
    get collector() {
      return stack().collector;
    },
  };
}
