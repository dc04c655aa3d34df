/**
 * Loaded into the gateway's process before its program (`node --require`), so that a bench can read its CPU time and what
 * it allocates.
 */
import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';

/** `start` counts allocations from then on, `stop` ends that. */
export type ProbeCommand = 'start' | 'stop' | 'read';

/** What the process has used so far. */
export interface ProbeReading {
  /** User and system time. */
  readonly cpuMs: number;
  /** The bytes that JavaScript allocated since `start`, estimated from samples; 0 if they are not counted. */
  readonly allocatedBytes: number;
}

/** The mean distance of samples. */
const SAMPLING_BYTES = 16_384;

const session = new Session();
session.connect();
let isCounting = false;

process.on('message', (command: ProbeCommand) => {
  void obey(command).then((reading) => process.send?.(reading));
});
// The gateway's process ends when the gateway does.
process.channel?.unref();

async function obey(command: ProbeCommand): Promise<ProbeReading> {
  if (command === 'start') {
    await session.post('HeapProfiler.startSampling', {
      samplingInterval: SAMPLING_BYTES,
      // Without these only what is still in use is counted.
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    isCounting = true;
  }
  const allocatedBytes = isCounting ? await readAllocated() : 0;
  if (command === 'stop') {
    await session.post('HeapProfiler.stopSampling');
    isCounting = false;
  }
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1_000, allocatedBytes };
}

async function readAllocated(): Promise<number> {
  const { profile } = await session.post('HeapProfiler.getSamplingProfile');
  const sum = (node: HeapProfiler.SamplingHeapProfileNode): number =>
    node.children.reduce((total, child) => total + sum(child), node.selfSize);
  return sum(profile.head);
}
