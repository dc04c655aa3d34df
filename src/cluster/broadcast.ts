import type { Redis } from 'ioredis';

/** Messages to every gateway of a cluster, the publishing one included. */
export interface Broadcast {
  /**
   * Delivers a message to the subscribers of this gateway immediately, then to those of the others. A gateway that is
   * disconnected from Redis at that moment does not receive it. Rejects where Redis cannot be reached.
   */
  publish(message: string): Promise<void>;
  /** @returns a function that ends the subscription. */
  subscribe(listener: (message: string) => void): () => void;
}

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
  };
}

/**
 * For gateways that share a Redis.
 * @param redis for commands.
 * @param subscriber a connection that only subscribes.
 */
export function createRedisBroadcast(redis: Redis, subscriber: Redis, name: string): Broadcast {
  const channel = `operated-gateway:${name}`;
  const local = createMemoryBroadcast();
  subscriber.on('message', (from: string, message: string) => {
    if (from === channel) void local.publish(message);
  });
  // After a reconnect too: the first attempt may have failed.
  subscriber.on('ready', () => void subscriber.subscribe(channel).catch(() => undefined));
  return {
    async publish(message) {
      await local.publish(message);
      await redis.publish(channel, message);
    },
    subscribe: (listener) => local.subscribe(listener),
  };
}
