import { ListenError } from './listen.js';
import { EnvironmentError } from './read-environment.js';

/** What a process runs until it is told to stop. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * Runs a process: starts it, and stops it at SIGTERM or SIGINT with exit code 0, however often they come. What the
 * person who starts it can mend, a violation of the environment or a port that is taken, is a line each and exit code 1.
 */
export async function run(start: () => Promise<Running>): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    process.on('SIGTERM', () => resolve());
    process.on('SIGINT', () => resolve());
  });
  try {
    const running = await start();
    await stopped;
    await running.stop();
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
