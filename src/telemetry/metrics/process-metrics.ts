import { getHeapStatistics } from 'node:v8';
import { collectDefaultMetrics, Counter, Gauge, type Registry } from 'prom-client';

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
