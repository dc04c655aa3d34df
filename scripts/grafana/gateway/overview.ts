import { highest, quantile, rate, ofJob, selected, sum } from '../expressions.js';
import type { Row } from '../panel.js';

const REQUESTS = 'http_server_request_duration_seconds';

/** Whether clients are served: rate, errors, duration. */
export const OVERVIEW: Row = {
  title: 'Overview',
  panels: [
    {
      title: 'Gateways up',
      description: 'Gateways whose metrics Prometheus can read.',
      unit: 'none',
      kind: 'value',
      queries: [{ expr: 'sum(up{job="$job"})', legend: 'up' }],
      alerts: ['OperatedGatewayDown'],
    },
    {
      title: 'Alerts',
      description:
        'Alerts of this page and of the fleet that are firing, or pending for the time that they have to hold.',
      unit: 'none',
      kind: 'value',
      queries: [{ expr: 'count(ALERTS{alertname=~"Operated.+"}) or vector(0)', legend: 'alerts' }],
    },
    {
      title: 'Operations',
      description: 'GraphQL operations per second.',
      unit: 'ops',
      kind: 'value',
      queries: [{ expr: ofJob('job:operated_gateway_graphql_operations:rate5m'), legend: 'operations' }],
    },
    {
      title: 'Unexpected errors',
      description:
        'The share of the operations of the last five minutes that ended with INTERNAL_SERVER_ERROR: defects of the gateway.',
      unit: 'percentunit',
      kind: 'value',
      queries: [{ expr: ofJob('job:operated_gateway_unexpected_errors:ratio_rate5m'), legend: 'share' }],
      alerts: ['OperatedGatewayUnexpectedErrors'],
    },
    {
      title: 'Failures of Operated',
      description:
        'The share of the operations of the last five minutes that ended with an error of Operated, which neither a retry nor the cache could bridge.',
      unit: 'percentunit',
      kind: 'value',
      queries: [{ expr: ofJob('job:operated_gateway_upstream_failures:ratio_rate5m'), legend: 'share' }],
      alerts: ['OperatedGatewayUpstreamFailures', 'OperatedGatewayUpstreamDown'],
    },
    {
      title: 'p99 of queries',
      description: 'The time within which 99 of 100 queries are answered, over five minutes.',
      unit: 's',
      kind: 'value',
      queries: [
        {
          expr: ofJob(
            'job_operation_type:operated_gateway_graphql_operation_duration_seconds:p99_rate5m',
            'operation_type="query"',
          ),
          legend: 'p99',
        },
      ],
      alerts: ['OperatedGatewaySlow'],
    },
    {
      title: 'HTTP requests by status',
      description:
        'Requests per second on the port for clients, event streams excepted. 503 is overload or a stop, 429 a limit.',
      unit: 'reqps',
      isStacked: true,
      queries: [
        {
          expr: rate(`${REQUESTS}_count`, ['http_response_status_code'], 'error_type=""'),
          legend: '{{http_response_status_code}}',
        },
      ],
    },
    {
      title: 'HTTP requests by route',
      description: 'Requests per second by method and route. An empty route is a path that does not exist.',
      unit: 'reqps',
      isStacked: true,
      queries: [
        {
          expr: rate(`${REQUESTS}_count`, ['http_request_method', 'http_route']),
          legend: '{{http_request_method}} {{http_route}}',
        },
      ],
    },
    {
      title: 'Duration of HTTP requests',
      description: 'Quantiles of the time from the arrival of a request to the end of its answer.',
      unit: 's',
      queries: [0.5, 0.95, 0.99].map((part) => ({
        expr: quantile(part, REQUESTS),
        legend: `p${part * 100}`,
      })),
    },
    {
      title: 'Clients that disconnected',
      description:
        'Requests per second whose client disconnected before the answer was complete. More of them, with longer durations: clients do not wait any more.',
      unit: 'reqps',
      queries: [
        { expr: rate(`${REQUESTS}_count`, ['error_type'], 'error_type!=""'), legend: '{{error_type}}' },
      ],
    },
    {
      title: 'Malformed HTTP requests',
      description:
        'Requests per second that could not be read as HTTP or did not arrive in time, by the status of the answer. The other panels do not count them.',
      unit: 'reqps',
      queries: [
        {
          expr: rate('operated_gateway_http_malformed_requests_total', ['http_response_status_code']),
          legend: '{{http_response_status_code}}',
        },
      ],
    },
    {
      title: 'HTTP requests under way',
      description: 'Requests that are being answered, by method.',
      unit: 'none',
      queries: [
        {
          expr: sum('http_server_active_requests', ['http_request_method']),
          legend: '{{http_request_method}}',
        },
      ],
    },
    {
      title: 'Overloaded gateways',
      description:
        '1 where a gateway rejects all new work, because the delay of its event loop or its heap is above the limit.',
      unit: 'none',
      queries: [{ expr: highest('operated_gateway_overloaded', ['instance']), legend: '{{instance}}' }],
      alerts: ['OperatedGatewayOverloaded'],
    },
    {
      title: 'Versions',
      description:
        'The version of each gateway and of its Node. Two versions beside each other are an update that has not finished.',
      unit: 'none',
      kind: 'table',
      width: 24,
      queries: [
        {
          expr: `max by (instance, version, node_version) (${selected('operated_gateway_build_info')})`,
          legend: '{{instance}} {{version}}',
        },
      ],
      alerts: ['OperatedGatewayVersionsDiffer'],
    },
  ],
};
