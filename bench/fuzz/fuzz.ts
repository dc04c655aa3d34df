import { createHash } from 'node:crypto';
import { randomOf } from '../../simulator/world/random.js';
import { attemptBytes } from './byte-attempts.js';
import type { Findings } from './findings.js';
import { attemptOperation, attemptRoute, type FuzzTarget } from './http-attempts.js';
import { attemptSocket } from './socket-attempts.js';

export interface FuzzOptions {
  readonly seed: number;
  readonly seconds: number;
  /** How many attempts run at a time. */
  readonly parallel: number;
  /** Runs this one attempt alone. */
  readonly only?: number;
  /** Whether the process of the gateway still runs. */
  readonly isAlive: () => boolean;
}

const ATTEMPTS = [
  attemptOperation,
  attemptOperation,
  attemptOperation,
  attemptSocket,
  attemptSocket,
  attemptRoute,
  attemptBytes,
];

/**
 * Sends attempts to a gateway for a while, or until it exits. The same seed makes the same attempts; how many of them
 * there are, and how they interleave, depends on the machine.
 * @returns how many were made.
 */
export async function fuzz(target: FuzzTarget, findings: Findings, options: FuzzOptions): Promise<number> {
  const { seed, seconds, parallel, only, isAlive } = options;
  const end = performance.now() + seconds * 1_000;
  const running = new Set<number>();
  let count = 0;
  const run = async (number: number) => {
    // The generator produces similar starts for neighbouring seeds, so seeds are hashed.
    const mixed = createHash('sha256').update(`${seed} ${number}`).digest().readInt32BE();
    const random = randomOf(mixed, 'fuzz');
    running.add(number);
    await random.pick(ATTEMPTS)?.(target, random, findings);
    if (!isAlive())
      findings.add('the process ended', `--seed ${seed} --attempt ${[...running].join(' or ')}`);
    running.delete(number);
  };
  const work = async () => {
    while (performance.now() < end && isAlive()) {
      count += 1;
      await run(count);
    }
  };
  if (only === undefined) await Promise.all(Array.from({ length: parallel }, work));
  else await run(only);
  return count;
}
