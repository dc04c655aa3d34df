import { mean, quantile, rate, sum } from '../expressions.js';
import type { Row } from '../panel.js';

const READS = 'operated_gateway_cache_reads_total';
const BATCH = 'operated_gateway_batch_size';

/** What is served without a call to Operated. */
export const CACHE: Row = {
  title: 'Cache',
  panels: [
    {
      title: 'Reads by outcome',
      description:
        'Reads of loaders per second. hit: from the cache; renewing: the same, renewed in the background; joined: a call of another request answered it; miss and bypass: a call; stale: an earlier answer, because the call failed.',
      unit: 'ops',
      isStacked: true,
      queries: [{ expr: rate(READS, ['outcome']), legend: '{{outcome}}' }],
    },
    {
      title: 'Reads by resource',
      description: 'Reads of loaders per second, by what was read.',
      unit: 'ops',
      isStacked: true,
      queries: [{ expr: rate(READS, ['resource']), legend: '{{resource}}' }],
    },
    {
      title: 'Reads without a call',
      description: 'The share of the reads that the cache or a call of another request answered.',
      unit: 'percentunit',
      queries: [
        {
          expr: `${rate(READS, [], 'outcome=~"hit|renewing|joined"')} / ${rate(READS)}`,
          legend: 'without a call',
        },
        { expr: `${rate(READS, [], 'outcome="stale"')} / ${rate(READS)}`, legend: 'stale' },
      ],
    },
    {
      title: 'Size of the cache',
      description:
        'The estimated heap of the cached answers of Operated and of the stored responses, and their limits (CACHE_MAX_BYTES), of all gateways together. At the limit the least recently used are evicted.',
      unit: 'bytes',
      queries: [
        { expr: sum('operated_gateway_cache_bytes', ['cache']), legend: '{{cache}}' },
        { expr: sum('operated_gateway_cache_max_bytes', ['cache']), legend: 'limit of {{cache}}' },
      ],
    },
    {
      title: 'Batches',
      description: 'Batches of single hubs per second, by plan: one list for all, or one call for each.',
      unit: 'ops',
      queries: [{ expr: rate(`${BATCH}_count`, ['plan']), legend: '{{plan}}' }],
    },
    {
      title: 'Size of batches',
      description: 'Hubs that one operation requests together, by plan.',
      unit: 'none',
      queries: [
        { expr: mean(BATCH, ['plan']), legend: '{{plan}}, mean' },
        { expr: quantile(0.95, BATCH, ['plan']), legend: '{{plan}}, p95' },
      ],
    },
  ],
};
