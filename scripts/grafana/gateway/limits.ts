import { selected } from '../expressions.js';
import type { Row } from '../panel.js';

const HITS = 'operated_gateway_limits_hit_total';

/** Which limits clients meet. */
export const LIMITS: Row = {
  title: 'Limits',
  panels: [
    {
      title: 'Limits that were hit',
      description:
        'Requests, connections and operations in five minutes that exceeded a limit. docs/operating.md explains each limit; well-behaved clients meet none.',
      unit: 'none',
      width: 16,
      queries: [{ expr: `sum by (limit) (increase(${selected(HITS)}[5m]))`, legend: '{{limit}}' }],
      alerts: ['OperatedGatewayLimitsHit'],
    },
    {
      title: 'Operations rejected for lack of capacity',
      description:
        'Operations in five minutes that were rejected with OVERLOADED, because too many were in flight.',
      unit: 'none',
      queries: [
        {
          expr: `sum by (instance) (increase(${selected(HITS, 'limit="operations_in_flight"')}[5m]))`,
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewaySheds'],
    },
  ],
};
