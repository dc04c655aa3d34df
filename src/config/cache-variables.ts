import { getHeapStatistics } from 'node:v8';
import { type Declaration, integer } from '../../process/declaration.js';

/** Most of the heap is for requests in progress. */
const CACHE_HEAP_SHARE = 0.1;

/** The variables of the cache of Operated's answers. */
export const CACHE_VARIABLES = {
  CACHE_TTL_MS: integer(
    { min: 0, max: 600_000, fallback: 1_000 },
    {
      description:
        'How long an answer of Operated is served to further requests of the same token, session or API key; for as long again it is served while it is renewed. 0 turns the cache off.',
    },
  ),
  CACHE_STALE_IF_ERROR_MS: integer(
    { min: 0, max: 86_400_000, fallback: 60_000 },
    {
      description:
        'How old the last answer of Operated may be that is served, marked as stale, where Operated fails; 0 serves none.',
    },
  ),
  CACHE_MAX_BYTES: integer(
    {
      min: 1_000_000,
      max: 1_000_000_000_000,
      fallback: Math.floor(getHeapStatistics().heap_size_limit * CACHE_HEAP_SHARE),
    },
    {
      description:
        'The memory that answers of Operated and responses of queries may use, three quarters and one quarter; the least recently used are evicted. They are kept with `CACHE_TTL_MS=0` too: an equal answer is not decoded again, and a query is not executed again while the answers that it needs are equal.',
      defaultText: '10 % of the heap limit of Node',
    },
  ),
} satisfies Declaration;
