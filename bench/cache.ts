/**
 * Measures what cached answers of Operated need: the heap for each character of a body, whether the bound of the cache
 * holds, and the time of a read that the cache serves; and the heap that stored responses need for each character.
 *
 *     npm run bench:cache
 */
import 'reflect-metadata';
import { createSimulator } from '../simulator/simulator.js';
import { userPrincipal } from '../src/auth/principal.js';
import { createAnswerStore } from '../src/datasources/cache/answer-store.js';
import { createReads } from '../src/datasources/cache/reads.js';
import { RESOURCES } from '../src/datasources/cache/resource.js';
import type { HubRecord } from '../src/datasources/decode/hub.js';
import { hubsById } from '../src/datasources/relations.js';
import { backgroundContext } from '../src/datasources/upstream/call-context.js';
import type { OperatedClient } from '../src/datasources/upstream/operated-client.js';
import { NO_VALIDATORS } from '../src/datasources/upstream/validators.js';
import { serialiseOnce } from '../src/server/graphql/response-cache/serialise-result.js';
import { createLogger } from '../src/telemetry/logger.js';
import { issueToken } from './live/world.js';

const logger = createLogger('silent', { write: () => undefined });

const SIZES = [10, 1_000, 10_000];
const BOUND_BYTES = 200_000_000;
/** As many characters of bodies as are read to measure a size. */
const CHARACTERS = 30_000_000;

async function main(): Promise<void> {
  console.log('hubs   characters   heap per character   estimate');
  for (const hubs of SIZES) {
    const body = await listOf(hubs);
    const count = Math.max(Math.ceil(CHARACTERS / body.length), 2);
    const { heapBytes, estimatedBytes } = await fill(body, count, Infinity);
    const perCharacter = heapBytes / (count * body.length);
    const estimate = estimatedBytes / (count * body.length);
    console.log(`${hubs}   ${body.length}   ${perCharacter.toFixed(2)}   ${estimate.toFixed(2)}`);
  }
  const body = await listOf(1_000);
  const { heapBytes, estimatedBytes } = await fill(body, Math.ceil(BOUND_BYTES / body.length), BOUND_BYTES);
  console.log(
    `filled far beyond ${mb(BOUND_BYTES)}: ${mb(heapBytes)} of heap, estimated ${mb(estimatedBytes)}`,
  );
  await measureHit(body);
  await measureResponses(await listOf(100));
}

/** Reads a list for many principals, and keeps nothing of it beside the cache. */
async function fill(body: string, count: number, maxBytes: number) {
  const { reads, store } = cacheOf(body, maxBytes);
  const before = heapUsed();
  for (let index = 0; index < count; index += 1) {
    const context = backgroundContext(userPrincipal(`token ${index}`), logger);
    const { value } = await reads.read(context, RESOURCES.hubs, 'cache');
    hubsById.find(value, 'none');
    for (const hub of value) readDecoded(hub);
  }
  const figures = { heapBytes: heapUsed() - before, estimatedBytes: store.bytes };
  store.close();
  return figures;
}

/** Reads what records keep once it is decoded. */
function readDecoded(hub: HubRecord): void {
  for (const port of hub.ports) void port.id;
  void [hub.product, hub.spaceIds, hub.power];
}

async function measureHit(body: string): Promise<void> {
  const { reads, store } = cacheOf(body, Infinity);
  const context = backgroundContext(userPrincipal('token'), logger);
  // Each operation has a context of its own.
  const read = () => reads.read({ ...context }, RESOURCES.hubs, 'cache');
  await read();
  const runs = 100_000;
  const startedAt = performance.now();
  for (let run = 0; run < runs; run += 1) await read();
  const us = ((performance.now() - startedAt) / runs) * 1_000;
  console.log(`a read that the cache serves: ${us.toFixed(1)} µs`);
  store.close();
}

/** What a stored response holds on the heap: its text, and the objects of its data. */
async function measureResponses(body: string): Promise<void> {
  const { reads, store } = cacheOf(body, Infinity);
  const { value: hubs } = await reads.read(
    backgroundContext(userPrincipal('token'), logger),
    RESOURCES.hubs,
    'cache',
  );
  const shapes: Readonly<Record<string, () => readonly object[]>> = {
    'two short values a hub': () => hubs.map(({ id, online }) => ({ id, online })),
    'texts of a hub': () =>
      hubs.map(({ name, serialNumber, firmware }) => ({ name, serialNumber, firmware })),
    'ports of a hub': () =>
      hubs.map((hub) => ({
        ports: hub.ports.map(({ id, number, connected }) => ({ id, number, connected })),
      })),
  };
  for (const [shape, create] of Object.entries(shapes)) {
    const kept: unknown[] = [];
    let characters = 0;
    const before = heapUsed();
    for (let count = 0; count < 1_000; count += 1) {
      const data = { hubs: { nodes: create() } };
      const text = serialiseOnce(data);
      characters += text.length;
      kept.push(data);
    }
    const perCharacter = (heapUsed() - before) / characters;
    console.log(
      `${kept.length} responses with ${shape}: ${perCharacter.toFixed(2)} bytes of heap a character`,
    );
  }
  store.close();
}

/** A cache in front of an Operated that answers everything with this body. */
function cacheOf(body: string, maxBytes: number) {
  const now = () => Date.now();
  const store = createAnswerStore({
    maxBytes: Number.isFinite(maxBytes) ? maxBytes : Number.MAX_SAFE_INTEGER,
    retentionMs: 600_000, // 10 minutes
    now,
  });
  const client: Pick<OperatedClient, 'fetch'> = {
    // Operated's answers are not the same bytes either.
    fetch: async () => {
      const bytes = Buffer.from(body);
      return { kind: 'body', body: { chunks: [bytes], length: bytes.length }, validators: NO_VALIDATORS };
    },
  };
  const reads = createReads({
    client,
    store,
    invalidations: { areHeard: true, settled: async () => undefined },
    policy: { ttlMs: 600_000, staleIfErrorMs: 600_000 },
    deadlineMs: 60_000,
    now,
  });
  return { reads, store };
}

async function listOf(hubs: number): Promise<string> {
  const simulator = createSimulator({ port: 0, hubs, spaces: Math.ceil(hubs / 10), accounts: 1 });
  await simulator.start();
  const headers = { authorization: `Bearer ${await issueToken(simulator.url)}` };
  const body = await (await fetch(`${simulator.url}/api/hubs/v1`, { headers })).text();
  await simulator.stop();
  return body;
}

function heapUsed(): number {
  if (globalThis.gc === undefined) throw new Error('run it with --expose-gc');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

void main();
