import pLimit from 'p-limit';

/** Work that no two gateways may do at the same time. */
export interface Locks {
  /**
   * Runs `work` while it holds the lock of this name; waits while another caller holds it.
   * @throws what `work` throws, and an Error where the lock cannot be acquired in time.
   */
  hold<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** For a single instance. */
export function createMemoryLocks(): Locks {
  const held = new Map<string, ReturnType<typeof pLimit>>();
  return {
    async hold(name, work) {
      const queue = held.get(name) ?? pLimit(1);
      held.set(name, queue);
      try {
        return await queue(work);
      } finally {
        if (queue.activeCount + queue.pendingCount === 0) held.delete(name);
      }
    },
  };
}
