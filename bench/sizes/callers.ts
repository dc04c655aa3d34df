import { end } from '../live/world.js';
import { startOperatedStub } from '../load/start-stub.js';
import { controlStub } from '../load/stub-control.js';
import {
  ask,
  cpuOfRequests,
  type MeasuredGateway,
  type Memory,
  MIB,
  startMeasuredGateway,
} from './measured-gateway.js';
import { figure, type Table } from './table.js';

const CALLERS = [1, 10, 100, 500];
/** With a cache that is too small each request fetches and decodes its list. */
const CALLERS_BEYOND_BOUND = [1, 10, 100];
/** A list that is not confirmed by a later call is dropped after a minute by default; here the bench may take longer. */
const VARIABLES = { CACHE_STALE_IF_ERROR_MS: '600000', CACHE_TTL_MS: '300000' };
/** More than all lists need: the default is a part of Node's heap limit, which depends on the machine. */
const UNBOUNDED = { CACHE_MAX_BYTES: '100000000000' };
const BOUND_MB = 50;
const BOUNDED = { CACHE_MAX_BYTES: String(BOUND_MB * 1_000_000) };
const FLEET = '{ hubs(first: 500) { totalCount nodes { id name online ports { id connected } } } }';

/** What callers cost, each with a token of its own and a list of the whole fleet. */
export async function measureCallers(seconds: number): Promise<Table> {
  const rows = [];
  const notes = [];
  for (const { hubs, bound, variables, counts } of [
    { hubs: 50, bound: 'none', variables: UNBOUNDED, counts: CALLERS },
    { hubs: 500, bound: 'none', variables: UNBOUNDED, counts: CALLERS },
    { hubs: 500, bound: `${BOUND_MB} MB`, variables: BOUNDED, counts: CALLERS_BEYOND_BOUND },
  ]) {
    const { lines, listBytes, perByte } = await measureFleet(hubs, variables, counts, seconds);
    rows.push(...lines.map((line) => [String(hubs), bound, ...line]));
    if (variables === UNBOUNDED) {
      notes.push(
        `${hubs} hubs, a list of ${figure(listBytes / 1_000)} KB: for each byte of its list a caller holds ` +
          `${perByte.list.toFixed(1)} bytes, and ${perByte.both.toFixed(1)} with the response.`,
      );
    }
  }
  return {
    title: 'By callers: each has its own token, and has sent one query for its whole fleet with ports',
    header: [
      'hubs',
      'CACHE_MAX_BYTES',
      'callers',
      'MiB held with their lists',
      'and with their responses',
      'RSS, MiB',
      'highest RSS, MiB',
      'CPU ms: a request repeated, callers in turn',
    ],
    rows,
    notes,
  };
}

interface MeasuredCallers {
  readonly lines: readonly (readonly string[])[];
  readonly listBytes: number;
  /** What the gateway holds for each byte of the list of a caller. */
  readonly perByte: { readonly list: number; readonly both: number };
}

async function measureFleet(
  hubs: number,
  variables: Readonly<Record<string, string>>,
  counts: readonly number[],
  seconds: number,
): Promise<MeasuredCallers> {
  const operated = await startOperatedStub({ HUBS: String(hubs), BODIES: 'same' });
  const listBytes = JSON.stringify(await controlStub(operated.url).read('/api/hubs/v1')).length;
  const gateway = await startMeasuredGateway(operated.url, { ...VARIABLES, ...variables });
  // What is loaded and compiled with the first requests is not a caller's.
  await cpuOfRequests(gateway, seconds, (count) => ask(gateway, FLEET, tokenOf(0), { count }));
  const lines = [];
  let perByte = { list: NaN, both: NaN };
  let earlier = 0;
  for (const callers of counts) {
    const before = await gateway.memory();
    await askAll(gateway, earlier, callers);
    const listed = await gateway.memory();
    // A response is stored when its query is sent for the second time.
    await askAll(gateway, earlier, callers);
    const both = await gateway.memory();
    const cpu = await cpuOfRequests(gateway, seconds, (count) =>
      ask(gateway, FLEET, tokenOf(count % callers)),
    );
    const ofEach = (held: Memory) =>
      ((held.heldMib - before.heldMib) * MIB) / (callers - earlier) / listBytes;
    perByte = { list: ofEach(listed), both: ofEach(both) };
    lines.push([
      callers.toLocaleString('en'),
      figure(listed.heldMib),
      figure(both.heldMib),
      figure(both.residentMib),
      figure(gateway.peakMib()),
      figure(cpu),
    ]);
    earlier = callers;
  }
  await gateway.end();
  await end(operated.child, 'SIGKILL');
  return { lines, listBytes, perByte };
}

/** One query of each caller, from one number to another. */
async function askAll(gateway: MeasuredGateway, from: number, to: number): Promise<void> {
  for (let caller = from; caller < to; caller += 1) await ask(gateway, FLEET, tokenOf(caller));
}

function tokenOf(caller: number): string {
  return `caller-${caller}`;
}
