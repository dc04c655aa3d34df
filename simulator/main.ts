import { EnvironmentError } from '../environment/read.js';
import { announcement } from './announcement.js';
import { readSimulatorConfig } from './config.js';
import type { SimulatorConfig } from './config.js';
import { createSimulator } from './simulator.js';

async function main(): Promise<void> {
  const config = readSimulatorConfig(process.env);
  const simulator = createSimulator(config);
  let stopping = false;

  const stop = () => {
    // A signal that comes again changes nothing: the first is being heeded.
    stopping = true;
    void simulator.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    await simulator.start();
  } catch (error) {
    // What a stop cuts short has not failed.
    if (stopping) return;
    throw error;
  }
  console.log(announcement(simulator));
}

/** One line for what the person who starts it can mend, and all that is known of anything else. */
function explain(error: unknown, environment: NodeJS.ProcessEnv): string {
  if (error instanceof EnvironmentError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if (!('syscall' in error) || error.syscall !== 'listen') return error.stack ?? error.message;
  const { host, port }: SimulatorConfig = readSimulatorConfig(environment);
  const taken = 'code' in error && error.code === 'EADDRINUSE';
  const reason = taken ? `port ${port} is taken; SIMULATOR_PORT chooses another` : error.message;
  return `The simulator can't listen on ${host}: ${reason}.`;
}

main().catch((error: unknown) => {
  console.error(explain(error, process.env));
  process.exit(1);
});
