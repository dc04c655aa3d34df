import { setTimeout as sleep } from 'node:timers/promises';

/** How many requests ended in each way: `answered`, or the status and the code of the error. */
export type Outcomes = ReadonlyMap<string, number>;

/** A client that sends requests without end. */
export interface Caller {
  readonly name: string;
  /** The outcomes since the last call. */
  take(): Outcomes;
  end(): Promise<void>;
}

const PAUSE_MS = 20;
const BODY = JSON.stringify({ query: '{ hubs(first: 3) { nodes { id name } } }' });

/** Sends one request. @returns its outcome. */
export async function send(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  try {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: BODY,
    });
    const body = await answer.text();
    const code = /"code":"([A-Z_]+)"/.exec(body)?.[1];
    return answer.ok && code === undefined ? 'answered' : `${answer.status} ${code ?? body.slice(0, 60)}`;
  } catch {
    return 'no answer';
  }
}

/**
 * @param headers read for each request: the credentials may change.
 * @param onRejection called after an answer with the status 401.
 */
export function startCaller(
  name: string,
  url: string,
  headers: () => Promise<Readonly<Record<string, string>>>,
  onRejection: () => void = () => undefined,
): Caller {
  let outcomes = new Map<string, number>();
  let hasEnded = false;
  const done = (async () => {
    while (!hasEnded) {
      const outcome = await send(url, await headers());
      if (outcome.startsWith('401')) onRejection();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      await sleep(PAUSE_MS);
    }
  })();
  return {
    name,
    take() {
      const taken = outcomes;
      outcomes = new Map();
      return taken;
    },
    async end() {
      hasEnded = true;
      await done;
    },
  };
}

/** The outcomes as text, `answered` first. */
export function describeOutcomes(outcomes: Outcomes): string {
  const answered = outcomes.get('answered') ?? 0;
  const others = [...outcomes].filter(([outcome]) => outcome !== 'answered');
  return [`${answered} answered`, ...others.map(([outcome, count]) => `${count} × ${outcome}`)].join(', ');
}
