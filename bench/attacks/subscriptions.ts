import { setTimeout as after } from 'node:timers/promises';
import { control, issueToken } from '../live/world.js';
import type { Attack } from './attack.js';
import { createBrowser, signIn } from './browser.js';
import { followStream } from './event-stream.js';
import { connect } from './graphql-socket.js';
import { startListOnlyProxy } from './list-only-proxy.js';
import { ask, describe, inventedIds } from './requests.js';

const WATCH = 'subscription{hubChanged(includeCurrent:true){hub{id online customId}}}';

/** What subscriptions can take, or show, that they should not. */
export const subscriptionAttacks: readonly Attack[] = [
  {
    id: '4',
    title: 'A subscription to 30,000 invented hubs, beside one to real hubs',
    seconds: 60,
    bound: { cpuSeconds: 10, peakMib: 400, upstreamCalls: 150, healthWaitMs: 1_000 },
    async run({ url, token, signal, operatedUrl, hubIds: [hubId = ''] }) {
      const stop = new AbortController();
      const ended = AbortSignal.any([signal, stop.signal]);
      let answer = 'no answer';
      const attack = followStream(
        url,
        { authorization: `Bearer ${token}` },
        {
          query: 'subscription($ids:[ID!]){hubChanged(hubIds:$ids){hub{id}}}',
          variables: { ids: inventedIds(30_000) },
        },
        (data) => (answer = /"code":"(\w+)"/.exec(data)?.[1] ?? 'accepted'),
        ended,
      );
      const other = await connect(url, await issueToken(operatedUrl), signal);
      if (other === null) return { seen: 'the other subscriber is refused', holds: false };
      const first = other.next('"type":"next"', ended);
      other.send({ type: 'subscribe', id: '1', payload: { query: WATCH } });
      await first;
      await after(5_000);
      const changedAt = performance.now();
      const event = other.next('attacked', ended);
      await control(operatedUrl, 'POST', `hubs/${hubId}/data`, { customid: 'attacked' });
      const arrived = (await event) !== null;
      const seconds = (performance.now() - changedAt) / 1_000;
      await after(5_000);
      stop.abort();
      other.socket.terminate();
      await attack;
      return {
        seen: `${answer}; the other's event after ${arrived ? `${seconds.toFixed(1)} s` : 'none'}`,
        holds: arrived && seconds < 10,
      };
    },
  },
  {
    id: '12',
    title: 'A stream of a session goes on after its user signs out',
    seconds: 60,
    bound: { cpuSeconds: 5, peakMib: 300, upstreamCalls: 150, healthWaitMs: 1_000 },
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
    bound: { cpuSeconds: 5, peakMib: 300, upstreamCalls: 250, healthWaitMs: 1_000 },
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
