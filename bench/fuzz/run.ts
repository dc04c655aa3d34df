import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { documentedCloseCodes, documentedCodes } from './documented-answers.js';
import { createFindings } from './findings.js';
import { fuzz } from './fuzz.js';
import { readHeapMib } from './heap.js';

/** Limits above what a fuzz run reaches, so that they do not stop it. */
export const UNLIMITED = {
  AUTH_REQUESTS_PER_MINUTE: '1000000',
  FAILED_API_KEYS_PER_MINUTE: '1000000',
  FAILED_AUTHENTICATIONS_PER_MINUTE: '1000000',
  UPSTREAM_CALLS_PER_MINUTE: '10000000',
  COST_BUDGET_PER_MINUTE: '1000000000',
} as const;

export interface FuzzRun {
  /** The folder of the repository. */
  readonly root: string;
  readonly gatewayUrl: string;
  /** The gateway's process, started with `heapReportFlags` and its standard output piped. */
  readonly child: ChildProcess;
  readonly tokens: readonly string[];
  /** What no answer may contain, besides the tokens. */
  readonly secrets: readonly string[];
  readonly seed: number;
  readonly seconds: number;
  /** Runs this one attempt alone. */
  readonly attempt?: number;
}

export interface FuzzReport {
  readonly attempts: number;
  /** The violations, each with an input that causes it. */
  readonly findings: readonly string[];
  /** How often each status and code was answered. */
  readonly counts: ReadonlyMap<string, number>;
  /** The heap after each third of the run, MiB. */
  readonly heapMib: readonly number[];
  /** How much the heap grew during the last third, MiB. */
  readonly growthMib: number;
  readonly isAlive: boolean;
}

const PARALLEL = 8;
/** Compiled code and what is loaded on first use make the heap grow at first. */
const PARTS = 3;
/** Enough to fill the cache of parsed documents: otherwise its growth would look like a leak. */
const FILLING_DOCUMENTS = 10;
const FILLING_IDS = 9_000;

/** Fuzzes a gateway, and reports its answers and its heap. */
export async function runFuzz(run: FuzzRun): Promise<FuzzReport> {
  const { root, gatewayUrl, child, tokens, secrets, seed, seconds, attempt } = run;
  const schema = buildSchema(readFileSync(join(root, 'schema.graphql'), 'utf8'));
  const findings = createFindings({
    codes: documentedCodes(root),
    closeCodes: documentedCloseCodes(root),
    secrets: [...tokens, ...secrets],
  });
  const target = { url: gatewayUrl, schema, tokens };
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const options = { parallel: PARALLEL, only: attempt, isAlive };
  let attempts = 0;
  const heapMib: number[] = [];
  if (attempt === undefined) {
    await fillDocumentCache(gatewayUrl);
    for (let part = 0; part < PARTS; part += 1) {
      attempts += await fuzz(target, findings, { ...options, seed: seed + part, seconds: seconds / PARTS });
      heapMib.push(await readHeapMib(child));
    }
  } else {
    attempts = await fuzz(target, findings, { ...options, seed, seconds });
  }
  const health = await fetch(`${gatewayUrl}/healthz`).catch(() => null);
  return {
    attempts,
    findings: findings.list(),
    counts: findings.counts(),
    heapMib,
    growthMib: (heapMib.at(-1) ?? 0) - (heapMib.at(-2) ?? 0),
    isAlive: health?.status === 200 && isAlive(),
  };
}

/** Sends different documents that the gateway caches, and then rejects. */
async function fillDocumentCache(gatewayUrl: string): Promise<void> {
  const ids = '"a" '.repeat(FILLING_IDS);
  for (let number = 0; number < FILLING_DOCUMENTS; number += 1) {
    const response = await fetch(`${gatewayUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer invented' },
      body: JSON.stringify({ query: `{ hubs(filter: { ids: [${ids}] }) { totalCount } } # ${number}` }),
    });
    await response.text();
  }
}
