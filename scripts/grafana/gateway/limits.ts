import { rate } from '../expressions.js';
import type { Row } from '../panel.js';

/** Which limits clients meet. */
export const LIMITS: Row = {
  title: 'Limits',
  panels: [
    {
      title: 'Limits that were hit',
      description:
        'Requests, connections and operations per second that exceeded a limit. docs/operating.md explains each limit; well-behaved clients meet none.',
      unit: 'ops',
      width: 16,
      queries: [{ expr: rate('operated_gateway_limits_hit_total', ['limit']), legend: '{{limit}}' }],
      alerts: ['OperatedGatewayLimitsHit'],
    },
    {
      title: 'Operations rejected for lack of capacity',
      description:
        'Operations per second that were rejected with OVERLOADED, because too many were in flight.',
      unit: 'ops',
      queries: [
        {
          expr: rate('operated_gateway_limits_hit_total', ['instance'], 'limit="operations_in_flight"'),
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewaySheds'],
    },
  ],
};
