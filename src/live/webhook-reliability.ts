import { HubAspect } from '../schema/hub-aspect.js';
import type { Clock } from './clock.js';

/** A webhook announces the changes that are found within this time after it. */
const ANNOUNCES_MS = 5_000; // 5 seconds

/** The aspects that webhooks announce. None announces that a hub went offline or was renamed. */
const ANNOUNCED = [HubAspect.STATE, HubAspect.CONFIG, HubAspect.PORTS];

/**
 * Whether webhooks announce changes, inferred from the webhooks observed: they are reliable after a change that one of
 * them announced, and unreliable after a change that none announced.
 */
export interface WebhookReliability {
  /** A webhook arrived. */
  received(): void;
  /** A poll found changes in these aspects. @returns whether a webhook should have announced them and did not. */
  verify(aspects: ReadonlySet<HubAspect>): boolean;
  /** The webhook subscription is gone. */
  lost(): void;
  isReliable(): boolean;
}

/** Starts as unreliable: no webhook has announced a change yet. */
export function createWebhookReliability(clock: Clock): WebhookReliability {
  let receivedAt = -Infinity;
  let reliable = false;
  return {
    received() {
      receivedAt = clock.now();
    },
    verify(aspects) {
      if (!ANNOUNCED.some((aspect) => aspects.has(aspect))) return false;
      reliable = clock.now() - receivedAt <= ANNOUNCES_MS;
      return !reliable;
    },
    lost() {
      reliable = false;
    },
    isReliable: () => reliable,
  };
}
