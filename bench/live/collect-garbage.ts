import { once } from 'node:events';
import { WebSocket } from 'ws';

/**
 * Collects the garbage of a process, so that its resident memory is what it holds.
 * @param inspectorPort the port of its `--inspect`.
 */
export async function collectGarbage(inspectorPort: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${inspectorPort}/json`);
  const [target] = (await answer.json()) as { readonly webSocketDebuggerUrl: string }[];
  if (target === undefined) throw new Error('The inspector has no target.');
  const inspector = new WebSocket(target.webSocketDebuggerUrl);
  await once(inspector, 'open');
  inspector.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(inspector, 'message');
  inspector.terminate();
}
