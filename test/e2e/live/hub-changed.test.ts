import { connectSocket, type SocketClient } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubsOf, hubWhere } from '../../support/world.js';

interface HubChanged {
  readonly hubChanged: {
    readonly hub: {
      readonly id: string;
      readonly online: boolean;
      readonly account?: { readonly id: string };
    };
    readonly changed: readonly string[];
    readonly observedAt: string;
  };
}

const DOCUMENT = `
  subscription ($hubIds: [ID!], $filter: HubFilter, $includeCurrent: Boolean!) {
    hubChanged(hubIds: $hubIds, filter: $filter, includeCurrent: $includeCurrent) {
      changed
      observedAt
      hub { id online account { id } ports { number connected } }
    }
  }`;

// A clock that stands still keeps the hubs from counting energy.
const stack = useStack({
  environment: { POLL_INTERVAL_MS: '40', CACHE_TTL_MS: '1000' },
  realTime: () => 1_800_000_000_000,
});
const clients: SocketClient[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.dispose()));
});

async function watch(variables: Readonly<Record<string, unknown>>) {
  const client = connectSocket(stack.gateway, { token: await stack.simulator.token() });
  clients.push(client);
  // Operated verifies the token before the connection is acknowledged.
  await client.connected;
  return client.subscribe<HubChanged>(DOCUMENT, { includeCurrent: false, ...variables });
}

describe('hubChanged', () => {
  it('rejects invalid variables before Operated is called', async () => {
    const events = await watch({ hubIds: [{}] });
    await stack.simulator.control.clearRequests();

    await expect(events.next()).rejects.toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('hubIds') as string },
    ]);
    expect(await stack.simulator.control.requests()).toMatchObject({ total: 0 });
  });

  it('sends the current state of every hub that the token sees, then each change once', async () => {
    const ids = hubsOf(stack.simulator.world).map(({ id }) => id);
    const events = await watch({ includeCurrent: true });
    const current = [];
    for (let count = 0; count < ids.length; count += 1) current.push((await events.event()).hubChanged);

    expect(current.map(({ hub }) => hub.id).sort()).toEqual([...ids].sort());
    expect(current.every(({ changed }) => changed.length === 0)).toBe(true);

    const { id } = hubWhere(stack.simulator.world, ({ online }) => online);
    await stack.simulator.control.presence(id, false);
    expect(await events.event()).toMatchObject({
      hubChanged: { hub: { id, online: false }, changed: ['PRESENCE'] },
    });
    await stack.simulator.control.presence(id, true);
    expect(await events.event()).toMatchObject({
      hubChanged: { hub: { id, online: true }, changed: ['PRESENCE'] },
    });
  });

  it('names the aspects that changed', async () => {
    const { id } = hubWhere(stack.simulator.world, ({ online, product }) => online && product === 'O-PC-4');
    const events = await watch({ hubIds: [id], includeCurrent: true });
    await events.event();
    const changes: [object, string[]][] = [
      [{ firmware: '9.9.9' }, ['INFO']],
      [{ config: { hdmiceccontrol: 'odd' } }, ['CONFIG']],
      [{ state: { adminmode: 'odd' } }, ['STATE']],
      [{ connections: { usb1: { enabled: 'odd' } } }, ['PORTS']],
      [{ power: { wattage: 12_345 } }, ['POWER']],
      [{ firmware: '9.9.10', state: { adminmode: 'odder' } }, ['INFO', 'STATE']],
    ];
    for (const [patch, changed] of changes) {
      await stack.simulator.control.data(id, patch as Record<string, never>);
      expect(await events.event()).toMatchObject({ hubChanged: { changed } });
    }
  });

  it('sends no hub outside hubIds', async () => {
    const [other, wanted] = hubsOf(stack.simulator.world).filter(({ online }) => online);
    const events = await watch({ hubIds: [wanted?.id], includeCurrent: true });
    await events.event();
    await stack.simulator.control.presence(other?.id ?? '', false);
    await stack.simulator.control.presence(wanted?.id ?? '', false);

    expect(await events.event()).toMatchObject({ hubChanged: { hub: { id: wanted?.id } } });
    await stack.simulator.control.presence(other?.id ?? '', true);
    await stack.simulator.control.presence(wanted?.id ?? '', true);
  });

  it('sends hubs that no longer match the filter, and none that never matched', async () => {
    const [one, two] = hubsOf(stack.simulator.world).filter(({ online }) => online);
    const events = await watch({ filter: { search: two?.serialNumber, online: true }, includeCurrent: true });
    expect(await events.event()).toMatchObject({ hubChanged: { hub: { id: two?.id } } });
    await stack.simulator.control.presence(one?.id ?? '', false);
    await stack.simulator.control.presence(two?.id ?? '', false);

    expect(await events.event()).toMatchObject({ hubChanged: { hub: { id: two?.id, online: false } } });
    await stack.simulator.control.presence(one?.id ?? '', true);
    await stack.simulator.control.presence(two?.id ?? '', true);
  });

  it('resolves fields beyond the hub with the token of the subscriber', async () => {
    const { id, accountId } = hubWhere(stack.simulator.world, ({ online }) => online);
    const events = await watch({ hubIds: [id], filter: { accountId }, includeCurrent: true });

    expect(await events.event()).toMatchObject({ hubChanged: { hub: { id, account: { id: accountId } } } });
  });
});
