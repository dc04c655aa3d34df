import { highest, mean, rate, selected, sum } from '../expressions.js';
import type { Panel, Query, Row } from '../panel.js';

/** A line for each gateway. */
const each = (metric: string, legend: string): Query => ({
  expr: sum(metric, ['instance']),
  legend: `{{instance}} ${legend}`,
});

const LAG: Panel = {
  title: 'Delay of the event loop',
  description:
    'The delay between two scrapes, by quantile. It includes the 10 ms between two measurements: an idle gateway shows 10 ms. A second reader of /metrics shortens the span that each one sees.',
  unit: 's',
  queries: ['p50', 'p90', 'p99', 'max', 'mean'].map((part) => ({
    expr: highest(`nodejs_eventloop_lag_${part}_seconds`, ['instance']),
    legend: `{{instance}} ${part}`,
  })),
  alerts: ['OperatedGatewayEventLoopDelayed'],
};

/** The process of each gateway. */
export const PROCESS: Row = {
  title: 'Process',
  panels: [
    LAG,
    {
      title: 'Delay of the event loop, details',
      description:
        'The delay at the moment of the scrape, and the lowest value and the standard deviation since the last one.',
      unit: 's',
      queries: [
        { expr: highest('nodejs_eventloop_lag_seconds', ['instance']), legend: '{{instance}} now' },
        { expr: highest('nodejs_eventloop_lag_min_seconds', ['instance']), legend: '{{instance}} min' },
        {
          expr: highest('nodejs_eventloop_lag_stddev_seconds', ['instance']),
          legend: '{{instance}} deviation',
        },
      ],
    },
    {
      title: 'CPU',
      description: 'Cores that each gateway uses. One process uses little more than one: at 1 add a gateway.',
      unit: 'none',
      queries: [
        { expr: rate('process_cpu_seconds_total', ['instance']), legend: '{{instance}}' },
        { expr: rate('process_cpu_user_seconds_total', ['instance']), legend: '{{instance}} user' },
        { expr: rate('process_cpu_system_seconds_total', ['instance']), legend: '{{instance}} system' },
      ],
    },
    {
      title: 'Heap',
      description:
        'The used heap, what V8 has reserved for it, and its limit. The used part falls with each collection of garbage; what remains after it grows with a leak.',
      unit: 'bytes',
      queries: [
        each('nodejs_heap_size_used_bytes', 'used'),
        each('nodejs_heap_size_total_bytes', 'reserved'),
        each('operated_gateway_heap_limit_bytes', 'limit'),
      ],
    },
    {
      title: 'Use of the heap',
      description:
        'The used heap as a share of its limit. At SHED_HEAP_BYTES, 90 % by default, new work is rejected.',
      unit: 'percentunit',
      queries: [
        {
          expr: `${selected('nodejs_heap_size_used_bytes')} / ${selected('operated_gateway_heap_limit_bytes')}`,
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayHeapNearLimit'],
    },
    {
      title: 'Memory',
      description:
        'The resident memory of each process, and what its container may use; no limit is shown where there is none.',
      unit: 'bytes',
      queries: [
        each('process_resident_memory_bytes', 'resident'),
        each('operated_gateway_memory_limit_bytes', 'limit'),
      ],
    },
    {
      title: 'Use of the memory of the container',
      description:
        'The resident memory as a share of what the container may use. At 100 % the kernel kills the process. No data without such a limit.',
      unit: 'percentunit',
      queries: [
        {
          expr: `${selected('process_resident_memory_bytes')} / ${selected('operated_gateway_memory_limit_bytes')}`,
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayMemoryNearLimit'],
    },
    {
      title: 'Memory outside the heap',
      description:
        'Memory of buffers (external), the data segment of the process (process_heap_bytes), and its address space, most of which is reserved and not used.',
      unit: 'bytes',
      queries: [
        each('nodejs_external_memory_bytes', 'external'),
        each('process_heap_bytes', 'data segment'),
        each('process_virtual_memory_bytes', 'address space'),
      ],
    },
    {
      title: 'Spaces of the heap',
      description:
        'The parts of the heap, of all gateways together: new_space has young objects, old_space those that survived two collections, large_object_space those of 500 KB and more.',
      unit: 'bytes',
      queries: [
        { expr: sum('nodejs_heap_space_size_used_bytes', ['space']), legend: '{{space}} used' },
        { expr: sum('nodejs_heap_space_size_total_bytes', ['space']), legend: '{{space}} reserved' },
        { expr: sum('nodejs_heap_space_size_available_bytes', ['space']), legend: '{{space}} available' },
      ],
    },
    {
      title: 'Collection of garbage',
      description:
        'The share of the time that garbage collection takes, by kind. Above a tenth the heap is too small for the load.',
      unit: 'percentunit',
      queries: [
        {
          expr: rate('nodejs_gc_duration_seconds_sum', ['instance', 'kind']),
          legend: '{{instance}} {{kind}}',
        },
      ],
    },
    {
      title: 'Pauses by collections',
      description: 'The mean duration of a collection, by kind.',
      unit: 's',
      queries: [{ expr: mean('nodejs_gc_duration_seconds', ['kind']), legend: '{{kind}}' }],
    },
    {
      title: 'File descriptors',
      description:
        'Open file descriptors and their limit: each connection of a client and each call to Operated needs one.',
      unit: 'none',
      queries: [each('process_open_fds', 'open'), each('process_max_fds', 'limit')],
    },
    {
      title: 'Use of the file descriptors',
      description:
        'Open file descriptors as a share of their limit. Shortly before the limit new connections are closed.',
      unit: 'percentunit',
      queries: [
        { expr: `${selected('process_open_fds')} / ${selected('process_max_fds')}`, legend: '{{instance}}' },
      ],
      alerts: ['OperatedGatewayFileDescriptorsNearLimit'],
    },
    {
      title: 'Active resources',
      description: 'What keeps the event loop of each gateway alive, by type: sockets, timers, requests.',
      unit: 'none',
      queries: [{ expr: sum('nodejs_active_resources', ['type']), legend: '{{type}}' }],
    },
    {
      title: 'Dropped log lines',
      description:
        'Log lines per five minutes that were dropped, because standard output could not be written.',
      unit: 'none',
      queries: [
        {
          expr: `sum by (instance) (increase(${selected('operated_gateway_log_lines_dropped_total')}[5m]))`,
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayLogLinesDropped'],
    },
    {
      title: 'Start of each gateway',
      description: 'When each process started.',
      unit: 'dateTimeAsIso',
      kind: 'value',
      width: 8,
      queries: [{ expr: `${selected('process_start_time_seconds')} * 1000`, legend: '{{instance}}' }],
    },
    {
      title: 'Starts in 15 minutes',
      description: 'How often each gateway has started again in 15 minutes.',
      unit: 'none',
      queries: [{ expr: `changes(${selected('process_start_time_seconds')}[15m])`, legend: '{{instance}}' }],
      alerts: ['OperatedGatewayRestarts'],
    },
    {
      title: 'Node',
      description: 'The version of Node of each gateway.',
      unit: 'none',
      kind: 'table',
      queries: [
        {
          expr: `max by (instance, version) (${selected('nodejs_version_info')})`,
          legend: '{{instance}} {{version}}',
        },
      ],
    },
  ],
};
