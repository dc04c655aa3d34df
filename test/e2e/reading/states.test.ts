import type { JsonObject } from '../../../simulator/world/types.js';
import { read, useStack } from '../../support/stack.js';
import { hubWhere, hubsOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');

describe('the state of hubs', () => {
  const stack = useStack({ realTime: () => frozen });
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  it('is that of Operated, with null for what a hub does not send', async () => {
    const document = `{ hubs(first: 500) { nodes { state {
      connected activePort { number hub { id } } ucMode ucPort ucDisabledPort ucExtension ucSynced inMeeting adminMode
      overTemperature raw
    } } } }`;
    const upper = (value: unknown) => (typeof value === 'string' ? value.toUpperCase() : null);
    const state = (sent: JsonObject, hubId: string) => {
      const uc = sent['mtrmode'];
      return {
        connected: (sent['connected'] as readonly number[]).map((flag) => flag === 1),
        activePort: sent['active'] ? { number: sent['active'], hub: { id: hubId } } : null,
        ucMode: uc === undefined ? null : uc === true ? 'UC' : 'BYOD',
        ucPort: sent['mtrport'] ?? null,
        ucDisabledPort: sent['mtrdisable'] ?? null,
        ucExtension: upper(sent['mtrextension']),
        ucSynced: sent['mtrsync'] ?? null,
        inMeeting: sent['externalmtr'] ?? null,
        adminMode: sent['adminmode'] ?? null,
        overTemperature: upper(sent['otp']),
        raw: sent,
      };
    };

    expect(await read(stack.gateway, document, { token })).toEqual({
      hubs: {
        nodes: hubsOf(stack.simulator.world).map((hub) => ({ state: state(hub.state(), hub.id) })),
      },
    });
  });

  it('follows events: a laptop is connected, a port is activated, a hub overheats', async () => {
    const { control, world } = stack.simulator;
    const table = hubWhere(world, ({ serialNumber }) => serialNumber !== '');
    const charger = hubWhere(world, ({ product }) => product === 'O-PH-4');
    await control.plug(table.id, 4);
    await control.temperature(charger.id, 'overheat');

    expect(
      await read(
        stack.gateway,
        'query ($table: ID!, $charger: ID!) { table: hub(id: $table) { state { activePort { number connected } } } charger: hub(id: $charger) { state { overTemperature } } }',
        { token, variables: { table: table.id, charger: charger.id } },
      ),
    ).toEqual({
      table: { state: { activePort: { number: 4, connected: true } } },
      charger: { state: { overTemperature: 'OVERHEAT' } },
    });
  });
});
