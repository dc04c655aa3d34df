import { setTimeout as after } from 'node:timers/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { control } from '../live/world.js';
import type { Attack } from './attack.js';
import { type Answered, describe, readAnswer } from './requests.js';
import type { Target } from './target.js';

const BOUND = { cpuSeconds: 3, peakMib: 300, upstreamCalls: 20, healthWaitMs: 2_000 };

const SERVICE = { OPERATED_CLIENT_ID: 'demo-client', OPERATED_CLIENT_SECRET: 'demo-secret' };

interface Sent {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A request with headers that `fetch` does not let a program set. */
function send({ url }: Target, path: string, { method = 'GET', headers, body }: Sent): Promise<Answered> {
  return new Promise((resolve) => {
    const sent = request(`${url}${path}`, { method, headers, agent: false, timeout: 5_000 }, (response) => {
      text(response).then(
        // The first event of a stream, or the whole answer.
        (whole) => resolve(readAnswer(response.statusCode ?? 0, /^data: (.+)$/m.exec(whole)?.[1] ?? whole)),
        () => resolve({ status: null, codes: [], hasData: false, bytes: 0 }),
      );
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve({ status: null, codes: [], hasData: false, bytes: 0 }));
    sent.end(body);
  });
}

/** Attacks by foreign pages, and secrets that could leak through proxies and logs. */
export const pageAttacks: readonly Attack[] = [
  {
    id: '10',
    title: 'SERVICE_ACCESS=open: a name that resolves to loopback; an image of /graphql/stream',
    seconds: 20,
    bound: BOUND,
    gateway: () => ({ ...SERVICE, SERVICE_ACCESS: 'open' }),
    async run(target) {
      const query = '{hubs{totalCount}}';
      const rebound = await send(target, '/graphql', {
        method: 'POST',
        headers: {
          host: `attacker.example:${target.port}`,
          origin: `http://attacker.example:${target.port}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ query }),
      });
      const image = await send(target, `/graphql/stream?${new URLSearchParams({ query }).toString()}`, {
        headers: {
          host: `127.0.0.1:${target.port}`,
          accept: 'image/avif,image/webp,*/*;q=0.8',
          'sec-fetch-mode': 'no-cors',
        },
      });
      return {
        seen: `foreign name: ${describe(rebound)}; image: ${describe(image)}`,
        holds: !rebound.hasData && !image.hasData,
      };
    },
  },
  {
    id: '11',
    title: 'Other methods than POST on the webhook URL',
    seconds: 20,
    bound: BOUND,
    gateway: (port) => ({ ...SERVICE, WEBHOOK_URL: `http://127.0.0.1:${port}` }),
    async run(target) {
      let webhookUrl: string | undefined;
      while (webhookUrl === undefined && !target.signal.aborted) {
        const subscriptions = await control<readonly { readonly webhookUrl: string }[]>(
          target.operatedUrl,
          'GET',
          'subscriptions',
        );
        webhookUrl = subscriptions[0]?.webhookUrl;
        await after(100);
      }
      if (webhookUrl === undefined) return { seen: 'no webhook subscription', holds: false };
      const { pathname } = new URL(webhookUrl);
      const secret = pathname.split('/').at(-1) ?? '';
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
        await send(target, pathname, { method, headers: {} });
        await send(target, `${pathname}/`, { method, headers: {} });
        await send(target, `//x${pathname}?a`, { method, headers: {} });
      }
      await after(500);
      const lines = target.log.filter((line) => line.includes(secret)).length;
      return { seen: `the secret is in ${lines} lines of the log`, holds: secret.length > 10 && lines === 0 };
    },
  },
  {
    id: '15',
    title: '200 wrong API keys: 100 from one /64, 100 from one address with ports',
    seconds: 30,
    bound: BOUND,
    gateway: () => ({
      ...SERVICE,
      SERVICE_ACCESS: 'apiKey',
      API_KEYS: `reader/${'ab'.repeat(32)}/hubs:read`,
      TRUSTED_PROXIES: '127.0.0.1',
    }),
    async run(target) {
      const judged = async (forwardedFor: (index: number) => string) => {
        let count = 0;
        for (let index = 0; index < 100; index += 1) {
          const { codes } = await send(target, '/graphql', {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-api-key': `opg_wrong${index}`,
              'x-forwarded-for': forwardedFor(index),
            },
            body: '{"query":"{hubs{totalCount}}"}',
          });
          if (codes.includes('UNAUTHENTICATED')) count += 1;
        }
        return count;
      };
      const network = await judged((index) => `2001:db8:1:2::${(index + 1).toString(16)}`);
      const ports = await judged((index) => `203.0.113.9:${20_000 + index}`);
      return {
        seen: `keys tried of 100: ${network} from one /64, ${ports} from one address with ports`,
        holds: network > 0 && network <= 20 && ports > 0 && ports <= 20,
      };
    },
  },
  {
    id: '16',
    title: 'Beside the sign-in, without EXPLORER: a script of another origin at /',
    seconds: 15,
    bound: BOUND,
    gateway: (port) => ({
      ...SERVICE,
      NODE_ENV: 'development',
      OPERATED_REDIRECT_URI: `http://127.0.0.1:${port}/auth/callback`,
      SESSION_SECRET: 'a-secret-of-the-bench-that-is-longer-than-32-characters',
    }),
    async run({ url }) {
      const response = await fetch(url, { headers: { accept: 'text/html' } });
      const page = await response.text();
      const foreign =
        /<script[^>]*\ssrc="(https?:)?\/\/[^"]+"/i.test(page) || /apollographql\.com/.test(page);
      return {
        seen: `${new URL(response.url).pathname}: ${response.status}, ${foreign ? 'a foreign script' : 'no foreign script'}`,
        holds: response.status === 200 && !foreign,
      };
    },
  },
];
