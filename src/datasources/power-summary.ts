import type { PowerSummary } from '../schema/power.js';
import type { HubRecord } from './decode/hub.js';
import { sumOf } from './decode/power.js';

/**
 * Sums the power of hubs.
 * @param hubs those that could be read.
 * @param hubCount the number of hubs, including those that could not be read.
 */
export function powerSummaryOf(hubs: readonly HubRecord[], hubCount: number): PowerSummary {
  const readings = hubs.flatMap((hub) => hub.power ?? []);
  return {
    hubCount,
    reportingHubCount: readings.length,
    wattage: sumOf(readings.map(({ wattage }) => wattage)) ?? 0,
    energy: sumOf(readings.map(({ energy }) => energy)) ?? 0,
  };
}
