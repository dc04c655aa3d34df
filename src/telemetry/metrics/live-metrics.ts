import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const ROLES = ['leader', 'follower', 'detached'] as const;
const TRANSPORTS = ['websocket', 'sse'] as const;

/** The transport of a live connection. */
export type LiveTransportName = (typeof TRANSPORTS)[number];

/** `partial`: some hubs could not be read. `rejected`: Operated rejected every identity that may poll. */
export type PollResult = 'success' | 'partial' | 'failure' | 'rejected';

/** One poller of the gateway. */
export interface PollerReading {
  readonly role: (typeof ROLES)[number];
  /** Since the last answer of Operated that it polled or received from the leader; before the first, since its start. */
  readonly ageSeconds: number;
}

/** What live updates and their transports report. */
export interface LiveMetrics {
  /** This gateway has polled Operated. @param seconds from the request to the whole answer, or the failure. */
  polled(result: PollResult, seconds: number): void;
  /** A subscription has started. @returns a function that reports its end; repeated calls have no effect. */
  subscribed(transport: LiveTransportName): () => void;
  /** An event was sent to one subscriber. */
  eventSent(transport: LiveTransportName): void;
  /** Changes were merged into changes of the same hubs that a subscriber had not received yet. @param events how many. */
  coalesced(events: number): void;
  /** A WebSocket was closed. @param code a code of a bounded set, or `other`. */
  webSocketClosed(code: string): void;
  webhookReceived(): void;
  /** A poll found a change that a webhook should have announced. */
  webhookMissed(): void;
  /** @param connections how many live connections the gateway accepts. */
  limitConnections(connections: number): void;
  /** Reads the pollers at each scrape. */
  watchPollers(read: () => readonly PollerReading[]): void;
  /** Reads the number of open connections at each scrape. */
  watchConnections(transport: LiveTransportName, count: () => number): void;
  /** Reads at each scrape whether this gateway keeps the webhook subscription. */
  watchWebhookSubscription(isKept: () => boolean): void;
}

/** A poll reads a list, or many single hubs; seconds. */
const POLL_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Registers the metrics of live updates. */
export function createLiveMetrics(registry: Registry): LiveMetrics {
  const registers = [registry];
  const polls = new Counter({
    name: 'operated_gateway_polls_total',
    help: 'Polls of Operated by this gateway, by outcome: success, partial (some hubs could not be read), failure, rejected (Operated rejected every identity that may poll). Polls that end with their last subscriber do not count.',
    labelNames: ['outcome'],
    registers,
  });
  const pollDurations = new Histogram({
    name: 'operated_gateway_poll_duration_seconds',
    help: 'Seconds of each poll of operated_gateway_polls_total.',
    buckets: POLL_SECONDS,
    registers,
  });
  const subscriptions = new Gauge({
    name: 'operated_gateway_subscribers',
    help: 'Subscriptions that are running, by transport: websocket or sse.',
    labelNames: ['transport'],
    registers,
  });
  const closes = new Counter({
    name: 'operated_gateway_websockets_closed_total',
    help: 'WebSockets that were closed, by close code. 1006: the connection broke; other: a code that neither this gateway nor the protocol uses.',
    labelNames: ['code'],
    registers,
  });
  const webhooks = new Counter({
    name: 'operated_gateway_webhooks_received_total',
    help: 'Webhooks that this gateway has received from Operated and accepted.',
    registers,
  });
  const missedWebhooks = new Counter({
    name: 'operated_gateway_webhooks_missed_total',
    help: 'Polls of this gateway that found changes which a webhook should have announced within the last 5 seconds. 0 without WEBHOOK_URL.',
    registers,
  });
  /** Plain numbers: one event is sent to thousands of subscribers. */
  const eventsSent = { websocket: 0, sse: 0 };
  let eventsCoalesced = 0;
  new Counter({
    name: 'operated_gateway_live_events_sent_total',
    help: 'Events that were sent to subscribers, by transport: an event that 10 subscribers receive counts 10 times.',
    labelNames: ['transport'],
    registers,
    collect() {
      this.reset();
      for (const transport of TRANSPORTS) this.inc({ transport }, eventsSent[transport]);
    },
  });
  new Counter({
    name: 'operated_gateway_live_events_coalesced_total',
    help: 'Changes of a hub that reached a subscriber together with an earlier change of the hub, which it had not received yet: a rising rate shows clients that read slowly.',
    registers,
    collect() {
      this.reset();
      this.inc(eventsCoalesced);
    },
  });
  const connectionsLimit = new Gauge({
    name: 'operated_gateway_live_connections_limit',
    help: 'How many connections operated_gateway_live_connections may reach, on all transports together (CONNECTIONS_LIMIT).',
    registers,
  });
  for (const transport of TRANSPORTS) subscriptions.set({ transport }, 0);
  const watch = watchLive(registry);
  return {
    ...watch,
    polled(outcome, seconds) {
      polls.inc({ outcome });
      pollDurations.observe(seconds);
    },
    subscribed(transport) {
      subscriptions.inc({ transport });
      let isOver = false;
      return () => {
        if (!isOver) subscriptions.dec({ transport });
        isOver = true;
      };
    },
    eventSent(transport) {
      eventsSent[transport] += 1;
    },
    coalesced(events) {
      eventsCoalesced += events;
    },
    webSocketClosed: (code) => closes.inc({ code }),
    limitConnections: (connections) => connectionsLimit.set(connections),
    webhookReceived: () => webhooks.inc(),
    webhookMissed: () => missedWebhooks.inc(),
  };
}

type Watch = Pick<LiveMetrics, 'watchPollers' | 'watchConnections' | 'watchWebhookSubscription'>;

/** Registers the gauges that are read at each scrape. */
function watchLive(registry: Registry): Watch {
  const registers = [registry];
  let pollers = (): readonly PollerReading[] => [];
  new Gauge({
    name: 'operated_gateway_pollers',
    help: 'Pollers of this gateway, one for each organisation with subscribers here, and for each principal whose hubs its organisation does not show, by role: leader (polls for all gateways), follower (receives the polls of a leader), detached (polls for itself, because Redis cannot be reached).',
    labelNames: ['role'],
    registers,
    collect() {
      const roles = pollers().map(({ role }) => role);
      for (const role of ROLES) this.set({ role }, roles.filter((each) => each === role).length);
    },
  });
  new Gauge({
    name: 'operated_gateway_poll_age_seconds',
    help: 'Seconds since the last answer of Operated that live updates have, polled here or received from the leader; of the poller where it is oldest. It rises up to POLL_IDLE_INTERVAL_MS, with webhooks POLL_HINTED_INTERVAL_MS, while all is well. Absent without subscribers.',
    registers,
    collect() {
      const readings = pollers();
      if (readings.length === 0) this.remove();
      else this.set(readings.reduce((oldest, { ageSeconds }) => Math.max(oldest, ageSeconds), 0));
    },
  });
  const connections = new Map<LiveTransportName, () => number>();
  new Gauge({
    name: 'operated_gateway_live_connections',
    help: 'Open connections by transport: websocket, authenticated or not, or sse.',
    labelNames: ['transport'],
    registers,
    collect() {
      for (const [transport, count] of connections) this.set({ transport }, count());
    },
  });
  let isKept: (() => boolean) | null = null;
  new Gauge({
    name: 'operated_gateway_webhook_subscription',
    help: 'Whether this gateway keeps the subscription to webhooks of Operated, for all gateways: 1 or 0. Absent without WEBHOOK_URL.',
    registers,
    collect() {
      if (isKept === null) this.remove();
      else this.set(isKept() ? 1 : 0);
    },
  });
  return {
    watchPollers(read) {
      pollers = read;
    },
    watchConnections: (transport, count) => void connections.set(transport, count),
    watchWebhookSubscription(read) {
      isKept = read;
    },
  };
}
