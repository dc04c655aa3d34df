import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';
import { hubWhere } from '../../support/world.js';
import { putsOf } from './changes.js';

const JSON_TYPE = { 'content-type': 'application/json' };

describe('a mutation that comes', () => {
  const stack = useStack({
    environment: { ...OPEN_SERVICE, OPERATED_SCOPES: 'accounts:read hubs:read hubs:write' },
  });
  beforeEach(() => stack.simulator.control.clearRequests());

  const mutation = () => {
    const { id } = hubWhere(stack.simulator.world, ({ product, online }) => product === 'O-PC-4' && online);
    return `mutation { setActivePort(input: { hubId: "${id}", portNumber: 3 }) { userErrors { code } } }`;
  };
  const send = (init: RequestInit, query = '') => fetch(`${stack.gateway.url}/graphql${query}`, init);

  it.each([
    ['alone', {}, 400],
    ['with a token', { authorization: 'Bearer x' }, 405],
    ['with the header of Apollo’s clients', { 'apollo-require-preflight': 'yes' }, 405],
    ['with the content type of JSON', JSON_TYPE, 405],
  ])('as GET %s is rejected', async (_title, headers, status) => {
    const query = `?query=${encodeURIComponent(mutation())}`;
    const response = await send({ headers }, query);

    expect(response.status).toBe(status);
    if (status === 405) expect(response.headers.get('allow')).toBe('POST');
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it.each([
    [
      'a form',
      'application/x-www-form-urlencoded',
      () => new URLSearchParams({ query: mutation() }).toString(),
    ],
    ['plain text', 'text/plain', () => JSON.stringify({ query: mutation() })],
    [
      'a form of parts',
      'multipart/form-data; boundary=b',
      () => `--b\r\ncontent-disposition: form-data; name="query"\r\n\r\n${mutation()}\r\n--b--\r\n`,
    ],
  ])('from another site’s page as %s is rejected', async (_title, type, body) => {
    const response = await send({
      method: 'POST',
      headers: { 'content-type': type, origin: 'https://elsewhere.example' },
      body: body(),
    });

    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect((await stack.simulator.control.requests()).total).toBe(0);
  });

  it('as POST of JSON is made', async () => {
    const response = await send({
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ query: mutation() }),
    });

    expect(await response.json()).toEqual({ data: { setActivePort: { userErrors: [] } } });
    expect(await putsOf(stack)).toBe(1);
  });
});
