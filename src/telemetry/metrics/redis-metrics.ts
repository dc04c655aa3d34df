import { Gauge, Histogram, type Registry } from 'prom-client';

/** What the connections to Redis report. */
export interface RedisMetrics {
  /** A command has ended. @param seconds from its sending to its answer or failure. */
  answered(outcome: 'success' | 'failure', seconds: number): void;
  /** Reads at each scrape whether Redis answers on all connections. */
  watchUp(isUp: () => boolean): void;
}

/** From a Redis on the same machine to the deadline of a snapshot, seconds. */
const COMMAND_SECONDS = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Registers the metrics of Redis. */
export function createRedisMetrics(registry: Registry): RedisMetrics {
  const registers = [registry];
  const commands = new Histogram({
    name: 'operated_gateway_redis_command_duration_seconds',
    help: 'Seconds of each command that was sent to Redis, the probes of its connections included, by outcome: failure is an answer that is an error, or no answer within the deadline. Commands that begin a connection, or that the circuit breaker declines, do not count. Absent without REDIS_URL.',
    labelNames: ['outcome'],
    buckets: COMMAND_SECONDS,
    registers,
  });
  let isUp: (() => boolean) | null = null;
  new Gauge({
    name: 'operated_gateway_redis_up',
    help: 'Whether Redis answers on all connections of this gateway: 1 or 0. Absent without REDIS_URL.',
    registers,
    collect() {
      if (isUp === null) this.remove();
      else this.set(isUp() ? 1 : 0);
    },
  });
  return {
    answered: (outcome, seconds) => commands.observe({ outcome }, seconds),
    watchUp(read) {
      isUp = read;
    },
  };
}
