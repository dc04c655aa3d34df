import { quantile, rate, ofJob, sum } from '../expressions.js';
import type { Row } from '../panel.js';

const DURATION = 'operated_gateway_graphql_operation_duration_seconds';

/** What clients ask, and what they receive. */
export const GRAPHQL: Row = {
  title: 'GraphQL',
  panels: [
    {
      title: 'Operations by outcome',
      description:
        'Operations per second by OK or the code of their first error. The README lists the codes.',
      unit: 'ops',
      isStacked: true,
      queries: [
        { expr: rate('operated_gateway_graphql_operations_total', ['outcome']), legend: '{{outcome}}' },
      ],
    },
    {
      title: 'Operations by type',
      description:
        'Operations per second by type. A subscription counts once, when it starts; operations whose document was rejected have no type.',
      unit: 'ops',
      isStacked: true,
      queries: [
        {
          expr: rate('operated_gateway_graphql_operations_total', ['operation_type']),
          legend: '{{operation_type}}',
        },
      ],
    },
    {
      title: 'Most frequent operations',
      description:
        'The ten operation names with the most operations per second. `other` sums the names beyond the bound, `anonymous` operations without a name.',
      unit: 'ops',
      queries: [
        {
          expr: `topk(10, ${rate('operated_gateway_graphql_operations_total', ['operation_name'])})`,
          legend: '{{operation_name}}',
        },
      ],
    },
    {
      title: 'Duration of operations, p50',
      description: 'The time within which half of the operations are answered, by type.',
      unit: 's',
      queries: [{ expr: quantile(0.5, DURATION, ['operation_type']), legend: '{{operation_type}}' }],
    },
    {
      title: 'Duration of operations, p95',
      description: 'The time within which 95 of 100 operations are answered, by type.',
      unit: 's',
      queries: [{ expr: quantile(0.95, DURATION, ['operation_type']), legend: '{{operation_type}}' }],
    },
    {
      title: 'Duration of operations, p99',
      description:
        'The time within which 99 of 100 operations are answered, by type. The alert watches queries.',
      unit: 's',
      queries: [{ expr: quantile(0.99, DURATION, ['operation_type']), legend: '{{operation_type}}' }],
      alerts: ['OperatedGatewaySlow'],
    },
    {
      title: 'Errors by code',
      description: 'Errors per second in the answers, by code: one operation can have several.',
      unit: 'cps',
      queries: [{ expr: rate('operated_gateway_graphql_errors_total', ['code']), legend: '{{code}}' }],
    },
    {
      title: 'How answers were made',
      description:
        'Answers per second: executed, taken from the response cache because the data is as before, or sent to an equal request without Apollo Server.',
      unit: 'ops',
      isStacked: true,
      queries: [{ expr: rate('operated_gateway_graphql_answers_total', ['source']), legend: '{{source}}' }],
    },
    {
      title: 'Cost',
      description: 'Cost points charged per second, by kind of principal.',
      unit: 'cps',
      isStacked: true,
      queries: [
        {
          expr: rate('operated_gateway_cost_points_total', ['principal_kind']),
          legend: '{{principal_kind}}',
        },
      ],
    },
    {
      title: 'Operations in flight',
      description:
        'Operations that are being executed, and how many may be. A limit below its highest value shows that work waits for the event loop.',
      unit: 'none',
      width: 12,
      queries: [
        { expr: sum('operated_gateway_operations_in_flight', ['instance']), legend: '{{instance}}' },
        {
          expr: sum('operated_gateway_operations_in_flight_limit', ['instance']),
          legend: 'limit of {{instance}}',
        },
      ],
    },
    {
      title: 'Share of errors',
      description:
        'The share of the operations of the last five minutes with an unexpected error, and with an error of Operated.',
      unit: 'percentunit',
      width: 12,
      queries: [
        { expr: ofJob('job:operated_gateway_unexpected_errors:ratio_rate5m'), legend: 'unexpected' },
        { expr: ofJob('job:operated_gateway_upstream_failures:ratio_rate5m'), legend: 'Operated' },
      ],
    },
  ],
};
