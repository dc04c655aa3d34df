import { startOperatedStub } from '../load/start-stub.js';
import { controlStub, type Stub } from '../load/stub-control.js';
import type { Cores } from './cores.js';

/** The number of hubs of the fleet, as in the questions. */
const HUBS = 100;

/** Starts the stub; `endAll` ends it. */
export async function startStub(cores: Cores): Promise<Stub> {
  const { url, child } = await startOperatedStub({ HUBS: String(HUBS), BODIES: 'same' });
  if (child.pid !== undefined) cores.bindLoad(child.pid);
  return controlStub(url);
}
