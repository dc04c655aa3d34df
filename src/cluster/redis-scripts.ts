import type { Redis } from 'ioredis';

/**
 * The keys of a topic: the lease, the last epoch, the interest of each gateway, the snapshot's hubs, and its head. During
 * an upgrade gateways of two versions share them: another format of what they hold, or of the messages of the channel,
 * needs another prefix. Then one gateway of each version polls.
 */
function keysOf(topic: string): readonly string[] {
  return ['lease', 'epoch', 'interests', 'hubs', 'head'].map(
    (part) => `operated-gateway:live:{${topic}}:${part}`,
  );
}

/**
 * Runs a script of this file atomically, with the keys of a topic. Times are Redis's own, so the clocks of gateways need
 * not agree. Rejects where Redis cannot be reached.
 */
export function runScript(
  redis: Redis,
  script: string,
  topic: string,
  ...args: readonly (string | number)[]
): Promise<unknown> {
  const keys = keysOf(topic);
  return redis.eval(script, keys.length, ...keys, ...args);
}

/** The Redis channel of a topic. */
export function channelOf(topic: string): string {
  return `operated-gateway:live:{${topic}}`;
}

/** The keys of a topic without subscribers expire after this time. */
const KEPT_MS = 600_000; // 10 minutes

/**
 * ARGV: owner, lease ms, interest. Gives {1, epoch, interests of others…} or {0, last epoch, ms until the lease ends}.
 * An epoch is at least the time in ms, so that epochs keep growing after Redis has lost its data.
 */
export const CLAIM = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = tonumber(ARGV[2])
redis.call('HSET', KEYS[3], ARGV[1], string.format('%.0f', now + lease * 3) .. ' ' .. ARGV[3])
redis.call('PEXPIRE', KEYS[3], ${KEPT_MS})
local last = tonumber(redis.call('GET', KEYS[2]) or '0')
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then
  return {0, string.format('%.0f', last), redis.call('PTTL', KEYS[1])}
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', lease)
local epoch = string.format('%.0f', math.max(last + 1, now))
redis.call('SET', KEYS[2], epoch, 'PX', ${KEPT_MS})
local answer = {1, epoch}
local all = redis.call('HGETALL', KEYS[3])
for i = 1, #all, 2 do
  local space = string.find(all[i + 1], ' ', 1, true)
  if tonumber(string.sub(all[i + 1], 1, space - 1)) < now then
    redis.call('HDEL', KEYS[3], all[i])
  elseif all[i] ~= ARGV[1] then
    answer[#answer + 1] = string.sub(all[i + 1], space + 1)
  end
end
return answer`;

/** ARGV: owner, lease ms. Gives 1 where the owner still holds the lease. */
export const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`;

/**
 * ARGV: epoch, previous epoch or '', head, message, channel, number of changed hubs, then id and hub of each, then the
 * ids of removed hubs. Fenced: an update is rejected once a later epoch exists, whichever gateway holds the lease.
 */
export const COMMIT = `
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 'stale' end
local head = redis.call('GET', KEYS[5])
if ARGV[2] == '' then
  redis.call('DEL', KEYS[4])
elseif not head or string.match(head, '^%d+') ~= ARGV[2] then
  return 'gap'
end
local changed = tonumber(ARGV[6])
for i = 7, 6 + changed * 2, 2 do redis.call('HSET', KEYS[4], ARGV[i], ARGV[i + 1]) end
for i = 7 + changed * 2, #ARGV do redis.call('HDEL', KEYS[4], ARGV[i]) end
redis.call('PEXPIRE', KEYS[4], ${KEPT_MS})
redis.call('SET', KEYS[5], ARGV[3], 'PX', ${KEPT_MS})
redis.call('PUBLISH', ARGV[5], ARGV[4])
return 'accepted'`;

/** Gives {head, id, hub, id, hub…}, or {} where there is no snapshot. */
export const LOAD = `
local head = redis.call('GET', KEYS[5])
if not head then return {} end
local answer = redis.call('HGETALL', KEYS[4])
table.insert(answer, 1, head)
return answer`;

/** ARGV: owner, channel, message. */
export const RELEASE = `
redis.call('HDEL', KEYS[3], ARGV[1])
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 1`;
