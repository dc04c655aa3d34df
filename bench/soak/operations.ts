import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenSource } from './token-source.js';
import { HUB_FIELDS } from './world-state.js';

/** Clients that send queries and mutations. */
export interface Operations {
  /** How often each outcome occurred: `whole`, the codes of the errors, the status, or why there was no answer. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** The longest time to an answer, ms. */
  readonly longestMs: () => number;
  /** Answers that contain a hub of another organisation. */
  readonly leaks: () => number;
  pause(): Promise<void>;
  resume(): void;
}

export interface OperationsOptions {
  readonly gatewayUrls: readonly string[];
  readonly tokens: readonly TokenSource[];
  /** The hubs of the organisation of each token. */
  readonly hubsOf: (tokens: TokenSource) => readonly string[];
}

type Operation = (hub: string) => { readonly query: string; readonly variables?: object };

/** Queries are more frequent than mutations. */
const OPERATIONS: readonly Operation[] = [
  () => ({ query: `{ hubs(first: 20) { nodes ${HUB_FIELDS} } }` }),
  () => ({
    query: '{ hubs(first: 100) { totalCount nodes { id power { wattage } ports { number connected } } } }',
  }),
  () => ({
    query: '{ spaces(first: 20) { nodes { name power { wattage } hubs { nodes { id online } } } } }',
  }),
  () => ({ query: '{ viewer { kind } }' }),
  (hub) => ({ query: `query ($hub: ID!) { hub(id: $hub) ${HUB_FIELDS} }`, variables: { hub } }),
  (hub) => ({ query: `query ($hub: ID!) { hub(id: $hub) ${HUB_FIELDS} }`, variables: { hub } }),
  (hub) => ({
    query: `mutation ($input: SetActivePortInput!) { setActivePort(input: $input) { hub { id } userErrors { code } } }`,
    variables: { input: { hubId: hub, portNumber: Math.floor(Math.random() * 3) } },
  }),
  (hub) => ({
    query: `mutation ($input: UpdateHubConfigInput!) { updateHubConfig(input: $input) { hub { id } userErrors { code } } }`,
    variables: { input: { hubId: hub, config: { defaultPort: Math.floor(Math.random() * 3) } } },
  }),
];

const CLIENTS_PER_TOKEN = 2;
const LONGEST_PAUSE_MS = 200;
/** The share of requests whose client goes away, and when. */
const ABORTED_SHARE = 0.02;
const ABORT_MS = 20;

interface Answer {
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Starts the clients. */
export function startOperations({ gatewayUrls, tokens, hubsOf }: OperationsOptions): Operations {
  const outcomes = new Map<string, number>();
  let longestMs = 0;
  let leaks = 0;
  let isPaused = false;
  let running = run();

  async function client(source: TokenSource): Promise<void> {
    while (!isPaused) {
      const outcome = await ask(source);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      await sleep(Math.random() * LONGEST_PAUSE_MS);
    }
  }

  async function ask(source: TokenSource): Promise<string> {
    const own = hubsOf(source);
    const operation = pick(OPERATIONS)(pick(own));
    const token = await source.get();
    const isAborted = Math.random() < ABORTED_SHARE;
    const startedAt = performance.now();
    try {
      const response = await fetch(`${pick(gatewayUrls)}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(operation),
        ...(isAborted && { signal: AbortSignal.timeout(ABORT_MS) }),
      });
      const text = await response.text();
      longestMs = Math.max(longestMs, performance.now() - startedAt);
      if (hasForeignHub(text, own)) leaks += 1;
      return outcomeOf(source, response.status, text);
    } catch (error) {
      return isAborted ? 'aborted by the client' : `no answer: ${causeOf(error)}`;
    }
  }

  async function run(): Promise<void> {
    await Promise.all(
      tokens.flatMap((source) => Array.from({ length: CLIENTS_PER_TOKEN }, () => client(source))),
    );
  }

  return {
    outcomes,
    longestMs: () => longestMs,
    leaks: () => leaks,
    async pause() {
      isPaused = true;
      await running;
    },
    resume() {
      isPaused = false;
      running = run();
    },
  };
}

function outcomeOf(source: TokenSource, status: number, text: string): string {
  const { errors = [] } = JSON.parse(text) as Answer;
  const codes = new Set(errors.map(({ extensions }) => extensions?.code ?? 'no code'));
  if (codes.has('UNAUTHENTICATED')) source.rejected();
  if (codes.size > 0) return [...codes].sort().join(', ');
  return status === 200 ? 'whole' : `status ${status}`;
}

/** Whether an answer contains the id of a hub that the organisation does not have. */
function hasForeignHub(text: string, own: readonly string[]): boolean {
  return (text.match(/\b[0-9a-f]{24}\b/g) ?? []).some((id) => !own.includes(id));
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}

/** One of a list that is not empty. */
export function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}
