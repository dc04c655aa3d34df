import { freePort, type Started, startNode } from '../live/world.js';
import type { BodyKind } from './operated-bodies.js';

/** What the stub can change while it runs. */
export interface StubSettings {
  /** The time of each answer. */
  readonly delayMs: number;
  readonly bodies: BodyKind;
}

/** The calls since they were last reset. */
export interface StubCalls {
  readonly calls: number;
  /** The different values of the header `authorization`. */
  readonly tokens: readonly string[];
}

/** Starts the stub of Operated in a process of its own; `endAll` ends it. */
export async function startOperatedStub(variables: Readonly<Record<string, string>>): Promise<Started> {
  const port = await freePort();
  return startNode('bench/load/operated-stub.js', port, '/ready', { PORT: String(port), ...variables });
}
