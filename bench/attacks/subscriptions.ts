import { setTimeout as after } from 'node:timers/promises';
import { control, issueToken } from '../live/world.js';
import type { Attack, Outcome } from './attack.js';
import { createBrowser, signIn } from './browser.js';
import { followStream } from './event-stream.js';
import { connect } from './graphql-socket.js';
import { startListOnlyProxy } from './list-only-proxy.js';
import { ask, describe, inventedIds } from './requests.js';
import type { Target } from './target.js';

const WATCH = 'subscription{hubChanged(includeCurrent:true){hub{id online customId}}}';

const TO_INVENTED_HUBS = 'subscription($ids:[ID!]){hubChanged(hubIds:$ids){hub{id}}}';

/** Starts an attack, then subscribes to real hubs, changes one of them, and waits for the event. */
async function beside(
  { url, signal, operatedUrl, hubIds: [hubId = ''] }: Target,
  attack: (ended: AbortSignal) => Promise<string>,
): Promise<Outcome> {
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const attacked = attack(ended);
  await after(1_000);
  const other = await connect(url, await issueToken(operatedUrl), signal);
  if (other === null) return { seen: 'the other subscriber is rejected', holds: false };
  const first = other.next('"type":"next"', ended);
  other.send({ type: 'subscribe', id: '1', payload: { query: WATCH } });
  await first;
  await after(5_000);
  const changedAt = performance.now();
  const event = other.next('"customId":"attacked"', ended);
  await control(operatedUrl, 'POST', `hubs/${hubId}/data`, { customid: 'attacked' });
  const arrived = (await event) !== null;
  const seconds = (performance.now() - changedAt) / 1_000;
  await after(5_000);
  stop.abort();
  other.socket.terminate();
  const answer = await attacked;
  return {
    seen: `${answer}; the other's event ${arrived ? `after ${seconds.toFixed(1)} s` : 'did not come'}`,
    holds: arrived && seconds < 10,
  };
}

/** Attacks by subscriptions: on resources, and on hubs of other principals. */
export const subscriptionAttacks: readonly Attack[] = [
  {
    id: '4a',
    title: 'A subscription to 30,000 invented hubs, beside one to real hubs',
    seconds: 60,
    bound: { cpuSeconds: 5, peakMib: 400, upstreamCalls: 150, healthWaitMs: 2_000 },
    run: (target) =>
      beside(target, async (ended) => {
        let answer = 'no answer';
        await followStream(
          target.url,
          { authorization: `Bearer ${target.token}` },
          { query: TO_INVENTED_HUBS, variables: { ids: inventedIds(30_000) } },
          (data) => (answer = /"code":"(\w+)"/.exec(data)?.[1] ?? 'accepted'),
          ended,
        );
        return answer;
      }),
  },
  {
    id: '4b',
    title: '30 subscriptions to 1,000 invented hubs each, beside one to real hubs',
    seconds: 60,
    bound: { cpuSeconds: 5, peakMib: 400, upstreamCalls: 150, healthWaitMs: 2_000 },
    run: (target) =>
      beside(target, async (ended) => {
        const client = await connect(target.url, target.token, ended);
        if (client === null) return 'not connected';
        const first = client.next('"id":', ended);
        for (let number = 0; number < 30; number += 1) {
          const variables = { ids: inventedIds(1_000, `invented-${number}`) };
          const payload = { query: TO_INVENTED_HUBS, variables };
          client.send({ type: 'subscribe', id: String(number), payload });
        }
        const text = await first;
        client.socket.terminate();
        return text === null ? 'all accepted' : (/"code":"(\w+)"/.exec(text)?.[1] ?? 'answered');
      }),
  },
  {
    id: '12',
    title: 'A stream of a session continues after its user signs out',
    seconds: 60,
    bound: { cpuSeconds: 5, peakMib: 300, upstreamCalls: 150, healthWaitMs: 2_000 },
    gateway: (port) => ({
      OPERATED_CLIENT_ID: 'demo-client',
      OPERATED_CLIENT_SECRET: 'demo-secret',
      OPERATED_REDIRECT_URI: `http://127.0.0.1:${port}/auth/callback`,
      SESSION_SECRET: 'a-secret-of-the-bench-that-is-longer-than-32-characters',
    }),
    async run({ url, signal, operatedUrl, hubIds: [hubId = ''] }) {
      const browser = createBrowser();
      await signIn(browser, url);
      let events = 0;
      let lastAt = 0;
      let isOver = false;
      const stream = followStream(
        url,
        { cookie: browser.cookie(), origin: url },
        { query: WATCH },
        (data) => {
          if (!data.includes('"hub"')) return;
          events += 1;
          lastAt = performance.now();
        },
        signal,
      ).then(() => (isOver = true));
      while (events === 0 && !signal.aborted && !isOver) await after(50);
      const signedOutAt = performance.now();
      await browser.open(`${url}/auth/logout`, { method: 'POST', headers: { origin: url } });
      for (let round = 0; !isOver && !signal.aborted; round += 1) {
        await control(operatedUrl, 'POST', `hubs/${hubId}/data`, { customid: `${round}` });
        await after(500);
      }
      await stream;
      const seconds = (performance.now() - signedOutAt) / 1_000;
      const goesOn = Math.max(lastAt - signedOutAt, 0) / 1_000;
      return {
        seen: `${events} events; data for ${goesOn.toFixed(1)} s, ended after ${seconds.toFixed(1)} s`,
        holds: events > 0 && goesOn < 1 && seconds < 3,
      };
    },
  },
  {
    id: '13',
    title: 'A token that lists hubs, but may not read one, beside one that may',
    seconds: 30,
    bound: { cpuSeconds: 5, peakMib: 300, upstreamCalls: 250, healthWaitMs: 2_000 },
    simulator: { SIMULATOR_ROWS: 'thin', SIMULATOR_TOKEN_FORMAT: 'jwt' },
    front: startListOnlyProxy,
    async run(target) {
      const { url, token, operatedUrl, signal } = target;
      const hubId = target.hubIds[0] ?? '';
      const lister = await issueToken(operatedUrl);
      const own = await ask(target, { query: `{hub(id:"${hubId}"){config{raw}}}` }, { token: lister });
      const enough = new AbortController();
      const ended = AbortSignal.any([signal, enough.signal]);
      const shown: string[] = [];
      const query = `subscription{hubChanged(hubIds:["${hubId}"],includeCurrent:true){hub{id config{raw}}}}`;
      const follow = (by: string, onData: (data: string) => void) =>
        followStream(url, { authorization: `Bearer ${by}` }, { query }, onData, ended);
      const streams = [follow(token, () => undefined), follow(lister, (data) => shown.push(data))];
      for (let round = 0; round < 10 && !ended.aborted; round += 1) {
        await after(1_000);
        await control(operatedUrl, 'POST', `hubs/${hubId}/data`, { customid: `${round}` });
      }
      enough.abort();
      await Promise.all(streams);
      const isShown = shown.some((data) => data.includes('"raw":{'));
      return {
        seen: `own query: ${describe(own)}; its subscription ${isShown ? 'shows' : 'hides'} the configuration`,
        holds: !isShown,
      };
    },
  },
];
