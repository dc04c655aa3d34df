import { EnvironmentError } from './read.js';

/** What a process runs until it is told to stop. */
export interface Running {
  stop(): Promise<void>;
}

/**
 * Runs a process: starts it, and stops it at SIGTERM or SIGINT with exit code 0, however often they come. A fault of
 * the environment and a port that is taken are a line each and exit code 1.
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
  if (!(error instanceof Error)) return String(error);
  if (error instanceof EnvironmentError) return error.message;
  if ('code' in error && 'port' in error) {
    if (error.code === 'EADDRINUSE') return `Port ${String(error.port)} is taken: nothing was started.`;
    if (error.code === 'EACCES') return `Port ${String(error.port)} may not be used by this user.`;
  }
  return error.stack ?? error.message;
}
