import { connectSocket, type Messages, type SocketClient, subscribeBySse } from '../../support/live.js';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';

interface FieldChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}
interface HubChanged {
  readonly hubChanged: {
    readonly hub: { readonly id: string };
    readonly changed: readonly string[];
    readonly changes: readonly FieldChange[];
  };
}

const DOCUMENT = `
  subscription ($hubIds: [ID!], $aspects: [HubAspect!], $filter: HubFilter) {
    hubChanged(hubIds: $hubIds, aspects: $aspects, filter: $filter, includeCurrent: true) {
      changed
      changes { path before after }
      hub { id }
    }
  }`;

describe.each(['compiled', 'reference'])('HubChange.changes with EXECUTOR=%s', (executor) => {
  // A clock that stands still keeps the hubs from counting energy.
  const stack = useStack({
    environment: { POLL_INTERVAL_MS: '40', CACHE_TTL_MS: '1000', EXECUTOR: executor },
    realTime: () => 1_800_000_000_000,
  });
  const clients: SocketClient[] = [];
  let token: string;
  let id: string;

  beforeAll(async () => {
    token = await stack.simulator.token();
    ({ id } = hubWhere(stack.simulator.world, ({ online, product }) => online && product === 'O-PC-4'));
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.dispose()));
  });

  const nextOf = async (events: Messages<HubChanged>) => (await events.event()).hubChanged;

  async function watch(variables: object = {}) {
    const client = connectSocket(stack.gateway, { token });
    clients.push(client);
    const events = client.subscribe<HubChanged>(DOCUMENT, { hubIds: [id], ...variables });
    expect(await nextOf(events)).toEqual({ hub: { id }, changed: [], changes: [] });
    return () => nextOf(events);
  }

  const data = (patch: object) => stack.simulator.control.data(id, patch as Record<string, never>);

  it('has the fields of the graph that changed, with the values before and after as JSON', async () => {
    const next = await watch();
    await data({
      firmware: '1.2.3',
      config: { defaultport: 2, hpdondelay: 0, buttondisabled: 0b0001 },
      state: { externalmtr: false, otp: 'normal' },
      power: { wattage: 10_000 },
    });
    await next();
    await data({
      firmware: '1.2.4',
      config: { defaultport: 3, hpdondelay: 1, buttondisabled: 0b0011 },
      state: { externalmtr: true, otp: 'overheat' },
      power: { wattage: 20_000.5 },
    });

    expect(await next()).toMatchObject({
      changed: ['INFO', 'STATE', 'CONFIG', 'POWER'],
      changes: [
        { path: 'firmware', before: '"1.2.3"', after: '"1.2.4"' },
        { path: 'state.inMeeting', before: 'false', after: 'true' },
        { path: 'state.overTemperature', before: '"NORMAL"', after: '"OVERHEAT"' },
        { path: 'config.buttonDisabled', before: '[1]', after: '[1,2]' },
        { path: 'config.defaultPort', before: '2', after: '3' },
        {
          path: 'config.hpdOnDelay',
          before: '{"mode":"ALWAYS_ON","milliseconds":null}',
          after: '{"mode":"DELAY","milliseconds":100}',
        },
        { path: 'power.wattage', before: expect.any(String) as string, after: expect.any(String) as string },
      ],
    });
  });

  it('has no value where there was none, and where there is none any more', async () => {
    await data({ firmware: null });
    const next = await watch();
    await data({ firmware: '1.2.5' });
    expect((await next()).changes).toEqual([{ path: 'firmware', before: null, after: '"1.2.5"' }]);
    await data({ firmware: null });
    expect((await next()).changes).toEqual([{ path: 'firmware', before: '"1.2.5"', after: null }]);
  });

  it('names ports by their names, and has what was plugged in as one value', async () => {
    await stack.simulator.control.unplug(id, 2);
    const next = await watch({ aspects: ['PORTS'] });
    await stack.simulator.control.plug(id, 2, { vid: 0x05ac, pid: 0x10a5 });
    const { changed, changes } = await next();

    expect(changed).toEqual(['PORTS']);
    expect(changes).toContainEqual({ path: 'ports.usb2.connected', before: 'false', after: 'true' });
    const device = changes.find(({ path }) => path === 'ports.usb2.device');
    expect(device?.before).toBeNull();
    expect(JSON.parse(device?.after ?? '')).toMatchObject({ vendorId: 0x05ac, productId: 0x10a5 });
    expect(changes.filter(({ path }) => !path.startsWith('ports.usb'))).toEqual([]);
    expect(changes.filter(({ path }) => path.includes('power'))).toEqual([]);
  });

  it('has the number of the active port', async () => {
    await data({ state: { active: 1 } });
    const next = await watch({ aspects: ['STATE'] });
    await data({ state: { active: 2 } });

    expect((await next()).changes).toEqual([{ path: 'state.activePort', before: '1', after: '2' }]);
  });

  it('lists nothing of other aspects than those that the event names', async () => {
    const next = await watch({ aspects: ['INFO'] });
    await data({ firmware: `9.${Date.now()}.9`, config: { defaultport: 1 }, power: { wattage: 30_000 } });

    expect((await next()).changes.map(({ path }) => path)).toEqual(['firmware']);
  });

  it('is empty where only what no field shows has changed', async () => {
    const next = await watch();
    await data({ config: { unheardof: Date.now() } });

    expect(await next()).toMatchObject({ changed: ['CONFIG'], changes: [] });
  });

  it('is the same over an event stream, for subscribers of other tokens too', async () => {
    const next = await watch();
    const variables = { hubIds: [id] };
    const others = [
      subscribeBySse<HubChanged>(stack.gateway, { token }, DOCUMENT, variables),
      subscribeBySse<HubChanged>(
        stack.gateway,
        { token: await stack.simulator.token() },
        DOCUMENT,
        variables,
      ),
    ];
    for (const events of others) expect((await nextOf(events)).changes).toEqual([]);
    await data({ customid: `Desk ${Date.now()}` });
    const event = await next();

    expect(event.changes.map(({ path }) => path)).toEqual(['customId']);
    for (const events of others) {
      expect(await nextOf(events)).toEqual(event);
      await events.return?.();
    }
  });
});
