import { EnvironmentError } from '../environment/read.js';
import { announcement } from './announcement.js';
import { readSimulatorConfig } from './config.js';
import { createSimulator } from './simulator.js';

async function main(): Promise<void> {
  const config = readSimulatorConfig(process.env);
  const simulator = createSimulator(config);

  const stop = () => {
    // A second signal changes nothing: the first is being heeded.
    void simulator.stop().finally(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    await simulator.start();
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    fail(
      `The simulator can't listen: port ${config.port} of ${config.host} is taken. SIMULATOR_PORT chooses another.`,
    );
  }
  console.log(announcement(simulator));
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main().catch((error: unknown) => {
  fail(error instanceof EnvironmentError ? error.message : String(error));
});
