import { highest, mean, quantile, rate, sum } from '../expressions.js';
import type { Row } from '../panel.js';

const POLL = 'operated_gateway_poll_duration_seconds';

/** Subscriptions, and what feeds them. */
export const LIVE_UPDATES: Row = {
  title: 'Live updates',
  panels: [
    {
      title: 'Age of the last good poll',
      description:
        'The age of the last answer of Operated to a poll, the oldest of all pollers of a gateway. It rises to the poll interval and falls; while it rises further, subscribers receive nothing. No data without subscribers.',
      unit: 's',
      queries: [{ expr: highest('operated_gateway_poll_age_seconds', ['instance']), legend: '{{instance}}' }],
      alerts: ['OperatedGatewayPollsLate', 'OperatedGatewaySubscriptionsEndSoon'],
    },
    {
      title: 'Pollers by role',
      description:
        'A leader polls for all gateways, a follower receives what the leader polled, a detached poller polls for its own gateway because Redis cannot be reached.',
      unit: 'none',
      isStacked: true,
      queries: [{ expr: sum('operated_gateway_pollers', ['role']), legend: '{{role}}' }],
    },
    {
      title: 'Polls',
      description: 'Polls per second by outcome.',
      unit: 'ops',
      queries: [{ expr: rate('operated_gateway_polls_total', ['outcome']), legend: '{{outcome}}' }],
    },
    {
      title: 'Duration of polls',
      description: 'The mean and the 99th percentile of the time that Operated takes to answer a poll.',
      unit: 's',
      queries: [
        { expr: mean(POLL), legend: 'mean' },
        { expr: quantile(0.99, POLL), legend: 'p99' },
      ],
    },
    {
      title: 'Subscribers',
      description: 'Running subscriptions by transport.',
      unit: 'none',
      isStacked: true,
      queries: [{ expr: sum('operated_gateway_subscribers', ['transport']), legend: '{{transport}}' }],
    },
    {
      title: 'Live connections',
      description: 'WebSockets and event streams of each gateway, and CONNECTIONS_LIMIT.',
      unit: 'none',
      queries: [
        {
          expr: sum('operated_gateway_live_connections', ['instance', 'transport']),
          legend: '{{instance}} {{transport}}',
        },
        { expr: highest('operated_gateway_live_connections_limit'), legend: 'limit' },
      ],
    },
    {
      title: 'Use of the limit of live connections',
      description: 'WebSockets and event streams of each gateway, as a share of CONNECTIONS_LIMIT.',
      unit: 'percentunit',
      queries: [
        {
          expr: `${sum('operated_gateway_live_connections', ['instance'])} / ${sum('operated_gateway_live_connections_limit', ['instance'])}`,
          legend: '{{instance}}',
        },
      ],
      alerts: ['OperatedGatewayLiveConnectionsNearLimit'],
    },
    {
      title: 'Events',
      description:
        'Events per second that were sent to subscribers, and changes that were merged because a subscriber had not yet read the last event.',
      unit: 'ops',
      queries: [
        {
          expr: rate('operated_gateway_live_events_sent_total', ['transport']),
          legend: 'sent by {{transport}}',
        },
        { expr: rate('operated_gateway_live_events_coalesced_total'), legend: 'coalesced' },
      ],
    },
    {
      title: 'Closed WebSockets',
      description: 'WebSockets closed per second, by close code: docs/live-updates.md lists the codes.',
      unit: 'ops',
      queries: [{ expr: rate('operated_gateway_websockets_closed_total', ['code']), legend: '{{code}}' }],
    },
    {
      title: 'Requested WebSockets',
      description:
        'Requests for a WebSocket per second, by the status of the answer: 101 where it was opened, 403 for an origin that is not allowed, 429 and 503 for limits.',
      unit: 'reqps',
      queries: [
        {
          expr: rate('operated_gateway_websocket_upgrades_total', ['http_response_status_code']),
          legend: '{{http_response_status_code}}',
        },
      ],
    },
    {
      title: 'Webhooks',
      description:
        'Webhooks per second that Operated delivered. No data without WEBHOOK_URL, or a constant 0.',
      unit: 'ops',
      queries: [{ expr: rate('operated_gateway_webhooks_received_total'), legend: 'received' }],
    },
    {
      title: 'Changes without a webhook',
      description: 'Changes in 15 minutes that a poll found and no webhook had announced.',
      unit: 'none',
      queries: [
        {
          expr: 'sum by (job) (increase(operated_gateway_webhooks_missed_total{job="$job"}[15m]))',
          legend: 'missed',
        },
      ],
      alerts: ['OperatedGatewayWebhooksMissed'],
    },
    {
      title: 'Webhook subscriptions',
      description:
        'Gateways that keep the subscription to webhooks: one for all gateways that share a Redis. No data without WEBHOOK_URL.',
      unit: 'none',
      kind: 'value',
      width: 8,
      queries: [
        { expr: 'sum by (job) (operated_gateway_webhook_subscription{job="$job"})', legend: 'subscriptions' },
      ],
      alerts: ['OperatedGatewayNoWebhookSubscription'],
    },
  ],
};
