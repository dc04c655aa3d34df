import { type Attack, type Bound, REJECTED } from './attack.js';
import {
  ask,
  type Operation,
  type RequestOptions,
  describe,
  INVENTED,
  inventedIds,
  repeat,
} from './requests.js';
import type { Target } from './target.js';

/** One request that must be rejected as a whole. */
function rejected(
  attack: Omit<Attack, 'run' | 'bound'> & { readonly bound?: Bound },
  request: () => Operation,
  options: (target: Target) => RequestOptions = ({ token }) => ({ token }),
): Attack {
  return {
    bound: REJECTED,
    ...attack,
    async run(target) {
      const answer = await ask(target, request(), options(target));
      return { seen: describe(answer), holds: answer.status !== null && !answer.hasData };
    },
  };
}

const MANY_HUBS = { SIMULATOR_HUBS: '1000' };

/** Attacks by small documents that are expensive to execute. */
export const documentAttacks: readonly Attack[] = [
  rejected(
    { id: '2', title: '1,800 aliases of a list × 1,800 aliases of a leaf, invented bearer', seconds: 60 },
    () => ({
      query: `{${repeat(1_800, 'a#:configSettings{...f}')}} fragment f on ConfigSetting{${repeat(1_800, 'b#:name')}}`,
    }),
    () => ({ token: INVENTED }),
  ),
  rejected({ id: '3', title: '4,000 mutations that echo an id of 600 KB', seconds: 40 }, () => ({
    query: `mutation($i:SetActivePortInput!){${repeat(4_000, 'a#:setActivePort(input:$i){...f}')}} fragment f on SetActivePortPayload{userErrors{message}}`,
    variables: { i: { hubId: 'x'.repeat(600_000), portNumber: 1 } },
  })),
  rejected(
    {
      id: '5',
      title: '500 hubs of the account of 500 hubs of the account of 500 hubs',
      seconds: 60,
      simulator: MANY_HUBS,
    },
    () => ({
      query: '{hubs(first:500){nodes{account{hubs(first:500){nodes{account{hubs(first:500){nodes{id}}}}}}}}}',
    }),
  ),
  {
    id: '6',
    title: '300 searches for a text of 300 KB, given up after 1 s',
    seconds: 40,
    simulator: MANY_HUBS,
    bound: REJECTED,
    async run(target) {
      const search = 'x'.repeat(300_000);
      const query = `query($s:String){${repeat(300, 'a#:hubs(filter:{search:$s}){totalCount}')}}`;
      const signal = AbortSignal.any([target.signal, AbortSignal.timeout(1_000)]);
      const answer = await ask(target, { query, variables: { s: search } }, { token: target.token, signal });
      return { seen: describe(answer), holds: !answer.hasData };
    },
  },
  rejected({ id: '7a', title: '38,000 hubs by id in one document', seconds: 60 }, () => ({
    query: `{${repeat(38_000, 'a#:hub(id:#){id}')}}`,
  })),
  {
    id: '7b',
    title: '20 requests of 33 hubs each, one invented bearer',
    seconds: 30,
    bound: { ...REJECTED, upstreamCalls: 33 },
    async run(target) {
      const query = `{viewer{email} accounts{groups{id}} spaces{totalCount} hubs{totalCount} ${repeat(33, 'a#:hub(id:"x#"){id}')}}`;
      let last = 'no answer';
      let leaked = false;
      for (let round = 0; round < 20 && !target.signal.aborted; round += 1) {
        const answer = await ask(target, { query }, { token: INVENTED });
        leaked ||= answer.hasData && answer.codes.length === 0;
        last = describe(answer);
      }
      return { seen: last, holds: !leaked && last !== 'no answer' };
    },
  },
  {
    id: '14',
    title: 'Two lists of 50,000 ids, invented bearer',
    seconds: 30,
    bound: { ...REJECTED, healthWaitMs: 2_000 },
    async run(target) {
      const query = 'subscription($a:[ID!],$b:[ID!]){hubChanged(hubIds:$a,filter:{ids:$b}){hub{id}}}';
      const variables = { a: inventedIds(50_000, 'a'), b: inventedIds(50_000, 'b') };
      try {
        const response = await fetch(`${target.url}/graphql/stream`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            accept: 'text/event-stream',
            authorization: `Bearer ${INVENTED}`,
          },
          body: JSON.stringify({ query, variables }),
          signal: target.signal,
        });
        const text = await response.text();
        const code = /"code":"(\w+)"/.exec(text)?.[1];
        return { seen: `${response.status} ${code ?? ''}`, holds: code !== undefined };
      } catch {
        return { seen: 'no answer', holds: false };
      }
    },
  },
  {
    id: '17',
    title: '40 documents of 340,000 comments, invented bearers',
    seconds: 60,
    bound: { ...REJECTED, cpuSeconds: 10 },
    async run(target) {
      const comments = '\n#'.repeat(340_000);
      for (let number = 0; number < 40 && !target.signal.aborted; number += 1) {
        await ask(target, { query: `{__typename}${comments}${number}` }, { token: `${INVENTED}-${number}` });
      }
      const answer = await ask(target, { query: '{hubs{totalCount}}' }, { token: target.token });
      return { seen: `then a valid request: ${describe(answer)}`, holds: answer.hasData };
    },
  },
];
