import { callsOf, read, useStack } from '../../support/stack.js';

/** A search is compared with every entry of a list: its length is the caller's choice, so it is limited. */
describe('a search', () => {
  const stack = useStack();
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });

  const LISTS = [
    ['hubs', 'query ($search: String!) { hubs(filter: { search: $search }) { totalCount } }'],
    ['spaces', 'query ($search: String!) { spaces(filter: { search: $search }) { totalCount } }'],
    [
      'the hubs of an account',
      'query ($search: String!) { accounts { hubs(filter: { search: $search }) { totalCount } } }',
    ],
  ] as const;

  it.each(LISTS)('of %s is rejected with 201 characters', async (_list, document) => {
    const { errors } = await stack.gateway.query(document, {
      token,
      variables: { search: 'x'.repeat(201) },
    });

    expect(errors.map(({ extensions }) => extensions)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        validation: [{ field: 'filter.search', constraints: ['must have at most 200 characters'] }],
      },
    ]);
  });

  it('of hubs is rejected before Operated is called', async () => {
    await stack.simulator.control.clearRequests();
    await stack.gateway.query(LISTS[0][1], { token, variables: { search: 'x'.repeat(100_000) } });

    expect(await callsOf(stack.simulator)).toEqual({});
  });

  it.each(LISTS)('of %s is accepted with 200 characters', async (_list, document) => {
    expect(await read(stack.gateway, document, { token, variables: { search: 'x'.repeat(200) } })).toEqual(
      expect.anything(),
    );
  });
});
