import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Operation } from './requests.js';

/** Subscribes at /graphql/stream; calls `onData` for each event, and resolves when the stream has ended. */
export async function followStream(
  gatewayUrl: string,
  headers: Readonly<Record<string, string>>,
  operation: Operation,
  onData: (data: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const response = await fetch(`${gatewayUrl}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify(operation),
      signal,
    });
    if (response.body === null) return;
    for await (const line of createInterface(Readable.fromWeb(response.body))) {
      // An answer that is not a stream is one line of JSON.
      if (line.startsWith('data: ')) onData(line.slice('data: '.length));
      else if (line.startsWith('{')) onData(line);
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
  }
}
