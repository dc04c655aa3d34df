import type { Redis } from 'ioredis';
import type { RedisConnection } from './redis.js';

/** Messages to every gateway of a cluster, the publishing one included. */
export interface Broadcast {
  /**
   * Delivers a message to the subscribers of this gateway immediately, then to those of the others. A gateway that is
   * disconnected from Redis at that moment does not receive it. Rejects where Redis cannot be reached.
   */
  publish(message: string): Promise<void>;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (message: string) => void): () => void;
  /** Whether there may be other gateways. */
  readonly isShared: boolean;
  /** Whether the messages of other gateways arrive. */
  readonly isConnected: boolean;
  /** Calls the listener after each connection to Redis: messages may have been missed before it. */
  onConnected(listener: () => void): void;
}

/** When a subscription that failed is tried again. */
const RETRY_MS = 1_000; // 1 second

/** For a single gateway. */
export function createMemoryBroadcast(): Broadcast {
  const listeners = new Set<(message: string) => void>();
  return {
    async publish(message) {
      for (const listener of [...listeners]) listener(message);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isShared: false,
    isConnected: true,
    onConnected: () => undefined,
  };
}

/**
 * For gateways that share a Redis.
 * @param redis for commands.
 * @param subscriber a connection that only subscribes.
 */
export function createRedisBroadcast(redis: Redis, subscriber: RedisConnection, name: string): Broadcast {
  const channel = `operated-gateway:${name}`;
  const local = createMemoryBroadcast();
  const onConnected: (() => void)[] = [];
  let isSubscribed = false;
  subscriber.redis.on('message', (from: string, message: string) => {
    if (from === channel) void local.publish(message);
  });
  const subscribe = async (): Promise<void> => {
    try {
      await subscriber.redis.subscribe(channel);
    } catch {
      // After a lost connection the next one subscribes.
      if (subscriber.redis.status === 'ready') setTimeout(() => void subscribe(), RETRY_MS).unref();
      return;
    }
    isSubscribed = true;
    for (const listener of onConnected) listener();
  };
  subscriber.redis.on('ready', () => void subscribe());
  subscriber.redis.on('close', () => (isSubscribed = false));
  return {
    async publish(message) {
      await local.publish(message);
      await redis.publish(channel, message);
    },
    subscribe: (listener) => local.subscribe(listener),
    isShared: true,
    get isConnected() {
      return isSubscribed && subscriber.isReachable();
    },
    onConnected: (listener) => void onConnected.push(listener),
  };
}
