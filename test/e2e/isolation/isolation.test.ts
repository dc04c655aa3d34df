import { type Answer, OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';
import { accountOf, hubsOf, spacesOf } from '../../support/world.js';

const CLIENTS = ['demo-client', 'other-client'] as const;
type Client = (typeof CLIENTS)[number];

/** Four of each pair of a caller and a query. */
const CONCURRENT_REQUESTS = 24;

const HUB = `id name customId serialNumber hardwareId ipAddress account { id name } spaces { id name } state { raw } config { raw }
  ports { id raw ochnoUnit { hub { id name } } } power { wattage }`;
const EVERYTHING = `
  viewer { id email }
  accounts { id name groups { id name } spaces(first: 500) { nodes { id name } } hubs(first: 500) { nodes { id } } power { wattage }
    facets(by: SPACE) { value label count } versions: facets(by: FIRMWARE) { value label count } }
  spaces(first: 500) { edges { cursor } nodes { id name account { id name } inUse online hubs { nodes { id } facets(by: SPACE) { value label count } } } }
  hubs(first: 500) { edges { cursor } facets(by: SPACE) { value label count } nodes { ${HUB} } }`;

describe.each(['0', '1000', '600000'])('two organisations, with CACHE_TTL_MS=%s,', (ttlMs) => {
  const stack = useStack({
    simulator: { hubs: 20, spaces: 8 },
    environment: { ...OPEN_SERVICE, LOG_LEVEL: 'trace', CACHE_TTL_MS: ttlMs },
  });
  let tokens: Record<Client, string>;

  beforeAll(async () => {
    const { simulator } = stack;
    const userOf = (clientId: Client) =>
      simulator.userToken({ clientId, email: `admin@${clientId.replace('-client', '')}.example` });
    tokens = { 'demo-client': await userOf('demo-client'), 'other-client': await userOf('other-client') };
  });

  const otherThan = (client: Client): Client => (client === 'demo-client' ? 'other-client' : 'demo-client');

  /**
   * Every text that identifies an organisation, its users, rooms or hubs, and that the other organisation does not
   * have. Addresses and some names are equal in both.
   */
  const upstreamMessage = (client: Client): readonly string[] => {
    const { world } = stack.simulator;
    const words = (owner: Client) => {
      const { id, name, groups, users } = accountOf(world, owner);
      return [
        ...[id, name, ...groups.flatMap((group) => [group.id, group.name])],
        ...users.flatMap((user) => [user.id, user.email]),
        ...spacesOf(world, owner).flatMap((space) => [space.id, space.name]),
        ...hubsOf(world, owner).flatMap((hub) => [
          hub.id,
          hub.serialNumber,
          hub.name,
          hub.customId ?? hub.id,
        ]),
      ];
    };
    const common = new Set(words(otherThan(client)));
    return words(client).filter((word) => !common.has(word));
  };
  const wordsIn = (text: string, client: Client) =>
    upstreamMessage(client).filter((word) => text.includes(word));

  const ask = (
    client: Client,
    fields: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => stack.gateway.query(`{ ${fields} }`, { token: tokens[client], headers });

  /** Everything of the other organisation, requested by name. */
  const byName = (client: Client): string => {
    const { world } = stack.simulator;
    const foreign = otherThan(client);
    const ids = JSON.stringify(hubsOf(world, foreign).map(({ id }) => id));
    const account = JSON.stringify(accountOf(world, foreign).id);
    const spaces = spacesOf(world, foreign).map(
      ({ id }, index) => `s${index}: space(id: "${id}") { name hubs { totalCount } }`,
    );
    const hubs = hubsOf(world, foreign).map(({ id }, index) => `h${index}: hub(id: "${id}") { ${HUB} }`);
    const serials = hubsOf(world, foreign).map(
      ({ serialNumber }, index) => `n${index}: hubBySerialNumber(serialNumber: "${serialNumber}") { ${HUB} }`,
    );
    return `
      account(id: ${account}) { name power { wattage } }
      byIds: hubs(filter: { ids: ${ids} }) { totalCount nodes { ${HUB} } }
      byAccount: hubs(filter: { accountId: ${account} }) { totalCount nodes { ${HUB} } facets(by: SPACE) { value label count } }
      ${[...spaces, ...hubs, ...serials].join(' ')}`;
  };

  /** Every value that is neither null nor an empty list, in an answer to `byName`. */
  const found = (data: unknown) =>
    Object.values(data as Record<string, unknown>).filter(
      (value) => value !== null && (value as { totalCount?: number }).totalCount !== 0,
    );

  it.each(CLIENTS)(
    'never show a user of %s data of the other, by id, serial number, list or space',
    async (client) => {
      for (const asker of [client, otherThan(client), client]) {
        const answer = await ask(asker, byName(asker));

        expect(answer.errors).toEqual([]);
        expect(found(answer.data)).toEqual([]);
        expect(wordsIn(answer.text, otherThan(asker))).toEqual([]);
      }
    },
  );

  it.each(CLIENTS)(
    'show a user of %s all of its own data and no other, after a request of the other',
    async (client) => {
      await ask(otherThan(client), EVERYTHING);
      const answer = await ask(client, EVERYTHING);

      expect(answer.errors).toEqual([]);
      expect(wordsIn(answer.text, otherThan(client))).toEqual([]);
      for (const { id } of [
        ...hubsOf(stack.simulator.world, client),
        ...spacesOf(stack.simulator.world, client),
      ]) {
        expect(answer.text).toContain(id);
      }
    },
  );

  it('stay apart in requests of both, and of the service, that run at the same time', async () => {
    await stack.simulator.control.faults([
      { method: 'GET', path: '*', kind: 'delay', delayMs: 15, share: 0.5 },
    ]);
    const askers = Array.from(
      { length: CONCURRENT_REQUESTS },
      (_, index) => [...CLIENTS, 'service' as const][index % 3],
    );
    const answers = await Promise.all(
      askers.map(async (asker, index) => {
        const owner: Client = asker === 'other-client' ? asker : 'demo-client';
        const fields = index % 2 === 0 ? EVERYTHING : byName(owner);
        const answer =
          asker === 'service' ? await stack.gateway.query(`{ ${fields} }`) : await ask(owner, fields);
        return { asker, index, owner, answer };
      }),
    );
    await stack.simulator.control.clearFaults();

    expect(answers.map(({ answer }) => answer.errors).flat()).toEqual([]);
    for (const { owner, answer, index } of answers) {
      expect(wordsIn(answer.text, otherThan(owner))).toEqual([]);
      if (index % 2 !== 0) expect(found(answer.data)).toEqual([]);
      else expect(answer.text).toContain(hubsOf(stack.simulator.world, owner)[0]?.id);
    }
    for (const { asker, answer } of answers.filter(({ index }) => index % 2 === 0)) {
      if (asker === 'service') expect(answer.text).not.toContain('@demo.example');
      else expect(answer.text).toContain(`admin@${asker?.replace('-client', '')}.example`);
    }
  });

  it('are read from Operated with the token of the caller only', async () => {
    const past = { 'cache-control': 'no-cache' };
    await stack.simulator.control.clearRequests();
    await ask('demo-client', EVERYTHING, past);
    const own = new Set((await stack.simulator.control.requests()).log.map(({ tokenId }) => tokenId));
    await stack.simulator.control.clearRequests();
    await ask('other-client', EVERYTHING, past);
    await ask('other-client', byName('other-client'), past);
    const foreign = new Set((await stack.simulator.control.requests()).log.map(({ tokenId }) => tokenId));

    expect([own.size, foreign.size]).toEqual([1, 1]);
    expect(own).not.toEqual(foreign);
  });

  it('cannot use each other’s cursors to see more', async () => {
    const cursors = await ask('demo-client', 'hubs(first: 1) { pageInfo { endCursor } }');
    const { hubs } = cursors.data as { hubs: { pageInfo: { endCursor: string } } };
    const answer = await ask(
      'other-client',
      `hubs(after: "${hubs.pageInfo.endCursor}") { nodes { ${HUB} } }`,
    );

    expect(wordsIn(answer.text, 'demo-client')).toEqual([]);
  });

  it('get the same answer for a hub of another organisation as for one that does not exist', async () => {
    const [foreign] = hubsOf(stack.simulator.world, 'other-client');
    const existing = await ask('demo-client', `hub(id: "${foreign?.id}") { name }`);
    const none = await ask('demo-client', 'hub(id: "65ffefa1930e9ca08affffff") { name }');

    expect(existing.text).toBe(none.text);
  });
});
