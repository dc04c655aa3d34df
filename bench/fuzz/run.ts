import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { documentedCloseCodes, documentedCodes } from './documented-answers.js';
import { createFindings } from './findings.js';
import { fuzz } from './fuzz.js';

/** Node's options of a gateway whose heap a fuzz run can read. @param root the folder of the repository. */
export function heapReportFlags(root: string): readonly string[] {
  return ['--expose-gc', '--require', join(root, 'dist/bench/fuzz/heap-report.js')];
}

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
  /** The heap after the first third of the run, and at its end, MiB. */
  readonly heapMib: readonly [number, number];
  readonly isAlive: boolean;
}

const PARALLEL = 8;
/** Caches and compiled code grow during the first part of a run; after that the heap must not grow. */
const WARM_UP_SHARE = 1 / 3;

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
  const first = await fuzz(target, findings, { ...options, seed, seconds: seconds * WARM_UP_SHARE });
  const before = await readHeapMib(child);
  const rest = { ...options, seed: seed + 1, seconds: seconds * (1 - WARM_UP_SHARE) };
  const second = attempt === undefined ? await fuzz(target, findings, rest) : 0;
  const after = await readHeapMib(child);
  const health = await fetch(`${gatewayUrl}/healthz`).catch(() => null);
  return {
    attempts: first + second,
    findings: findings.list(),
    counts: findings.counts(),
    heapMib: [before, after],
    isAlive: health?.status === 200 && isAlive(),
  };
}

/** The heap after a full collection, MiB; NaN where the process has exited. */
async function readHeapMib({ stdout, pid, exitCode, signalCode }: ChildProcess): Promise<number> {
  if (stdout === null || pid === undefined || exitCode !== null || signalCode !== null) return NaN;
  const lines = createInterface(stdout);
  process.kill(pid, 'SIGUSR2');
  for await (const line of lines) {
    const bytes = /^\{"heapBytes":(\d+)\}$/.exec(line)?.[1];
    if (bytes !== undefined) {
      lines.close();
      stdout.resume();
      return Number(bytes) / 1_048_576;
    }
  }
  return NaN;
}
