import { getHeapStatistics } from 'node:v8';
import { type Declaration, integer } from '../../process/declaration.js';

/** What is left is for answers in progress and for the garbage collector. */
const SHED_HEAP_SHARE = 0.9;
/** What an operation may hold while it is executed: a list of 1,500 hubs with its decoded rows. */
const HEAP_BYTES_PER_OPERATION = 8_388_608; // 8 MiB

/** The variables that limit the load of the process. */
export const OVERLOAD_VARIABLES = {
  SHED_EVENT_LOOP_DELAY_MS: integer(
    { min: 1, max: 600_000, fallback: 1_000 },
    {
      description:
        'New work is rejected with 503 while the mean delay of the event loop is higher than this value.',
    },
  ),
  SHED_QUEUE_DELAY_MS: integer(
    { min: 1, max: 600_000, fallback: 10 },
    {
      description:
        'After work has waited for the event loop for longer than this value for 300 ms without a break, fewer operations than `REQUESTS_IN_FLIGHT` are executed at the same time, but at least 24.',
    },
  ),
  REQUESTS_IN_FLIGHT: integer(
    {
      min: 1,
      max: 1_000_000,
      fallback: Math.max(Math.floor(getHeapStatistics().heap_size_limit / HEAP_BYTES_PER_OPERATION), 16),
    },
    {
      description:
        'The limit of operations that are executed at the same time; others are rejected with 503. One principal may have three quarters of them while others have some.',
      defaultText: 'one for each 8 MiB of the heap limit of Node',
    },
  ),
  SHED_HEAP_BYTES: integer(
    {
      min: 1_000_000,
      max: 1_000_000_000_000,
      fallback: Math.floor(getHeapStatistics().heap_size_limit * SHED_HEAP_SHARE),
    },
    {
      description: "New work is rejected with 503 while more than this part of V8's heap is used.",
      defaultText: '90 % of the heap limit of Node',
    },
  ),
} satisfies Declaration;
