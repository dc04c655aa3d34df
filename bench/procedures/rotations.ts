import { setTimeout as sleep } from 'node:timers/promises';
import { formatApiKeyEntry } from '../../src/auth/api-keys/api-key-entry.js';
import { createApiKey } from '../../src/auth/api-keys/api-keys.js';
import { sha256 } from '../../src/auth/fingerprint.js';
import { control } from '../live/world.js';
import { send } from './callers.js';
import { type Deployment, SESSION_SECRET } from './deployment.js';
import type { Observers } from './observers.js';

const NEW_SESSION_SECRET = 'second-secret-0123456789-0123456789';
const SCOPES = ['accounts:read', 'hubs:read'];
const SIGN_INS = 10;
/** Until a request with the credentials of before is answered. */
const CHANGE_MS = 500;

/** The rotation of each secret as docs/operating.md describes it, and what happens in another order. */
export async function rotateSecrets(deployment: Deployment, observers: Observers): Promise<void> {
  await rotateApiKeys(deployment, observers);
  await rotateSessionSecret(deployment, observers);
  await rotateClientSecret(deployment, observers);
  await rotateRedisPassword(deployment, observers);
  await loseRedis(deployment, observers);
}

async function rotateApiKeys(deployment: Deployment, observers: Observers): Promise<void> {
  const second = createApiKey();
  const entry = (name: string, key: string) =>
    formatApiKeyEntry({ name, hash: sha256(key), scopes: SCOPES }, undefined);
  const [old, added] = [entry('first', deployment.apiKey), entry('second', second)];
  await observers.observe('API_KEYS, 1: the new entry beside the old one', () =>
    deployment.replaceAll({ API_KEYS: `${old},${added}` }),
  );
  await observers.observe('API_KEYS, 2: the caller changes to the new key', async () => {
    observers.credentials.apiKey = second;
  });
  await observers.observe('API_KEYS, 3: the old entry removed', () =>
    deployment.replaceAll({ API_KEYS: added }),
  );
  console.log(`  the old key: ${await send(deployment.url, { 'x-api-key': deployment.apiKey })}`);
}

async function rotateSessionSecret(deployment: Deployment, observers: Observers): Promise<void> {
  await observers.observe('SESSION_SECRET in another order: the new one first, at one gateway only', () =>
    deployment.replace(0, { SESSION_SECRET: `${NEW_SESSION_SECRET},${SESSION_SECRET}` }),
  );
  const outcomes = new Map<string, number>();
  const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  for (let signIn = 0; signIn < SIGN_INS; signIn += 1) {
    const cookie = await deployment.signIn().then(
      (browser) => browser.cookie(),
      () => null,
    );
    if (cookie === null) count('the sign-in failed');
    else
      for (const [index, url] of deployment.urls.entries())
        count(`gateway ${index + 1}: ${await send(url, { cookie })}`);
  }
  console.log(
    `  ${SIGN_INS} sign-ins meanwhile: ${[...outcomes].map(([outcome, times]) => `${times} × ${outcome}`).join(', ')}`,
  );
  await deployment.replace(0, { SESSION_SECRET });

  await observers.observe('SESSION_SECRET, 1: the new one second', () =>
    deployment.replaceAll({ SESSION_SECRET: `${SESSION_SECRET},${NEW_SESSION_SECRET}` }),
  );
  await observers.observe('SESSION_SECRET, 2: the new one first', () =>
    deployment.replaceAll({ SESSION_SECRET: `${NEW_SESSION_SECRET},${SESSION_SECRET}` }),
  );
  const unrenewed = await deployment.signIn();
  await observers.observe(
    'SESSION_SECRET, 3: only the new one; the session of the caller was sealed with the old one',
    () => deployment.replaceAll({ SESSION_SECRET: NEW_SESSION_SECRET }),
  );
  console.log(
    `  a session that was sealed after step 2: ${await send(deployment.url, { cookie: unrenewed.cookie() })}`,
  );
  observers.credentials.cookie = unrenewed.cookie();
}

async function rotateClientSecret(deployment: Deployment, observers: Observers): Promise<void> {
  const { operated, simulatorUrl } = deployment;
  operated.accept('demo-secret', 'second-secret');
  await observers.observe('OPERATED_CLIENT_SECRET, while Operated accepts both', async () => {
    await deployment.replaceAll({ OPERATED_CLIENT_SECRET: 'second-secret' });
    operated.accept('second-secret');
  });
  await observers.observe(
    'OPERATED_CLIENT_SECRET, where the old one ends first: until the gateways restart',
    async () => {
      operated.accept('third-secret');
      await sleep(2_000);
    },
  );
  await observers.observe('the same, after the tokens of the integration are rejected', async () => {
    await control(simulatorUrl, 'POST', 'tokens/revoke', { clientId: 'demo-client' });
    await sleep(2_000);
  });
  await observers.observe('the same, the new one at both gateways', () =>
    deployment.replaceAll({ OPERATED_CLIENT_SECRET: 'third-secret' }),
  );
}

async function rotateRedisPassword(deployment: Deployment, observers: Observers): Promise<void> {
  const { redis, redisUrl } = deployment;
  const withPassword = (password: string) => redisUrl.replace('//', `//:${password}@`);
  observers.credentials.cookie = (await deployment.signIn()).cookie();
  await sleep(CHANGE_MS);
  await observers.observe('REDIS_URL, 1: a password beside none, then at both gateways', async () => {
    await redis.call('ACL', 'SETUSER', 'default', '>one');
    await deployment.replaceAll({ REDIS_URL: withPassword('one') });
  });
  await observers.observe(
    'REDIS_URL, 2: a second password, at both gateways, then the first one removed',
    async () => {
      await redis.call('ACL', 'SETUSER', 'default', '>two');
      await deployment.replaceAll({ REDIS_URL: withPassword('two') });
      await redis.call('ACL', 'SETUSER', 'default', '<one');
    },
  );
  await observers.observe('REDIS_URL, in another order: the password changed first', () =>
    redis.config('SET', 'requirepass', 'three'),
  );
  await observers.observe('the same, after the connections of the gateways are lost', async () => {
    await redis.call('CLIENT', 'KILL', 'TYPE', 'normal');
    await redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await sleep(3_000);
  });
  await observers.observe('the same, the new one at both gateways', () =>
    deployment.replaceAll({ REDIS_URL: withPassword('three') }),
  );
}

async function loseRedis(deployment: Deployment, observers: Observers): Promise<void> {
  await observers.observe('FLUSHALL', async () => {
    await deployment.redis.flushall();
    await sleep(3_000);
  });
  observers.credentials.cookie = (await deployment.signIn()).cookie();
  await sleep(CHANGE_MS);
  await observers.observe('after the user has signed in again', () => sleep(1_000));
}
