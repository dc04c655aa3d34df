import type { KeyValueStore } from '../cluster/key-value-store.js';

/**
 * The id of the webhook subscription of a deployment, shared by its gateways and kept over their restarts, so that the
 * next gateway can take over what one that was killed leaves behind. Every method rejects where Redis cannot be reached.
 */
export interface WebhookRegistry {
  /** @returns null where none is known. */
  read(): Promise<string | null>;
  /** @param lifeMs the remaining lifetime of the subscription. */
  write(id: string, lifeMs: number): Promise<void>;
  clear(): Promise<void>;
}

/** @param topic a SHA-256, the same for all gateways with the same receiver and integration. */
export function createWebhookRegistry(store: KeyValueStore, topic: string): WebhookRegistry {
  const key = `operated-gateway:webhook-subscription:${topic}`;
  return {
    read: () => store.get(key),
    write: (id, lifeMs) => store.set(key, id, Math.ceil(lifeMs)),
    clear: () => store.delete(key),
  };
}
