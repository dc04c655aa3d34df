/** Measures a gateway from a separate thread, so that a busy attacker does not make the gateway appear slow. */
import { get } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type ProcessUse, readProcessUse } from './process-use.js';

const SAMPLE_MS = 100;
/** A gateway is quiet when it has used less than this in a second. */
const QUIET_CPU_SECONDS = 0.1;

const watched = z.object({ url: z.string(), pid: z.number() });
const measured = z.object({
  cpuSeconds: z.number(),
  peakMib: z.number(),
  healthWaitMs: z.number(),
  isAlive: z.boolean(),
});

export type Measured = z.infer<typeof measured>;

export interface Monitor {
  /** Waits until the gateway is idle, `seconds` at most. @returns what it used since the monitor started. */
  finish(seconds: number): Promise<Measured>;
}

/** Starts to measure the gateway with this process id. */
export function startMonitor(url: string, pid: number): Monitor {
  const worker = new Worker(__filename, { workerData: { url, pid } });
  return {
    finish: (seconds) =>
      new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (message) => resolve(measured.parse(message)));
        worker.postMessage(seconds);
      }),
  };
}

async function watch({ url, pid }: z.infer<typeof watched>): Promise<void> {
  const first = readProcessUse(pid);
  let last: ProcessUse | null = first;
  let healthWaitMs = 0;
  let sentAt: number | null = null;
  const sample = setInterval(() => {
    last = readProcessUse(pid) ?? last;
    if (sentAt !== null && readProcessUse(pid) !== null) {
      healthWaitMs = Math.max(healthWaitMs, performance.now() - sentAt);
    }
  }, SAMPLE_MS);
  let isOver = false;
  const probe = async () => {
    while (!isOver && readProcessUse(pid) !== null) {
      sentAt = performance.now();
      if (await isHealthy(url)) healthWaitMs = Math.max(healthWaitMs, performance.now() - sentAt);
      sentAt = null;
      await after(SAMPLE_MS);
    }
  };
  void probe();
  const seconds = await new Promise<number>((resolve) =>
    parentPort?.once('message', (limit) => resolve(Number(limit))),
  );
  const end = performance.now() + seconds * 1_000;
  while (performance.now() < end && !(await isQuiet(pid))) continue;
  const isAlive = await isHealthy(url);
  isOver = true;
  clearInterval(sample);
  const cpuSeconds = (last?.cpuSeconds ?? 0) - (first?.cpuSeconds ?? 0);
  parentPort?.postMessage({ cpuSeconds, peakMib: last?.peakMib ?? 0, healthWaitMs, isAlive });
}

async function isQuiet(pid: number): Promise<boolean> {
  const before = readProcessUse(pid);
  await after(1_000);
  const now = readProcessUse(pid);
  return before === null || now === null || now.cpuSeconds - before.cpuSeconds < QUIET_CPU_SECONDS;
}

/** Uses a new connection, as a supervisor does. */
function isHealthy(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = get(`${url}/healthz`, { agent: false, timeout: 60_000 }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode === 200));
      response.once('error', () => resolve(false));
    });
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.once('error', () => resolve(false));
  });
}

if (!isMainThread) void watch(watched.parse(workerData));
