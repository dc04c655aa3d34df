import { HubAspect } from '../schema/hub-events.js';
import type { Clock } from './clock.js';

/** A hint counts for what is found within this time after it. */
const HINT_MS = 5_000; // 5 seconds

/** What webhooks tell of; nothing announces that a hub went offline or was renamed. */
const ANNOUNCED = [HubAspect.STATE, HubAspect.CONFIG, HubAspect.PORTS];

/**
 * Whether webhooks can be relied on to tell of changes, which is learnt and never believed: they are trusted after a
 * change that one of them announced, and no longer after one that none did.
 */
export interface HintTrust {
  hinted(): void;
  /** A poll found changes in these aspects. @returns whether a webhook should have told of them and did not. */
  found(aspects: ReadonlySet<HubAspect>): boolean;
  /** There is no subscription to webhooks any more. */
  lost(): void;
  isTrusted(): boolean;
}

export function createHintTrust(clock: Clock): HintTrust {
  let lastHintAt = -Infinity;
  let trusted = false;
  return {
    hinted() {
      lastHintAt = clock.now();
    },
    found(aspects) {
      if (!ANNOUNCED.some((aspect) => aspects.has(aspect))) return false;
      trusted = clock.now() - lastHintAt <= HINT_MS;
      return !trusted;
    },
    lost() {
      trusted = false;
    },
    isTrusted: () => trusted,
  };
}
