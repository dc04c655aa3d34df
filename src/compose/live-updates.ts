import { createHmac } from 'node:crypto';
import { sha256 } from '../auth/fingerprint.js';
import type { Principal } from '../auth/principal.js';
import type { Cluster } from '../cluster/cluster.js';
import type { GatewayConfig } from '../config/gateway-config.js';
import type { ListStatistics } from '../datasources/list-statistics.js';
import type { ReadAccounts } from '../datasources/recent-accounts.js';
import type { Invalidations } from '../datasources/cache/invalidations.js';
import type { Reads } from '../datasources/cache/reads.js';
import type { OperatedClient } from '../datasources/upstream/operated-client.js';
import { createWebhookSubscriptions, type WebhookReceiver } from '../datasources/webhook-subscriptions.js';
import { systemClock } from '../live/clock.js';
import { createLive, type Live } from '../live/live.js';
import { createLiveReads } from '../live/live-reads.js';
import { hubCodec } from '../live/snapshot.js';
import { keepWebhooks, type WebhookKeeper } from '../live/webhook-keeper.js';
import { createWebhookRegistry } from '../live/webhook-registry.js';
import { WEBHOOK_PATH, type WebhookRouteOptions } from '../server/webhook-route.js';
import type { Logger } from '../telemetry/logger.js';
import type { Tracing } from '../telemetry/tracing/tracing.js';
import type { Metrics } from '../telemetry/metrics/metrics.js';

export interface ComposeLiveOptions {
  readonly config: GatewayConfig;
  readonly cluster: Cluster;
  readonly client: OperatedClient;
  readonly reads: Reads;
  readonly invalidations: Invalidations;
  readonly readAccounts: ReadAccounts;
  readonly statistics: ListStatistics;
  /** The gateway's own principal, null without client credentials. */
  readonly service: Principal | null;
  readonly logger: Logger;
  /** Undefined where no metrics are collected. */
  readonly metrics?: Pick<Metrics, 'cache' | 'live'> | undefined;
  /** Undefined where traces are off. */
  readonly tracing?: Tracing | undefined;
}

/** The live updates of a gateway. */
export interface ComposedLive {
  readonly live: Live;
  /** How webhooks are received; null without webhooks. */
  readonly webhooks: WebhookRouteOptions | null;
  /** Subscribes to webhooks, now that they can be received. */
  start(): void;
  /** Ends the subscriptions and releases the leases. */
  stop(): Promise<void>;
}

/** The length of a lease in intervals: with the next poll, a gateway that died is replaced within three. */
const LEASE_INTERVALS = 2;
/** How long the webhook subscription of a gateway that died is without a keeper at most, ms. */
const LONGEST_WEBHOOK_LEASE_MS = 30_000; // 30 seconds

/** Wires live updates. Nothing is requested from Operated before the first subscriber, or `start` with webhooks. */
export function composeLive(options: ComposeLiveOptions): ComposedLive {
  const { config, cluster, client, reads, invalidations, readAccounts, statistics, service } = options;
  const { logger, metrics } = options;
  const openChannel = cluster.openChannels(hubCodec);
  const webhooks = webhookSettings(config, service);
  const leaseMs = config.POLL_INTERVAL_MS * LEASE_INTERVALS;
  const webhookChannel = webhooks === null ? null : openChannel(webhooks.topic);
  const live = createLive({
    reads: createLiveReads({
      reads,
      readAccounts,
      statistics,
      parallelReads: config.OPERATED_PARALLEL_READS,
      readsPerOperation: config.UPSTREAM_CALLS_PER_OPERATION,
      deadlineMs: config.REQUEST_DEADLINE_MS,
      baseUrl: config.OPERATED_BASE_URL,
      logger,
      metrics: metrics?.cache,
    }),
    openLease: cluster.openLease,
    openChannel,
    webhooks: webhookChannel,
    service,
    onAnswer: (listener) => client.onAnswer(listener),
    onChange(hubIds, isOwn) {
      // The gateway whose poll found it publishes it; the others apply it here before they send its events.
      if (isOwn) void invalidations.publish(hubIds);
      else invalidations.apply(hubIds);
    },
    intervals: {
      intervalMs: config.POLL_INTERVAL_MS,
      idleIntervalMs: config.POLL_IDLE_INTERVAL_MS,
      announcedIntervalMs: config.POLL_HINTED_INTERVAL_MS,
      backoffLimitMs: config.POLL_BACKOFF_LIMIT_MS,
    },
    leaseMs,
    authorizationTtlMs: config.AUTHORIZATION_TTL_MS,
    outageLimitMs: config.LIVE_OUTAGE_LIMIT_MS,
    clock: systemClock,
    logger,
    metrics: metrics?.live,
    tracing: options.tracing,
  });
  let keeper: WebhookKeeper | null = null;
  if (webhooks !== null) metrics?.live.watchWebhookSubscription(() => keeper?.isKept() ?? false);
  return {
    live,
    webhooks: webhooks &&
      webhookChannel && {
        ...webhooks.route,
        onWebhook() {
          metrics?.live.webhookReceived();
          // A webhook does not say reliably which hub it is about.
          void invalidations.publish(null);
          void webhookChannel.publish({ kind: 'webhookReceived' });
        },
      },
    start() {
      if (webhooks === null || webhookChannel === null) return;
      keeper = keepWebhooks({
        subscriptions: createWebhookSubscriptions(client, webhooks.service, logger),
        receiver: webhooks.receiver,
        lease: cluster.openLease(webhooks.topic),
        leaseMs: Math.min(leaseMs, LONGEST_WEBHOOK_LEASE_MS),
        registry: createWebhookRegistry(cluster.store, webhooks.topic),
        channel: webhookChannel,
        clock: systemClock,
        logger,
      });
    },
    async stop() {
      await keeper?.stop();
      await live.stop();
    },
  };
}

interface WebhookSettings {
  readonly service: Principal;
  readonly route: { readonly secret: string; readonly verificationToken: string };
  readonly receiver: WebhookReceiver;
  readonly topic: string;
}

/** Secrets are derived from the client secret, so that every gateway has the same, after a restart too. */
function webhookSettings(
  { WEBHOOK_URL: url, OPERATED_CLIENT_SECRET: clientSecret }: GatewayConfig,
  service: Principal | null,
): WebhookSettings | null {
  if (url === undefined || clientSecret === undefined || service === null) return null;
  const derive = (label: string) =>
    createHmac('sha256', clientSecret).update(`${label}\0${url}`).digest('base64url');
  const secret = derive('path of webhooks');
  const verificationToken = derive('verification token of webhooks');
  return {
    service,
    route: { secret, verificationToken },
    receiver: { url: `${url}${WEBHOOK_PATH}/${secret}`, verificationToken },
    topic: sha256(`webhooks\0${url}\0${service.key}`),
  };
}
