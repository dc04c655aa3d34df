import { highest, quantile, rate, ofJob } from '../expressions.js';
import type { Row } from '../panel.js';

const COMMAND = 'operated_gateway_redis_command_duration_seconds';

/** What the gateways share. No data without REDIS_URL. */
export const REDIS: Row = {
  title: 'Redis',
  panels: [
    {
      title: 'Redis up',
      description: '1 where Redis answers a gateway on all of its connections. No data without REDIS_URL.',
      unit: 'none',
      kind: 'value',
      width: 8,
      queries: [{ expr: highest('operated_gateway_redis_up', ['instance']), legend: '{{instance}}' }],
      alerts: ['OperatedGatewayRedisDown'],
    },
    {
      title: 'Commands',
      description: 'Redis commands per second, by outcome.',
      unit: 'ops',
      queries: [{ expr: rate(`${COMMAND}_count`, ['outcome']), legend: '{{outcome}}' }],
    },
    {
      title: 'Failed commands',
      description:
        'The share of the commands of the last five minutes that failed: no answer, or an error as the answer.',
      unit: 'percentunit',
      queries: [
        {
          expr: `sum by (instance) (rate(${COMMAND}_count{job="$job",outcome="failure"}[5m])) / sum by (instance) (rate(${COMMAND}_count{job="$job"}[5m]))`,
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayRedisCommandsFail'],
    },
    {
      title: 'Duration of commands, p50',
      description: 'The time within which half of the commands are answered.',
      unit: 's',
      queries: [{ expr: quantile(0.5, COMMAND, ['instance']), legend: '{{instance}}' }],
    },
    {
      title: 'Duration of commands, p99',
      description:
        'The time within which 99 of 100 commands are answered, over five minutes. A command fails after 500 ms, one with a whole snapshot after 5 s.',
      unit: 's',
      queries: [
        {
          expr: ofJob('job_instance:operated_gateway_redis_command_duration_seconds:p99_rate5m'),
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayRedisSlow'],
    },
  ],
};
