import { startTestGateway } from '../../support/gateway.js';
import { connectSocket } from '../../support/live.js';
import { callsOf, useStack } from '../../support/stack.js';
import { startStubOperated } from '../../support/stub-operated.js';

const DOCUMENTS = {
  'a hub': '{ hub(id: $id) { id } }',
  'an account': '{ account(id: $id) { id } }',
  'a space': '{ space(id: $id) { id } }',
  'a filter of hubs': '{ hubs(filter: { ids: ["one", $id] }) { totalCount } }',
  'the space of a filter': '{ hubs(filter: { spaceId: $id }) { totalCount } }',
  'the account of a filter': '{ hubs(filter: { accountId: $id }) { totalCount } }',
  'a filter of spaces': '{ spaces(filter: { ids: [$id] }) { totalCount } }',
  setActivePort: 'mutation { setActivePort(input: { hubId: $id, portNumber: 1 }) { hub { id } } }',
  updateHubConfig:
    'mutation { updateHubConfig(input: { hubId: $id, config: { defaultPort: 1 } }) { hub { id } } }',
  updateHubConfigs:
    'mutation { updateHubConfigs(input: { hubIds: [$id], config: { defaultPort: 1 } }) { results { hubId } } }',
} as const;

const withVariable = (document: string) =>
  document.startsWith('mutation')
    ? document.replace('mutation', 'mutation ($id: ID!)')
    : `query ($id: ID!) ${document}`;
const withLiteral = (document: string, id: string) => document.replace('$id', JSON.stringify(id));

describe('an id of 501 characters', () => {
  const stack = useStack();
  const id = 'x'.repeat(501);
  let token: string;

  beforeAll(async () => {
    token = await stack.simulator.userToken();
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  it.each(Object.entries(DOCUMENTS))('is BAD_USER_INPUT for %s', async (_name, document) => {
    const answers = [
      await stack.gateway.query(withVariable(document), { token, variables: { id } }),
      await stack.gateway.query(withLiteral(document, id), { token }),
    ];

    for (const { errors, text } of answers) {
      expect(errors).toMatchObject([
        {
          message: 'id: an id has at most 500 characters',
          extensions: {
            code: 'BAD_USER_INPUT',
            validation: [{ field: 'id', constraints: ['an id has at most 500 characters'] }],
          },
        },
      ]);
      expect(text).not.toContain('xxx');
    }
    expect(await callsOf(stack.simulator)).toEqual({});
  });

  it('is BAD_USER_INPUT for a serial number', async () => {
    const document = 'query ($id: String!) { hubBySerialNumber(serialNumber: $id) { id } }';
    const { errors } = await stack.gateway.query(document, { token, variables: { id } });

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await callsOf(stack.simulator)).toEqual({});
  });

  it('is BAD_USER_INPUT for a subscription', async () => {
    const client = connectSocket(stack.gateway, { token });
    const document = `subscription { hubChanged(hubIds: ["${id}"]) { changed } }`;
    const events = client.subscribe(document);
    await expect(events.event()).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    await client.dispose();
  });
});

describe('an id of 600 KB', () => {
  const stack = useStack();

  it('is repeated by none of the aliases that use it', async () => {
    const token = await stack.simulator.userToken();
    const fields = Array.from(
      { length: 15 },
      (_, index) =>
        `a${index}: setActivePort(input: { hubId: $id, portNumber: 1 }) { userErrors { message } }`,
    );
    const { errors, text } = await stack.gateway.query(`mutation ($id: ID!) { ${fields.join(' ')} }`, {
      token,
      variables: { id: 'x'.repeat(600_000) },
    });

    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(text.length).toBeLessThan(1_000);
  });
});

describe('an id that is unknown', () => {
  it('is repeated with 100 characters at most', async () => {
    const operated = await startStubOperated({});
    const gateway = await startTestGateway(operated.url);
    const document =
      'mutation ($id: ID!) { setActivePort(input: { hubId: $id, portNumber: 1 }) { userErrors { message } } }';
    const id = `y${'x'.repeat(499)}`;
    const { data } = await gateway.query(document, { token: 'any', variables: { id } });
    await gateway.stop();
    await operated.stop();

    expect(data).toEqual({
      setActivePort: {
        userErrors: [{ message: `There is no hub "y${'x'.repeat(99)}…" that the caller can see.` }],
      },
    });
  });
});
