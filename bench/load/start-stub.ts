import { freePort, type Started, startNode } from '../live/world.js';

/** Starts the stub of Operated in a process of its own; `endAll` ends it. */
export async function startOperatedStub(variables: Readonly<Record<string, string>>): Promise<Started> {
  const port = await freePort();
  return startNode('bench/load/operated-stub.js', port, '/ready', { PORT: String(port), ...variables });
}
