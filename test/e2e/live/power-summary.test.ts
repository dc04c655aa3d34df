import { startTestGateway, type TestGateway } from '../../support/gateway.js';
import { connectSocket, type Messages, type SocketClient, subscribeBySse } from '../../support/live.js';
import { type RestrictedOperated, startRestrictedOperated } from '../../support/restricted-operated.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { callsOf, read } from '../../support/stack.js';
import { accountOf, hubsOf, spacesOf } from '../../support/world.js';

const FIELDS = '{ hubCount reportingHubCount wattage energy }';
const OF_SPACE = `subscription ($id: ID!) { powerSummaryChanged(spaceId: $id) ${FIELDS} }`;
const OF_ACCOUNT = `subscription ($id: ID!) { powerSummaryChanged(accountId: $id) ${FIELDS} }`;

interface Summary {
  readonly hubCount: number;
  readonly reportingHubCount: number;
  readonly wattage: number;
  readonly energy: number;
}
interface Event {
  readonly powerSummaryChanged: Summary;
}

let simulator: TestSimulator;
let operated: RestrictedOperated;
let gateway: TestGateway;
let token: string;
const clients: SocketClient[] = [];

beforeEach(async () => {
  // A clock that stands still keeps the hubs from counting energy.
  simulator = await startSimulator({}, () => 1_800_000_000_000);
  operated = await startRestrictedOperated(simulator.url);
  gateway = await startTestGateway(operated.url, {
    POLL_INTERVAL_MS: '40',
    POLL_IDLE_INTERVAL_MS: '80',
    CACHE_TTL_MS: '0',
    AUTHORIZATION_TTL_MS: '500',
  });
  token = await simulator.token();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
  await gateway.stop();
  await operated.stop();
  await simulator.stop();
});

function subscribe(document: string, id: string, withToken = token): Messages<Event> {
  const client = connectSocket(gateway, { token: withToken });
  clients.push(client);
  return client.subscribe<Event>(document, { id });
}

const nextOf = async (events: Messages<Event>) => (await events.event()).powerSummaryChanged;

/** Reads totals until they are as wanted: polls may find changes one by one. */
async function untilTotals(events: Messages<Event>, wanted: Partial<Summary>): Promise<Summary> {
  for (;;) {
    const totals = await nextOf(events);
    if (Object.entries(wanted).every(([name, value]) => totals[name as keyof Summary] === value))
      return totals;
  }
}

async function queried(root: 'space' | 'account', id: string, withToken = token): Promise<Summary> {
  const document = `query ($id: ID!) { ${root}(id: $id) { power ${FIELDS} } }`;
  const answer = await read<Readonly<Record<typeof root, { readonly power: Summary }>>>(gateway, document, {
    token: withToken,
    variables: { id },
  });
  return answer[root].power;
}

/** Two rooms, the first with two hubs or more, and the account. */
function rooms() {
  const hubs = hubsOf(simulator.world);
  const inRoom = (spaceId: string) => hubs.filter(({ spaceIds }) => spaceIds.includes(spaceId));
  const byHubs = [...spacesOf(simulator.world)].sort(
    (one, two) => inRoom(two.id).length - inRoom(one.id).length,
  );
  const [room, other] = byHubs.map(({ id }) => ({ id, hubs: inRoom(id) }));
  if (room === undefined || other === undefined) throw new Error('the world has no two rooms');
  return { room, other, accountId: accountOf(simulator.world).id };
}

const rejectionOf = (document: string, id?: string) =>
  subscribe(document, id ?? '')
    .next()
    .then(
      () => 'accepted',
      (errors: unknown) => JSON.stringify(errors),
    );

describe('powerSummaryChanged is rejected with BAD_USER_INPUT', () => {
  it.each([
    ['without an account or a space', `subscription { powerSummaryChanged ${FIELDS} }`],
    ['with null for both', `subscription { powerSummaryChanged(accountId: null, spaceId: null) ${FIELDS} }`],
    ['with both', `subscription { powerSummaryChanged(accountId: "a", spaceId: "b") ${FIELDS} }`],
  ])('%s', async (_case, document) => {
    const rejection = await rejectionOf(document);
    expect(rejection).toContain('BAD_USER_INPUT');
    expect(rejection).toContain('exactly one of accountId and spaceId');
  });

  it('alike for a space and an account of another organisation and for unknown ones', async () => {
    const [foreignSpace] = spacesOf(simulator.world, 'other-client');
    const foreignAccount = accountOf(simulator.world, 'other-client');
    // The other organisation's hubs are polled by this gateway too.
    const theirs = await simulator.token({ clientId: 'other-client' });
    await subscribe(OF_ACCOUNT, foreignAccount.id, theirs).event();
    for (const [document, foreign] of [
      [OF_SPACE, foreignSpace?.id ?? ''],
      [OF_ACCOUNT, foreignAccount.id],
    ] as const) {
      const rejection = await rejectionOf(document, foreign);
      expect(rejection).toContain('BAD_USER_INPUT');
      expect(rejection).toBe(await rejectionOf(document, '65ffefa1930e9ca08affffff'));
    }
  });
});

describe('powerSummaryChanged', () => {
  it('sends the totals that the query answers: the current ones first, then those after each change', async () => {
    const { room, accountId } = rooms();
    const ofRoom = subscribe(OF_SPACE, room.id);
    const ofAccount = subscribe(OF_ACCOUNT, accountId);
    expect(await nextOf(ofRoom)).toEqual(await queried('space', room.id));
    expect(await nextOf(ofAccount)).toEqual(await queried('account', accountId));

    const [hub] = room.hubs;
    for (const power of [{ wattage: 1_234_567 }, { wattage: 7_654_321, energy: 5_000_000 }]) {
      await simulator.control.data(hub?.id ?? '', { power });
      const totals = await nextOf(ofRoom);
      expect(totals).toEqual(await queried('space', room.id));
      expect(await nextOf(ofAccount)).toEqual(await queried('account', accountId));
      expect(totals.reportingHubCount).toBeGreaterThan(0);
    }
  });

  it('sends nothing where the totals stay the same: other aspects, and hubs of other rooms', async () => {
    const { room, other } = rooms();
    const ofRoom = subscribe(OF_SPACE, room.id);
    const ofOther = subscribe(OF_SPACE, other.id);
    const before = await nextOf(ofRoom);
    await nextOf(ofOther);
    await simulator.control.data(room.hubs[0]?.id ?? '', { customid: 'another name' });
    await simulator.control.data(other.hubs[0]?.id ?? '', { power: { wattage: 1_000_000 } });
    await nextOf(ofOther);
    await simulator.control.data(room.hubs[0]?.id ?? '', { power: { wattage: 2_000_000 } });
    const after = await nextOf(ofRoom);

    expect(after).toEqual(await queried('space', room.id));
    expect(after.wattage).not.toBe(before.wattage);
  });

  it('counts hubs that move between rooms, that go, and that come', async () => {
    const { room, other } = rooms();
    const hubId = room.hubs[0]?.id ?? '';
    const ofRoom = subscribe(OF_SPACE, room.id);
    const ofOther = subscribe(OF_SPACE, other.id);
    await Promise.all([nextOf(ofRoom), nextOf(ofOther)]);

    operated.move(hubId, [other.id]);
    await untilTotals(ofRoom, { hubCount: room.hubs.length - 1 });
    expect(await untilTotals(ofOther, { hubCount: other.hubs.length + 1 })).toEqual(
      await queried('space', other.id),
    );
    operated.hide(token, [hubId]);
    expect(await untilTotals(ofOther, { hubCount: other.hubs.length })).toEqual(
      await queried('space', other.id),
    );
    operated.hide(token, []);
    expect(await untilTotals(ofOther, { hubCount: other.hubs.length + 1 })).toEqual(
      await queried('space', other.id),
    );
  });

  it('sums only the hubs that the token sees, although another token of the organisation sees all', async () => {
    const { room, accountId } = rooms();
    const restricted = await simulator.token();
    const hiddenId = room.hubs[0]?.id ?? '';
    operated.hide(restricted, [hiddenId]);
    const ofAll = [subscribe(OF_SPACE, room.id), subscribe(OF_ACCOUNT, accountId)];
    const ofRestricted = [
      subscribe(OF_SPACE, room.id, restricted),
      subscribe(OF_ACCOUNT, accountId, restricted),
    ];
    const first = await Promise.all(ofRestricted.map(nextOf));
    expect(first).toEqual([
      await queried('space', room.id, restricted),
      await queried('account', accountId, restricted),
    ]);
    expect((await Promise.all(ofAll.map(nextOf))).map(({ hubCount }) => hubCount)).toEqual(
      first.map(({ hubCount }) => hubCount + 1),
    );

    // The hidden hub draws power; then a hub that both see does.
    await simulator.control.data(hiddenId, { power: { wattage: 3_000_000 } });
    await Promise.all(ofAll.map(nextOf));
    await simulator.control.data(room.hubs[1]?.id ?? '', { power: { wattage: 4_000_000 } });
    const totals = await Promise.all(ofRestricted.map(nextOf));
    expect(totals).toEqual([
      await queried('space', room.id, restricted),
      await queried('account', accountId, restricted),
    ]);
    expect(await Promise.all(ofAll.map(nextOf))).toEqual([
      await queried('space', room.id),
      await queried('account', accountId),
    ]);
  });

  it('sends totals without a hub, once the token no longer sees it', async () => {
    const { room } = rooms();
    const restricted = await simulator.token();
    const ofAll = subscribe(OF_SPACE, room.id);
    const events = subscribe(OF_SPACE, room.id, restricted);
    expect(await nextOf(events)).toEqual(await nextOf(ofAll));
    operated.hide(restricted, [room.hubs[0]?.id ?? '']);

    expect(await untilTotals(events, { hubCount: room.hubs.length - 1 })).toEqual(
      await queried('space', room.id, restricted),
    );
  });

  it('sends the same over a WebSocket and an event stream, and causes no call for further subscribers', async () => {
    const { room } = rooms();
    const first = subscribe(OF_SPACE, room.id);
    const totals = await nextOf(first);
    await simulator.control.clearRequests();
    const others = [
      subscribe(OF_SPACE, room.id),
      subscribeBySse<Event>(gateway, { token }, OF_SPACE, { id: room.id }),
      subscribeBySse<Event>(gateway, { token }, OF_SPACE, { id: room.id }),
    ];
    expect(await Promise.all(others.map(nextOf))).toEqual([totals, totals, totals]);
    await simulator.control.data(room.hubs[0]?.id ?? '', { power: { wattage: 5_000_000 } });
    const [one, ...rest] = await Promise.all([first, ...others].map(nextOf));

    expect(rest).toEqual([one, one, one]);
    expect(await callsOf(simulator)).not.toHaveProperty(['GET /api/hubs/v1/{hubId}']);
    for (const events of others) await events.return?.();
  });
});

it('powerSummaryChanged counts a hub that cannot be read as one that does not report, until a later poll reads it', async () => {
  const thin = await startSimulator({ rows: 'thin', hubs: 12, accounts: 1 }, () => 1_800_000_000_000);
  const ofThin = await startTestGateway(thin.url, { POLL_INTERVAL_MS: '40', CACHE_TTL_MS: '0' });
  try {
    const { id } = accountOf(thin.world);
    const token = await thin.token();
    // The single reads of the first poll: nothing before reads a hub.
    await thin.control.faults([
      { method: 'GET', path: '/api/hubs/v1/{hubId}', kind: 'status', status: 500, times: 1 },
    ]);
    const client = connectSocket(ofThin, { token });
    clients.push(client);
    const events = client.subscribe<Event>(OF_ACCOUNT, { id });
    const [first, second] = [await nextOf(events), await nextOf(events)];

    expect(first.hubCount).toBe(hubsOf(thin.world).length);
    expect(second).toMatchObject({
      hubCount: first.hubCount,
      reportingHubCount: first.reportingHubCount + 1,
    });
  } finally {
    await ofThin.stop();
    await thin.stop();
  }
});
