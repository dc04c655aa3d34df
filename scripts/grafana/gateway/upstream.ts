import { highest, quantile, rate, ofJob, sum } from '../expressions.js';
import type { Row } from '../panel.js';

const CALLS = 'operated_gateway_upstream_call_duration_seconds';

/** The calls to Operated. */
export const UPSTREAM: Row = {
  title: 'Operated',
  panels: [
    {
      title: 'Calls by endpoint',
      description: 'Attempts per second at each endpoint of Operated, retries included.',
      unit: 'reqps',
      isStacked: true,
      queries: [{ expr: rate(`${CALLS}_count`, ['endpoint']), legend: '{{endpoint}}' }],
    },
    {
      title: 'Calls by outcome',
      description:
        'Attempts per second by outcome. rejected is 401, 403 or 404, an answer; not_modified a 304; client_disconnected a call that nobody needs any more.',
      unit: 'reqps',
      isStacked: true,
      queries: [{ expr: rate(`${CALLS}_count`, ['outcome']), legend: '{{outcome}}' }],
    },
    {
      title: 'Failed attempts',
      description:
        'The share of the attempts of the last five minutes that Operated did not answer as it should, by endpoint. Clients notice it only where retries and the cache do not bridge it.',
      unit: 'percentunit',
      queries: [
        {
          expr: ofJob('job_endpoint:operated_gateway_upstream_failed_attempts:ratio_rate5m'),
          legend: '{{endpoint}}',
        },
      ],
      alerts: ['OperatedGatewayUpstreamAttemptsFail'],
    },
    {
      title: 'Duration of calls, p50',
      description: 'The time within which half of the attempts end, by endpoint.',
      unit: 's',
      queries: [{ expr: quantile(0.5, CALLS, ['endpoint']), legend: '{{endpoint}}' }],
    },
    {
      title: 'Duration of calls, p99',
      description:
        'The time within which 99 of 100 attempts end, by endpoint. An attempt ends after OPERATED_TIMEOUT_MS at the latest.',
      unit: 's',
      queries: [{ expr: quantile(0.99, CALLS, ['endpoint']), legend: '{{endpoint}}' }],
    },
    {
      title: 'Circuit breakers',
      description:
        '1 for the state of each breaker. open: calls are not sent, but for one trial call a second; half_open: the next call decides.',
      unit: 'none',
      queries: [
        {
          expr: highest('operated_gateway_circuit_breaker_state', ['endpoint', 'state']),
          legend: '{{endpoint}} {{state}}',
        },
      ],
      alerts: ['OperatedGatewayCircuitBreakerOpen'],
    },
    {
      title: 'Retries',
      description:
        'Repeated attempts per second. transport: Operated did not answer, or with 502, 503 or 504; unauthorized: with a new token; rate_limited: after the Retry-After of a 429.',
      unit: 'reqps',
      queries: [{ expr: rate('operated_gateway_upstream_retries_total', ['reason']), legend: '{{reason}}' }],
    },
    {
      title: 'Calls that were not sent',
      description:
        'Calls per second that the gateway declined, by reason: an open breaker, a budget, a token that was rejected seconds ago, a pause that Operated asked for, a missing scope.',
      unit: 'reqps',
      queries: [
        { expr: rate('operated_gateway_upstream_calls_declined_total', ['reason']), legend: '{{reason}}' },
      ],
    },
    {
      title: 'Calls under way and waiting',
      description:
        'Calls that have been sent, and calls that wait for a place. The limit is OPERATED_CONCURRENCY for each gateway.',
      unit: 'none',
      queries: [
        { expr: sum('operated_gateway_upstream_calls_in_flight'), legend: 'under way' },
        { expr: sum('operated_gateway_upstream_calls_waiting'), legend: 'waiting' },
        { expr: sum('operated_gateway_upstream_calls_in_flight_limit'), legend: 'limit' },
      ],
      alerts: ['OperatedGatewayUpstreamCallsWait'],
    },
  ],
};
