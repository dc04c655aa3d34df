import { inspectRedis, type RedisFacts } from '../../cluster/inspect-redis.js';
import type { GatewayConfig } from '../../config/gateway-config.js';
import type { Logger } from '../../telemetry/logger.js';
import { failed, type Finding, ok, skipped } from './finding.js';

const CHECK = 'Redis';

/** Whether Redis is reached, may be written, and is configured so that it keeps what gateways share. */
export async function checkRedis({ REDIS_URL: url }: GatewayConfig, logger: Logger): Promise<Finding> {
  if (url === undefined)
    return skipped(CHECK, 'REDIS_URL is not set: the gateway keeps everything in memory');
  const inspected = await inspectRedis(url, logger);
  if ('unreachable' in inspected) {
    return failed(CHECK, `cannot be used (${inspected.unreachable})`, adviceFor(inspected.unreachable));
  }
  return judge(inspected);
}

function judge({ version, isReplica, evicts, policy }: RedisFacts): Finding {
  const found = `version ${version}, eviction policy ${policy}`;
  if (!isSupported(version)) return failed(CHECK, found, 'Redis 6.2 or later is needed.');
  if (isReplica) {
    return failed(CHECK, `${found}, a replica, which cannot be written`, 'Set REDIS_URL to the primary.');
  }
  if (evicts) {
    const advice =
      'Set maxmemory-policy noeviction: otherwise Redis deletes sessions and leases when its memory is used up.';
    return failed(CHECK, found, advice);
  }
  return ok(CHECK, found);
}

/** Whether the version is 6.2 or later. */
function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 6 || (major === 6 && minor >= 2);
}

function adviceFor(reason: string): string {
  if (['WRONGPASS', 'NOAUTH', 'NOPERM', 'ERR'].includes(reason)) {
    return 'Check the user, the password and the database in REDIS_URL, and the permissions of the user.';
  }
  return 'Check the host, the port and TLS (redis or rediss) in REDIS_URL, and the firewall between this machine and it.';
}
