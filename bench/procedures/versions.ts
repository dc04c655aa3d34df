import { issueToken } from '../live/world.js';
import { send } from './callers.js';
import type { Deployment, Variables } from './deployment.js';
import type { Observers } from './observers.js';

/** A rolling upgrade from another version, and back: what two versions share through Redis. */
export async function changeVersions(
  deployment: Deployment,
  observers: Observers,
  old: { readonly program: string; readonly variables: Variables },
): Promise<void> {
  const sessions = new Map([['signed in at the old version', observers.credentials.cookie]]);
  await observers.observe('upgrade: the first gateway', () => deployment.replace(0, {}));
  sessions.set('signed in beside each other', (await deployment.signIn()).cookie());
  await useSessions(deployment, sessions);
  await compareBudgets(deployment);
  await observers.observe('upgrade: the second gateway', () => deployment.replace(1, {}));
  sessions.set('signed in at the new version', (await deployment.signIn()).cookie());
  await useSessions(deployment, sessions);
  await observers.observe('roll back: the first gateway', () =>
    deployment.replace(0, old.variables, old.program),
  );
  await useSessions(deployment, sessions);
  await compareBudgets(deployment);
  await observers.observe('roll back: the second gateway', () =>
    deployment.replace(1, old.variables, old.program),
  );
  await useSessions(deployment, sessions);
}

async function useSessions({ urls }: Deployment, sessions: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, cookie] of sessions) {
    const outcomes = await Promise.all(urls.map((url) => send(url, { cookie })));
    console.log(`  session ${name}: ${outcomes.join(' and ')}`);
  }
}

/** Spends points of one token at the first gateway, and reads what the second one has left of them. */
async function compareBudgets({ urls, simulatorUrl }: Deployment): Promise<void> {
  const token = await issueToken(simulatorUrl);
  const left = async (url: string) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ hubs(first: 100) { nodes { id } } }' }),
    });
    await answer.arrayBuffer();
    return answer.headers.get('ratelimit');
  };
  const budgets = [];
  for (const url of [...urls, ...urls]) budgets.push(await left(url));
  console.log(`  the cost budget of one token, at the gateways in turn: ${budgets.join(' | ')}`);
}
