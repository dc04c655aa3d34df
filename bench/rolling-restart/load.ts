import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Load {
  /** Ends the load. @returns how many requests were answered, by outcome: `200` or why one was not. */
  end(): Promise<ReadonlyMap<string, number>>;
}

const PAUSE_MS = 20;
const BODY = JSON.stringify({ query: '{ hubs(first: 3) { nodes { id name } } }' });

/**
 * Sends requests without pause, from several clients.
 * @param keepAlive whether a client keeps its connection for its next request.
 * @param clientCount how many requests are under way at a time.
 */
export function startLoad(url: string, token: string, { keepAlive = true, clientCount = 10 } = {}): Load {
  const agent = new Agent({ keepAlive });
  const outcomes = new Map<string, number>();
  let hasEnded = false;

  const ask = () =>
    new Promise<string>((resolve) => {
      const sent = request(`${url}/graphql`, {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(BODY),
          authorization: `Bearer ${token}`,
        },
      });
      const failed = (error: Error & { readonly code?: string }) => resolve(error.code ?? error.message);
      sent.once('error', failed);
      sent.once('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.once('error', failed);
        answer.once('end', () => {
          const isWhole = answer.statusCode === 200 && !text.includes('"errors"');
          resolve(isWhole ? '200' : `${answer.statusCode} ${text.slice(0, 80)}`);
        });
      });
      sent.end(BODY);
    });

  const clients = Array.from({ length: clientCount }, async () => {
    while (!hasEnded) {
      const outcome = await ask();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      await sleep(PAUSE_MS);
    }
  });
  return {
    async end() {
      hasEnded = true;
      await Promise.all(clients);
      agent.destroy();
      return outcomes;
    },
  };
}
