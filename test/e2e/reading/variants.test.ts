import type { SimulatorConfig } from '../../../simulator/config.js';
import { read, startStack } from '../../support/stack.js';
import { hubsOf } from '../../support/world.js';

const frozen = Date.parse('2026-03-25T09:00:00Z');
const DOCUMENT = `{
  accounts { id name groups { id name } }
  spaces { nodes { id name account { id } } }
  hubs(first: 500, orderBy: { field: NAME }) { nodes {
    id name customId serialNumber hardwareId firmware ipAddress online product { code }
    account { id } spaces { id } state { raw } config { raw } power { energy wattage }
    ports { id raw ochnoUnit { hub { id } } }
  } }
}`;

async function answerWith(simulator: Partial<SimulatorConfig>): Promise<unknown> {
  const stack = await startStack({ simulator, realTime: () => frozen });
  try {
    return await read(stack.gateway, DOCUMENT, { token: await stack.simulator.userToken() });
  } finally {
    await stack.stop();
  }
}

describe('variants of Operated’s answers', () => {
  let usual: unknown;

  beforeAll(async () => {
    usual = await answerWith({});
  });

  it.each<[string, Partial<SimulatorConfig>]>([
    ['thin rows', { rows: 'thin' }],
    ['lists in an envelope', { lists: 'envelope' }],
    ['the account as an array of one', { account: 'array' }],
    ['spaces in spaceIds', { spaceField: 'spaceIds' }],
    ['connections called con', { connections: 'con' }],
    ['the serial number in serialNumber alone', { serialField: 'serialNumber' }],
    ['the serial number in hwId alone', { serialField: 'hwId' }],
    ['the serial number in data alone', { serialField: 'data' }],
    [
      'all of it at once',
      { rows: 'thin', lists: 'envelope', account: 'array', spaceField: 'spaceIds', connections: 'con' },
    ],
  ])('make no difference to the graph: %s', async (_name, variant) => {
    const hidden = variant.serialField === 'serialNumber' || variant.serialField === 'data';
    const withoutHardwareId = (data: unknown): unknown =>
      JSON.parse(
        JSON.stringify(data, (key, value: unknown) => (key === 'hardwareId' && hidden ? null : value)),
      );

    expect(withoutHardwareId(await answerWith(variant))).toEqual(withoutHardwareId(usual));
  });

  it('show the only space of a hub whose spaceId is a text', async () => {
    const stack = await startStack({ simulator: { spaceField: 'text' } });
    const token = await stack.simulator.userToken();
    const named = await read(stack.gateway, '{ hubs { nodes { id spaces { id } } } }', { token });
    await stack.stop();

    expect(named).toEqual({
      hubs: {
        nodes: hubsOf(stack.simulator.world).map(({ id, spaceIds }) => ({
          id,
          spaces: spaceIds.slice(0, 1).map((spaceId) => ({ id: spaceId })),
        })),
      },
    });
  });
});
