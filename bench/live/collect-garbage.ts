import { once } from 'node:events';
import { WebSocket } from 'ws';

/** What a process holds after a full garbage collection, bytes. */
export interface HeldMemory {
  /** Resident set, with pages that V8 keeps for the next allocations. */
  readonly residentBytes: number;
  /** Objects on V8's heap, and buffers outside of it. */
  readonly heldBytes: number;
}

/**
 * Collects the garbage of a process, so that its memory is what it holds.
 * @param inspectorPort the port of its `--inspect`.
 */
export async function collectGarbage(inspectorPort: number): Promise<HeldMemory> {
  const answer = await fetch(`http://127.0.0.1:${inspectorPort}/json`);
  const [target] = (await answer.json()) as { readonly webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error('The inspector has no target.');
  const inspector = new WebSocket(target.webSocketDebuggerUrl);
  await once(inspector, 'open');
  const send = async (method: string, params: object = {}): Promise<unknown> => {
    inspector.send(JSON.stringify({ id: 1, method, params }));
    const [message] = (await once(inspector, 'message')) as [Buffer];
    return JSON.parse(message.toString());
  };
  await send('HeapProfiler.collectGarbage');
  const { result } = (await send('Runtime.evaluate', {
    expression: 'process.memoryUsage()',
    returnByValue: true,
  })) as { readonly result: { readonly result: { readonly value: NodeJS.MemoryUsage } } };
  inspector.terminate();
  const { rss, heapUsed, external } = result.result.value;
  return { residentBytes: rss, heldBytes: heapUsed + external };
}
