import type { Principal } from '../auth/principal.js';
import type { Board, BoardMessage } from '../cluster/board.js';
import type { HubRecord } from '../datasources/decode/hub.js';
import { GatewayError } from '../schema/gateway-error.js';
import { HubAspect } from '../schema/hub-events.js';
import type { Logger } from '../telemetry/logger.js';
import { createCandidates } from './candidates.js';
import type { Clock } from './clock.js';
import { findEstranged } from './estranged.js';
import type { Feed } from './feed.js';
import { createHintTrust } from './hint-trust.js';
import { aspectsOf } from './hub-delta.js';
import type { PaceBounds } from './pace.js';
import { pollAs } from './poll-as.js';
import { type Poller, startPoller, type TurnOutcome } from './poller.js';
import { createRenewal } from './renewal.js';
import { type Answer, entriesOf, type Snapshot, type Update, updated, updateOf } from './snapshot.js';
import { covers, includes, readWants, union, type Wants, writeWants } from './wants.js';

export interface TopicOptions {
  /** A SHA-256: the organisation, or one token. */
  readonly key: string;
  readonly board: Board<HubRecord>;
  /** One poll in somebody's name. Rejects with a GatewayError. */
  readonly read: (principal: Principal, wants: Wants, signal: AbortSignal) => Promise<Answer>;
  /** The gateway's own credentials, where they may poll for this topic. */
  readonly service: Principal | null;
  readonly bounds: PaceBounds;
  /** How long a gateway that died keeps others from polling. */
  readonly leaseMs: number;
  /** How long there may be no answer before the subscriptions end with an error. */
  readonly outageLimitMs: number;
  /** The shared answers lack hubs that this token sees: its feeds are to be served by its own. */
  readonly estranged: (feeds: readonly Feed[]) => void;
  /** Something changed that webhooks would have told of, if they came. */
  readonly unannounced: () => void;
  /** What must be over before the first poll: an earlier topic of the same key may be giving up its lease. */
  readonly after: Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** All that may be served by the same answers: one poller, one snapshot, any number of feeds. */
export interface Topic {
  join(feed: Feed): void;
  /** @returns whether anybody is left. */
  leave(feed: Feed): boolean;
  /** A webhook says that something is new, and the board can't say so. */
  hint(): void;
  /** No webhook can be relied on any more. */
  distrustHints(): void;
  /** Ends the polling and gives up the lease; the feeds are the caller's. */
  stop(): Promise<void>;
}

export function openTopic(options: TopicOptions): Topic {
  const { key, board, bounds, leaseMs, outageLimitMs, clock, logger } = options;
  const feeds = new Set<Feed>();
  const trust = createHintTrust(clock);
  const estrangedIn = findEstranged();
  const candidates = createCandidates(options.service, clock);
  let snapshot: Snapshot | null = null;
  /** Whether the snapshot is the board's answer of its turn, so that changes to it can be published alone. */
  let isShared = false;
  /** Whether what was taken last is not known to the board. */
  let alone = false;
  let lastNewsAt = clock.now();
  /** Whether this gateway is the one that polls. */
  let holds = false;
  const renewal = createRenewal(() => board.renew(key, leaseMs), leaseMs / 4, clock);
  let stopped = false;
  /** Breaks off a poll that is under way when nobody waits for it any more. */
  const gone = new AbortController();

  const unlisten = board.listen(key, hear).catch(() => () => {});
  const poller: Poller = startPoller({ turn, bounds, clock });

  async function turn(): Promise<TurnOutcome> {
    try {
      return await takeTurn();
    } catch (error) {
      const failure = error instanceof GatewayError ? error : null;
      if (failure === null) logger.error({ err: error }, 'a poll failed unforeseen');
      endAfterOutage(failure ?? new GatewayError('UPSTREAM_UNAVAILABLE'));
      return { kind: 'failed', retryAfterS: failure?.retryAfterSeconds ?? null };
    }
  }

  async function takeTurn(): Promise<TurnOutcome> {
    await options.after;
    const own = union([...feeds].map(({ wants }) => wants));
    // Where the board is out of reach this gateway serves its own subscribers by its own polls.
    const claim = await board.claim(key, writeWants(own), leaseMs).catch(() => null);
    holds = claim === null || claim.held;
    renewal.stop();
    if (claim !== null && !claim.held) {
      await follow(claim.turn, own).catch(() => undefined);
      endAfterOutage(new GatewayError('UPSTREAM_UNAVAILABLE'));
      return { kind: 'listening', freeInMs: claim.freeInMs };
    }
    if (claim !== null) renewal.start();
    const base = snapshot;
    const wants = claim === null ? own : union([own, ...claim.interests.map(readWants)]);
    const answer = await pollAs(candidates.among(feeds), wants, {
      read: (principal, watched) => options.read(principal, watched, gone.signal),
      serviceRefused: () => candidates.serviceRefused(),
      clock,
    });
    const update = updateOf(base?.hubs ?? new Map(), answer);
    if (claim === null) {
      // What came meanwhile from another gateway may be newer than what was asked for before it.
      if (snapshot === base) take(base?.turn ?? 0, answer.coverage, update, false);
      alone = true;
    } else {
      await publish(claim.turn, base, answer, update);
    }
    const aspects = aspectsOf(base?.hubs ?? new Map(), update.changed);
    if (base !== null && trust.found(aspects)) options.unannounced();
    // What is drawn never stands still: it alone is no reason to ask more often.
    const changed =
      base === null || update.removed.length > 0 || [...aspects].some((it) => it !== HubAspect.POWER);
    return { kind: 'answered', changed, hinted: trust.isTrusted() };
  }

  /** Another gateway polls: what it found last is where this one begins, or goes on after it was alone. */
  async function follow(lastTurn: number, own: Wants): Promise<void> {
    if (alone && snapshot !== null) {
      // Answers up to this turn may have been asked for before this gateway's own last poll.
      snapshot = { ...snapshot, turn: lastTurn };
      isShared = false;
    }
    alone = false;
    if (snapshot === null) await catchUp(0);
    if (snapshot === null || !covers(snapshot.coverage, own)) await board.ask(key, 'look');
  }

  async function publish(
    turnNumber: number,
    base: Snapshot | null,
    answer: Answer,
    update: Update,
  ): Promise<void> {
    const { coverage } = answer;
    const head = { turn: turnNumber, coverage: writeWants(coverage) };
    const whole = () =>
      board.commit(key, {
        ...head,
        previous: null,
        changed: entriesOf(updated(base?.hubs ?? new Map(), update).values()),
        removed: [],
      });
    const commit = async () => {
      if (base === null || !isShared) return whole();
      const { changed, removed } = update;
      const change = { ...head, previous: base.turn, changed: entriesOf(changed), removed };
      const done = await board.commit(key, change);
      return done === 'gap' ? whole() : done;
    };
    const done = await commit().catch(() => 'unreachable' as const);
    // Another gateway was given a later turn meanwhile: its answer is the newer one.
    if (done === 'stale' || (snapshot !== base && (snapshot?.turn ?? 0) >= turnNumber)) return;
    // An earlier turn's answer may have been heard since: then this one is a change to that.
    const change = snapshot === base ? update : updateOf(snapshot?.hubs ?? new Map(), answer);
    take(turnNumber, coverage, change, done === 'accepted');
    alone = done === 'unreachable';
  }

  /** From now on this is what is known. */
  function take(turnNumber: number, coverage: Wants, update: Update, shared: boolean): void {
    const before = snapshot;
    const hubs = updated(before?.hubs ?? new Map<string, HubRecord>(), update);
    const next: Snapshot = { turn: turnNumber, coverage, hubs, observedAt: new Date(clock.now()) };
    snapshot = next;
    isShared = shared;
    lastNewsAt = clock.now();
    for (const feed of [...feeds]) {
      if (feed.isBased()) feed.follow(next, update);
      else if (covers(coverage, feed.wants)) feed.base(next);
    }
    const strangers = estrangedIn(next, feeds);
    if (strangers.length > 0) options.estranged(strangers);
  }

  function hear(message: BoardMessage<HubRecord>): void {
    if (stopped) return;
    if (message.kind !== 'update') {
      if (message.kind === 'hint') trust.hinted();
      // Whoever polls looks; whoever listens tries to be the next to poll.
      if (holds !== (message.kind === 'released')) poller.look();
      return;
    }
    const { update } = message;
    // It may have been asked for before this gateway's own last poll: the next claim tells from which turn on.
    if (alone) return;
    if (update.turn <= (snapshot?.turn ?? 0)) return;
    if (update.previous === null) takeWhole(update.turn, update.coverage, new Map(update.changed));
    else if (isShared && update.previous === snapshot?.turn) {
      const changed = update.changed.map(([, hub]) => hub);
      take(update.turn, readWants(update.coverage), { changed, removed: update.removed }, true);
    } else void catchUp(update.turn).catch(() => undefined);
  }

  /** Reads the last answer as a whole: an update is missing here, or all before it. */
  async function catchUp(atLeast: number): Promise<void> {
    const stored = await board.load(key);
    if (stored === null || stored.turn < atLeast || stored.turn <= (snapshot?.turn ?? 0)) return;
    takeWhole(stored.turn, stored.coverage, stored.entries);
  }

  function takeWhole(turnNumber: number, coverage: string, entries: ReadonlyMap<string, HubRecord>): void {
    const wants = readWants(coverage);
    const hubs = [...entries.values()].filter(({ id }) => includes(wants, id));
    const answer = { coverage: wants, hubs, unread: new Set<string>() };
    take(turnNumber, wants, updateOf(snapshot?.hubs ?? new Map(), answer), true);
  }

  function endAfterOutage(error: GatewayError): void {
    if (clock.now() - lastNewsAt <= outageLimitMs) return;
    for (const feed of [...feeds]) feed.end(error);
  }

  return {
    join(feed) {
      feeds.add(feed);
      if (feeds.size === 1) lastNewsAt = clock.now();
      if (snapshot !== null && covers(snapshot.coverage, feed.wants)) feed.base(snapshot);
      else poller.look();
    },
    leave(feed) {
      feeds.delete(feed);
      return feeds.size > 0;
    },
    hint: () => hear({ kind: 'hint' }),
    distrustHints: () => trust.lost(),
    async stop() {
      stopped = true;
      gone.abort();
      await poller.stop();
      renewal.stop();
      (await unlisten)();
      await board.release(key).catch(() => undefined);
    },
  };
}
