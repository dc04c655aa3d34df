/**
 * Measures what a page of 500 hubs costs of a fleet of 10,000 and of a fleet of 500, with the default cache: the CPU time
 * of the gateway for each request. Every page begins at another hub. A page is asked for with a question of its own, so
 * that it is executed, and then again and again, so that the response cache has it.
 *
 *     npm run bench:pages [-- <seconds of each part>]
 */
import { readProcessUse } from '../attacks/process-use.js';
import { endAll, percentile, startGateway } from '../live/world.js';
import { createLoadClient, type LoadClient } from './client.js';
import { startOperatedStub } from './start-stub.js';

const FLEETS = [500, 10_000];
const PAGE_SIZE = 500;
const ROUNDS = 3;
const CONNECTIONS = 4;
const TOKEN = 'reader';
const PAGE = `query ($after: String) {
  hubs(first: ${PAGE_SIZE}, after: $after) { totalCount nodes { id name online ports { id connected } } }
}`;
const CURSORS = `query ($after: String) {
  hubs(first: 500, after: $after) { edges { cursor } pageInfo { hasNextPage endCursor } }
}`;

interface Fleet {
  readonly hubs: number;
  readonly client: LoadClient;
  readonly pid: number;
  /** Before every hub that a whole page follows; null begins with the first hub. */
  readonly cursors: readonly (string | null)[];
}

async function main(seconds: number): Promise<void> {
  const fleets: Fleet[] = [];
  for (const hubs of FLEETS) fleets.push(await startFleet(hubs));
  for (const isRepeated of [false, true]) {
    const costs = fleets.map((): number[] => []);
    for (const fleet of fleets) await measure(fleet, isRepeated, seconds);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, fleet] of fleets.entries()) {
        costs[index]?.push(await measure(fleet, isRepeated, seconds));
      }
    }
    const [small = NaN, large = NaN] = costs.map((ofFleet) => percentile(ofFleet, 0.5));
    console.log(
      `${isRepeated ? 'pages asked for again' : 'new questions'}: ${small.toFixed(2)} ms of CPU a page of ${FLEETS[0]}, ` +
        `${large.toFixed(2)} ms of ${FLEETS[1]}: ${(large / small).toFixed(2)} times`,
    );
  }
  for (const { client } of fleets) client.close();
}

async function startFleet(hubs: number): Promise<Fleet> {
  const operated = await startOperatedStub({ HUBS: String(hubs) });
  const { url, child } = await startGateway(operated.url, {
    COST_BUDGET_PER_MINUTE: '1000000000',
    UPSTREAM_CALLS_PER_MINUTE: '1000000',
  });
  if (child.pid === undefined) throw new Error('the gateway does not run');
  const client = createLoadClient(url);
  const cursors: string[] = [];
  for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
    const { body } = await client.query(CURSORS, TOKEN, { after });
    const { data } = JSON.parse(body) as CursorsAnswer;
    cursors.push(...data.hubs.edges.map(({ cursor }) => cursor));
    after = data.hubs.pageInfo.endCursor;
    hasNextPage = data.hubs.pageInfo.hasNextPage;
  }
  return { hubs, client, pid: child.pid, cursors: [null, ...cursors.slice(0, hubs - PAGE_SIZE)] };
}

interface CursorsAnswer {
  readonly data: {
    readonly hubs: {
      readonly edges: readonly { readonly cursor: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

let questions = 0;

/** @returns the CPU time of the gateway for each page, ms. */
async function measure(fleet: Fleet, isRepeated: boolean, seconds: number): Promise<number> {
  const { client, cursors, pid } = fleet;
  const before = readProcessUse(pid);
  const end = performance.now() + seconds * 1_000;
  let pages = 0;
  const reading = Array.from({ length: CONNECTIONS }, async () => {
    while (performance.now() < end) {
      questions += 1;
      pages += 1;
      // Whole pages that follow each other, or pages that begin at any hub. A variable that the query does not declare
      // is ignored, and makes the question another one.
      const place = isRepeated
        ? (questions * PAGE_SIZE) % (Math.ceil(cursors.length / PAGE_SIZE) * PAGE_SIZE)
        : (questions * 7_919) % cursors.length;
      const variables = { after: cursors[place] ?? null, ...(isRepeated ? {} : { questions }) };
      const { status, body } = await client.query(PAGE, TOKEN, variables);
      if (status !== 200 || body.includes('"errors"')) throw new Error(`${status} ${body.slice(0, 200)}`);
    }
  });
  await Promise.all(reading);
  const after = readProcessUse(pid);
  if (before === null || after === null) throw new Error('the gateway has ended');
  return ((after.cpuSeconds - before.cpuSeconds) * 1_000) / pages;
}

void main(Number(process.argv[2] ?? 3)).finally(endAll);
