import type { Principal } from '../auth/principal.js';
import type { Board } from '../cluster/board.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import { badUserInput } from '../schema/gateway-error.js';
import type { Logger } from '../telemetry/logger.js';
import type { Clock } from './clock.js';
import { createFeed, type Feed, type FeedReader, type Step } from './feed.js';
import type { PaceBounds } from './pace.js';
import type { OpenSight, SightReading } from './sight.js';
import { createSights } from './sights.js';
import type { Answer } from './snapshot.js';
import { openTopic, type Topic } from './topic.js';
import type { Wants } from './wants.js';

/** What is asked of Operated; each rejects with a GatewayError. */
export interface LiveReads {
  /** What a token's own accounts and list calls tell. */
  sight(principal: Principal): Promise<SightReading>;
  /** The hubs that a list of this token's own shows now. */
  hubIds(principal: Principal): Promise<ReadonlySet<string>>;
  /** One poll; broken off where the signal says so. */
  hubs(principal: Principal, wants: Wants, signal: AbortSignal): Promise<Answer>;
  /** The topic of an organisation, by what the accounts call of a principal says. */
  topic(principal: Principal): Promise<string>;
  /** The topic of a principal that shares its answers with nobody. */
  topicAlone(principal: Principal): string;
}

export interface LiveOptions {
  readonly reads: LiveReads;
  readonly board: Board<HubRecord>;
  /** The gateway's own credentials, null where it has none: it polls with them for their organisation. */
  readonly service: Principal | null;
  readonly bounds: PaceBounds;
  readonly leaseMs: number;
  readonly authorizationTtlMs: number;
  readonly outageLimitMs: number;
  /** Something changed in the service's organisation that webhooks would have told of, if they came. */
  readonly unannounced: () => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What somebody watches. */
export interface Watch<Event> {
  readonly wants: Wants;
  readonly includeCurrent: boolean;
  /** What of a step is told; nothing for an empty list. */
  readonly select: (step: Step) => readonly Event[];
  /** A hub that the caller must see. */
  readonly mustSee?: string;
}

/** Watches hubs for any number of subscribers, and polls Operated once for all that share its answers. */
export interface Live {
  /**
   * Watches from now on.
   * @throws GatewayError where the principal may not, or Operated does not answer.
   */
  watch<Event>(principal: Principal, watch: Watch<Event>): Promise<FeedReader<Event>>;
  /** A webhook says that something is new in the service's organisation. */
  hint(): void;
  /** No webhook can be relied on any more. */
  distrustHints(): void;
  /** Ends every subscription and every poller, and gives up the leases. */
  stop(): Promise<void>;
}

/** A service that could not say whose it is, is not asked again at every subscription. */
const ASK_SERVICE_AGAIN_MS = 60_000; // 1 minute

export function createLive(options: LiveOptions): Live {
  const { reads, service } = options;
  const topics = new Map<string, Topic>();
  const closing = new Map<string, Promise<void>>();
  const feeds = new Set<Feed>();
  const sights = createSights({
    read: (principal) => reads.sight(principal),
    readHubIds: (principal) => reads.hubIds(principal),
    ttlMs: options.authorizationTtlMs,
    outageLimitMs: options.outageLimitMs,
    clock: options.clock,
  });
  /** The topic that the service may poll for, once it is known. */
  let serviceTopic: string | null = null;
  let serviceAskedAt = -Infinity;

  function topicOf(key: string): Topic {
    const open = topics.get(key);
    if (open !== undefined) return open;
    const topic = openTopic({
      ...options,
      key,
      read: (principal, wants, signal) => reads.hubs(principal, wants, signal),
      service: key === serviceTopic ? service : null,
      unannounced: () => {
        if (key === serviceTopic) options.unannounced();
      },
      after: closing.get(key) ?? Promise.resolve(),
      estranged: (estranged) => {
        for (const feed of estranged) move(feed, key, reads.topicAlone(feed.sight.principal));
      },
    });
    topics.set(key, topic);
    return topic;
  }

  function leave(feed: Feed, key: string): void {
    const topic = topics.get(key);
    if (topic === undefined || topic.leave(feed)) return;
    topics.delete(key);
    const closed = topic.stop().finally(() => {
      if (closing.get(key) === closed) closing.delete(key);
    });
    closing.set(key, closed);
  }

  /** Where each feed is, for it may move. */
  const places = new Map<Feed, string>();

  function move(feed: Feed, from: string, to: string): void {
    if (from === to) return;
    leave(feed, from);
    places.set(feed, to);
    topicOf(to).join(feed);
  }

  async function learnServiceTopic(): Promise<void> {
    const askedLately = options.clock.now() - serviceAskedAt < ASK_SERVICE_AGAIN_MS;
    if (service === null || serviceTopic !== null || askedLately) return;
    serviceAskedAt = options.clock.now();
    // A service that can't say whose it is polls for nobody.
    serviceTopic = await reads.topic(service).catch(() => null);
  }

  /** Whoever polls may be another gateway than the one that the webhook came to. */
  async function hint(): Promise<void> {
    await learnServiceTopic();
    const key = serviceTopic;
    if (key !== null) await options.board.ask(key, 'hint').catch(() => topics.get(key)?.hint());
  }

  return {
    async watch(principal, watch) {
      const [openSight] = await Promise.all([sights.open(principal), learnServiceTopic()]);
      refuseUnseen(openSight, watch.mustSee);
      const key = openSight.sight.topic;
      const { feed, reader } = createFeed({ openSight, ...watch }, () => {
        feeds.delete(feed);
        leave(feed, places.get(feed) ?? key);
        places.delete(feed);
      });
      feeds.add(feed);
      places.set(feed, key);
      topicOf(key).join(feed);
      return reader;
    },
    hint: () => void hint(),
    distrustHints() {
      for (const topic of topics.values()) topic.distrustHints();
    },
    async stop() {
      for (const feed of [...feeds]) feed.end(null);
      await Promise.all(closing.values());
    },
  };
}

/** @throws GatewayError the same for a hub that is another's and for one that does not exist. */
function refuseUnseen(openSight: OpenSight, hubId: string | undefined): void {
  if (hubId === undefined || openSight.sight.shows(hubId)) return;
  openSight.close();
  throw badUserInput('hubId', 'must be the id of a hub that you can see');
}
