import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { writeSignal } from './channel-message.js';
import type { Claim, OpenLease } from './lease.js';
import { channelOf, CLAIM, RELEASE, RENEW, runScript } from './redis-scripts.js';

/**
 * The leases of gateways that share a Redis. A lease is a key that expires; ioredis runs it as scripts, because neither
 * redlock nor redis-semaphore fences what its holder writes.
 */
export function createRedisLeases(redis: Redis): OpenLease {
  const owner = randomUUID();
  return (topic) => ({
    claim: async (interest, leaseMs) =>
      readClaim(await runScript(redis, CLAIM, topic, owner, leaseMs, interest)),
    renew: async (leaseMs) => (await runScript(redis, RENEW, topic, owner, leaseMs)) === 1,
    async release() {
      await runScript(redis, RELEASE, topic, owner, channelOf(topic), writeSignal({ kind: 'released' }));
    },
  });
}

function readClaim(answer: unknown): Claim {
  if (!isList(answer)) throw new Error('The claim was not answered by a list.');
  const [held, epoch, ...rest] = answer;
  if (held !== 1) return { held: false, epoch: Number(epoch), freeInMs: Math.max(Number(rest[0]), 0) };
  return { held: true, epoch: Number(epoch), interests: rest.filter((it) => typeof it === 'string') };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
