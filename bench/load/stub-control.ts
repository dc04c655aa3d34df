import type { StubCalls, StubSettings } from './start-stub.js';

/** A running stub of Operated, and its control surface. */
export interface Stub {
  readonly url: string;
  change(settings: StubSettings): Promise<void>;
  /** Sets the count of calls to 0. */
  reset(): Promise<void>;
  calls(): Promise<StubCalls>;
  /** What it answers at this path. */
  read(path: string): Promise<unknown>;
}

/** Controls the stub at this URL. Every method rejects where the stub does not accept the request. */
export function controlStub(url: string): Stub {
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
