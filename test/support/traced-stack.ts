import { type Collector, startCollector, tracedTo } from './collector.js';
import { type Stack, startStack, type StackOptions, useStarted } from './stack.js';

/** A gateway with its simulator and the collector of its traces. */
export interface TracedStack extends Stack {
  readonly collector: Collector;
}

/** Starts one traced stack for all tests of the calling `describe` or file. */
export function useTracedStack(options: StackOptions = {}): TracedStack {
  const stack = useStarted(async () => {
    const collector = await startCollector();
    const started = await startStack({
      ...options,
      environment: { ...tracedTo(collector), ...options.environment },
    });
    return {
      ...started,
      collector,
      async stop() {
        await started.stop();
        await collector.close();
      },
    };
  });
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
