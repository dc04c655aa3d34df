import { graphql } from '../../generated/index.js';
import { useStack } from '../../support/stack.js';
import { readTyped } from '../../support/typed-query.js';

const ROOM = graphql(`
  query RoomAndHubs($first: Int!, $filter: HubFilter) {
    spaces(first: $first) {
      nodes {
        name
        hubs(filter: $filter) {
          totalCount
          nodes {
            product {
              family
            }
            ports {
              number
            }
          }
        }
      }
    }
  }
`);

describe('A typed document', () => {
  const stack = useStack();

  test('gets an answer of its generated type', async () => {
    const token = await stack.simulator.token();
    const variables = { first: 100, filter: { families: ['OPC4' as const] } };
    const { spaces } = await readTyped(stack.gateway, ROOM, { token, variables });
    const hubs = spaces?.nodes.flatMap((space) => space.hubs?.nodes ?? []) ?? [];
    expect(hubs.length).toBeGreaterThan(0);
    // The type check verifies the generated types: the names below are theirs.
    const families: readonly 'OPC4'[] = hubs.flatMap(({ product }) =>
      product.family === 'OPC4' ? [product.family] : [],
    );
    expect(families).toHaveLength(hubs.length);
    expect(hubs.every(({ ports }) => (ports?.length ?? 0) >= 4)).toBe(true);
  });
});
