import { ListenError } from './listen.js';
import { EnvironmentError } from './read-environment.js';

/** A started service. */
export interface Service {
  stop(): Promise<void>;
}

/**
 * Starts a service, stops it once at the first SIGTERM or SIGINT, and exits with 0. If it can't start, the reason is
 * written to standard error and the exit code is 1; an EnvironmentError or a ListenError is written without a stack.
 */
export async function run(start: () => Promise<Service>): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => resolve());
  });
  try {
    const service = await start();
    await stopped;
    await service.stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

function describe(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof ListenError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
