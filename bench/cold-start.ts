/**
 * Measures the time from the start of the gateway's process until /readyz answers, and its memory at rest. A bare Fastify
 * server is measured in the same run, for a ratio that does not depend on the machine.
 *
 *     npm run bench:cold-start -- 15     (runs; default 9)
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

const DIST = join(__dirname, '..');
/** The wait after the start, before memory is measured. */
const REST_MS = 1_000;
const POLL_MS = 2;
const PATIENCE_MS = 30_000;

interface Sample {
  readonly readyMs: number;
  readonly rssMib: number;
}

const PROGRAMS: Readonly<Record<string, string>> = {
  gateway: join(DIST, 'src/main.js'),
  'bare Fastify': join(DIST, 'bench/bare-fastify.js'),
};

async function main(): Promise<void> {
  const runs = Number(process.argv[2] ?? 9);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('the argument is the number of runs, 1 or more');
  const samples = new Map<string, Sample[]>();
  for (let run = 0; run <= runs; run++) {
    for (const [name, program] of Object.entries(PROGRAMS)) {
      const sample = await measure(program);
      // The first run only fills the file cache.
      if (run > 0) samples.set(name, [...(samples.get(name) ?? []), sample]);
    }
  }
  const rows = [...samples].map(([name, taken]) => ({
    name,
    readyMs: median(taken.map(({ readyMs }) => readyMs)),
    rssMib: median(taken.map(({ rssMib }) => rssMib)),
  }));
  const base = rows.find(({ name }) => name === 'bare Fastify');
  console.log(`Node ${process.version}, median of ${runs} runs`);
  for (const { name, readyMs, rssMib } of rows) {
    const times = (value: number, of = value) => `${(value / of).toFixed(1)}x`;
    console.log(
      `${name.padEnd(13)} ready after ${readyMs.toFixed(0).padStart(5)} ms (${times(readyMs, base?.readyMs)}), ` +
        `at rest ${rssMib.toFixed(0).padStart(4)} MiB (${times(rssMib, base?.rssMib)})`,
    );
  }
}

/** Starts the program, waits until it is ready, measures its memory, and stops it. */
async function measure(program: string): Promise<Sample> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      // Not contacted: a gateway is ready without Operated.
      OPERATED_BASE_URL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
      if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`${program} is not ready in time`);
      await after(POLL_MS);
    }
    const readyMs = performance.now() - startedAt;
    await after(REST_MS);
    return { readyMs, rssMib: residentMib(child.pid) };
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** The resident set size that Linux reports. */
function residentMib(pid: number | undefined): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) / 1_024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? NaN)) / 2 : upper;
}

void main();
