import type { Started } from '../live/world.js';
import { startOperatedStub, type StubCalls, type StubSettings } from '../load/start-stub.js';
import type { Cores } from './cores.js';

/** The number of hubs of the fleet, as in the questions. */
const HUBS = 100;

/** The stub of Operated, and its control surface. */
export interface Stub {
  readonly url: string;
  change(settings: StubSettings): Promise<void>;
  /** Sets the count of calls to 0. */
  reset(): Promise<void>;
  calls(): Promise<StubCalls>;
  /** What it answers at this path. */
  read(path: string): Promise<unknown>;
}

/** Starts the stub; `endAll` ends it. */
export async function startStub(cores: Cores): Promise<Stub> {
  const { url, child }: Started = await startOperatedStub({ HUBS: String(HUBS), BODIES: 'same' });
  if (child.pid !== undefined) cores.bindLoad(child.pid);
  const send = async (path: string, request: RequestInit): Promise<Response> => {
    const answer = await fetch(url + path, request);
    if (!answer.ok) throw new Error(`the stub answers ${path} with ${answer.status}`);
    return answer;
  };
  return {
    url,
    async change({ delayMs, bodies }) {
      await send('/_stub/settings', { method: 'PUT', body: JSON.stringify({ delayMs, bodies }) });
    },
    async reset() {
      await send('/_stub/calls', { method: 'DELETE' });
    },
    async calls() {
      const answer = await send('/_stub/calls', {});
      return (await answer.json()) as StubCalls;
    },
    async read(path) {
      const answer = await send(path, { headers: { authorization: 'Bearer bench' } });
      return answer.json();
    },
  };
}
