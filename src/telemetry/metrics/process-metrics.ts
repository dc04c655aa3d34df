import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';

/**
 * Default metrics that are left out. Those with the suffix of a counter are gauges, which `promtool check metrics` reports;
 * handles and requests are listed by private functions of Node, and nodejs_active_resources has them by type.
 */
const OMITTED = [
  'nodejs_active_handles',
  'nodejs_active_handles_total',
  'nodejs_active_requests',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** What the process reports of itself. */
export interface ProcessMetrics {
  /** Reads the number of dropped log lines at each scrape. */
  watchDroppedLines(droppedLines: () => number): void;
}

/**
 * Registers the metrics of the process: those that prom-client collects by default, and those of the gateway.
 * @param version the version of the gateway.
 */
export function createProcessMetrics(registry: Registry, version: string): ProcessMetrics {
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of OMITTED) registry.removeSingleMetric(name);
  new Gauge({
    name: 'operated_gateway_build_info',
    help: 'Always 1; the labels are the versions of the gateway and of Node.',
    labelNames: ['version', 'node_version'],
    registers,
  }).set({ version, node_version: process.versions.node }, 1);
  new Gauge({
    name: 'operated_gateway_heap_limit_bytes',
    help: 'The size that the heap of V8 can reach, in bytes. Compare it with nodejs_heap_size_used_bytes.',
    registers,
  }).set(getHeapStatistics().heap_size_limit);
  const memoryLimit = new Gauge({
    name: 'operated_gateway_memory_limit_bytes',
    help: 'The memory that the container or the control group of the process may use, in bytes. Compare it with process_resident_memory_bytes. Absent where there is no limit below the memory of the machine.',
    registers,
  });
  const limit = process.constrainedMemory() ?? 0;
  if (limit > 0 && limit < totalmem()) memoryLimit.set(limit);
  else memoryLimit.remove();

  let droppedLines = (): number => 0;
  new Counter({
    name: 'operated_gateway_log_lines_dropped_total',
    help: 'Log lines that were dropped because standard output could not be written.',
    registers,
    collect() {
      this.reset();
      this.inc(droppedLines());
    },
  });
  return {
    watchDroppedLines(read) {
      droppedLines = read;
    },
  };
}
