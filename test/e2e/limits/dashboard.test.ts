import { readGatewayConfig } from '../../../src/config/gateway-config.js';
import { connectSocket } from '../../support/live.js';
import { useStack } from '../../support/stack.js';

const HUB =
  'id name customId online product { name } state { activePort { number } overTemperature } power { wattage } ports { number connected active device { vendorName productId } power { wattage } }';
const POLLS_PER_MINUTE = 60 / 5;
/** Every hub changes at every poll of Operated: more than any fleet does. */
const EVENTS_PER_HUB_PER_MINUTE = 60 / 2;

interface Answer {
  readonly data: { readonly hubs: { readonly nodes: readonly unknown[] } };
  readonly extensions: { readonly cost: { requestedQueryCost: number; actualQueryCost: number } };
}

describe('a dashboard of 500 hubs', () => {
  const stack = useStack({ simulator: { hubs: 500, spaces: 50, accounts: 1 } });

  it('uses less than a fifth of the default budget, polling every 5 seconds and subscribed to all changes', async () => {
    const { COST_BUDGET_PER_MINUTE: budget } = readGatewayConfig({ OPERATED_BASE_URL: 'http://127.0.0.1' });
    const token = await stack.simulator.userToken();
    const { text } = await stack.gateway.query(`{ hubs(first: 500) { totalCount nodes { ${HUB} } } }`, {
      token,
      headers: { 'graphql-cost': '1' },
    });
    const { data, extensions } = JSON.parse(text) as Answer;
    const client = connectSocket(stack.gateway, { token });
    const { value } = await client
      .subscribe(`subscription { hubChanged(includeCurrent: true) { changed hub { ${HUB} } } }`)
      .next();
    await client.dispose();
    const { requestedQueryCost, actualQueryCost } = extensions.cost;
    const valuesOfEvent = JSON.stringify(value?.data).split(/[,[{]/).length;
    const spent =
      actualQueryCost * (POLLS_PER_MINUTE - 1) +
      requestedQueryCost +
      valuesOfEvent * EVENTS_PER_HUB_PER_MINUTE * 500;

    expect(data.hubs.nodes).toHaveLength(500);
    expect(actualQueryCost).toBeGreaterThan(500 * 20);
    expect(valuesOfEvent).toBeGreaterThan(20);
    expect(spent).toBeLessThan(budget / 5);
  });
});
