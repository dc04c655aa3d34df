/**
 * Measures the cheap query of one caller, alone and beside callers that page through a list of 10,000 hubs without
 * pause, without a cache and with the default one. The gateway and the stub of Operated are processes of their own.
 *
 *     npm run bench:beside [-- <seconds of each part>]
 */
import { setTimeout as after } from 'node:timers/promises';
import { end, endAll, percentile, startGateway } from '../live/world.js';
import { createLoadClient, type LoadClient } from './client.js';
import { startOperatedStub } from './start-stub.js';

const HUBS = 10_000;
const PAUSE_MS = 20;
/** A page of the list: the first one, or the one after a cursor. */
const pageAfter = (cursor: string | null) =>
  `{ hubs(first: 500, after: ${JSON.stringify(cursor)}) {
    totalCount pageInfo { endCursor hasNextPage } nodes { id name online ports { id connected } }
  } }`;

interface Figures {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly pages: number;
}

async function main(seconds: number): Promise<void> {
  const operated = await startOperatedStub({ HUBS: String(HUBS) });
  for (const [name, variables] of [
    ['without a cache', { CACHE_TTL_MS: '0' }],
    ['default cache', {}],
  ] as const) {
    console.log(`${name}:`);
    await measureGateway(operated.url, variables, seconds);
  }
}

async function measureGateway(
  operatedUrl: string,
  variables: Readonly<Record<string, string>>,
  seconds: number,
): Promise<void> {
  // The lists of all parts cost more than a caller may spend in a minute.
  const gateway = await startGateway(operatedUrl, { COST_BUDGET_PER_MINUTE: '1000000000', ...variables });
  const client = createLoadClient(gateway.url);
  const hubId = await firstHub(client);
  const cheap = `{ hub(id: "${hubId}") { name online } }`;
  await measure(client, cheap, 1, 3);
  const alone = await measure(client, cheap, 0, seconds);
  console.log(line('alone', alone, alone));
  for (const readers of [1, 4]) {
    const beside = await measure(client, cheap, readers, seconds);
    console.log(line(`beside ${readers}`, beside, alone));
  }
  client.close();
  await end(gateway.child, 'SIGKILL');
}

async function firstHub(client: LoadClient): Promise<string> {
  const { body } = await client.query('{ hubs(first: 1) { nodes { id } } }', 'reader');
  return /"id":"([^"]+)"/.exec(body)?.[1] ?? '';
}

/** Sends the cheap query every 20 ms while `readers` read the list. */
async function measure(
  client: LoadClient,
  cheap: string,
  readers: number,
  seconds: number,
): Promise<Figures> {
  let isOver = false;
  let pages = 0;
  const reading = Array.from({ length: readers }, async (_, index) => {
    let cursor: string | null = null;
    while (!isOver) {
      const { status, body } = await client.query(pageAfter(cursor), `reader-${index}`);
      cursor = /"endCursor":"([^"]+)","hasNextPage":true/.exec(body)?.[1] ?? null;
      if (status !== 200 || body.includes('"errors"'))
        throw new Error(`page: ${status} ${body.slice(0, 200)}`);
      pages += 1;
    }
  });
  const durations: number[] = [];
  const sending: Promise<void>[] = [];
  const endAt = performance.now() + seconds * 1_000;
  while (performance.now() < endAt) {
    sending.push(
      client.query(cheap, 'cheap').then(({ status, ms, body }) => {
        if (status !== 200 || body.includes('"errors"'))
          throw new Error(`cheap: ${status} ${body.slice(0, 200)}`);
        durations.push(ms);
      }),
    );
    await after(PAUSE_MS);
  }
  await Promise.all(sending);
  isOver = true;
  await Promise.all(reading);
  return { medianMs: percentile(durations, 0.5), p99Ms: percentile(durations, 0.99), pages };
}

function line(what: string, { medianMs, p99Ms, pages }: Figures, alone: Figures): string {
  const ratio = (p99Ms / alone.p99Ms).toFixed(1);
  return `${what}: median ${medianMs.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms (${ratio} times), ${pages} pages`;
}

void main(Number(process.argv[2] ?? 15)).finally(endAll);
