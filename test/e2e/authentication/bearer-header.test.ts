import { OPEN_SERVICE } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { callsOf, useStack } from '../../support/stack.js';

const ONE_TOKEN = 'The Authorization header is malformed: it must be "Bearer" and one token.';
const EMPTY = 'The Authorization header is malformed: it is empty.';
const TWO = 'The Authorization header is malformed: the request has more than one.';
/** A header as it is sent: its characters are bytes. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1');

describe('an Authorization header', () => {
  // With open service access, a header that is ignored would be answered as the service.
  const stack = useStack({ environment: { ...OPEN_SERVICE, LOG_LEVEL: 'trace' } });

  beforeEach(() => stack.simulator.control.clearRequests());

  const send = (authorization: readonly string[]) =>
    rawRequest(stack.gateway.url, '/graphql', {
      headers: [
        ['content-type', 'application/json'],
        ...authorization.map((value) => ['authorization', value] as const),
      ],
      body: JSON.stringify({ query: '{ viewer { kind } hubs { totalCount } }' }),
    });

  it.each<[string, readonly string[], string]>([
    ['is empty', [''], EMPTY],
    ['is blank', ['   '], EMPTY],
    ['is a scheme alone', ['Bearer'], ONE_TOKEN],
    ['is a scheme and a space', ['Bearer '], ONE_TOKEN],
    ['has two tokens', ['Bearer one two'], ONE_TOKEN],
    ['has two tokens with a comma', ['Bearer one,two'], ONE_TOKEN],
    ['is a token alone', ['0123456789abcdef'], ONE_TOKEN],
    ['is of another scheme', ['Basic ZGVtby1jbGllbnQ6ZGVtby1zZWNyZXQ='], ONE_TOKEN],
    ['is of the old API', ['JWT eyJhbGciOiJIUzI1NiJ9.e30.x'], ONE_TOKEN],
    ['has the scheme twice', ['Bearer Bearer token'], ONE_TOKEN],
    ['has a colon for a space', ['Bearer: token'], ONE_TOKEN],
    ['has a tab for a space', ['Bearer\ttoken'], ONE_TOKEN],
    ['has its token quoted', ['Bearer "token"'], ONE_TOKEN],
    ['has padding alone', ['Bearer ==='], ONE_TOKEN],
    ['has padding amid the token', ['Bearer to=ken'], ONE_TOKEN],
    ['is in Unicode', [utf8('Bearer tökén')], ONE_TOKEN],
    ['is an emoji', [utf8('Bearer 🔑')], ONE_TOKEN],
    ['has a no-break space', [utf8('Bearer\u00a0token')], ONE_TOKEN],
    ['comes twice', ['Bearer one', 'Bearer two'], TWO],
    ['comes twice with the same token', ['Bearer one', 'Bearer one'], TWO],
    ['comes twice, the first empty', ['', 'Bearer two'], TWO],
    ['comes twice, the second empty', ['Bearer one', ''], TWO],
  ])(
    'that %s is rejected with the reason, and never answered as the service',
    async (_title, headers, message) => {
      const answer = await send(headers);

      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toEqual({
        errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="operated-gateway"');
      expect(await callsOf(stack.simulator)).toEqual({});
    },
  );

  it('with an unknown token is rejected by Operated, and never answered as the service', async () => {
    const answer = await send(['Bearer nobody']);

    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.text)).toMatchObject({
      data: { viewer: null, hubs: null },
      errors: [
        { message: 'Operated says that the token is not valid.', extensions: { code: 'UNAUTHENTICATED' } },
        { message: 'Operated says that the token is not valid.', extensions: { code: 'UNAUTHENTICATED' } },
      ],
    });
    // The first call decides: the gateway does not send a rejected token again.
    expect(await callsOf(stack.simulator)).toEqual({ 'GET /identity/oauth/v2/userinfo': 1 });
  });

  it('with an expired token is rejected by Operated', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.revoke({ token });
    const { status, errors } = await stack.gateway.query('{ hubs { totalCount } }', { token });

    expect(status).toBe(401);
    expect(errors).toMatchObject([{ path: ['hubs'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])('of the scheme %s is taken', async (scheme) => {
    const token = await stack.simulator.userToken();
    const answer = await send([`${scheme}   ${token} `]);

    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ data: { viewer: { kind: 'USER' } } });
  });

  it('is forwarded as it is', async () => {
    const token = await stack.simulator.userToken();
    await stack.simulator.control.clearRequests();
    await fetch(`${stack.simulator.url}/api/hubs/v1`, { headers: { authorization: `Bearer ${token}` } });
    await send([`Bearer ${token}`]);
    const { log } = await stack.simulator.control.requests();

    expect(log).toHaveLength(3);
    expect(new Set(log.map(({ tokenId }) => tokenId)).size).toBe(1);
  });

  it('is in no line of the log', async () => {
    const token = await stack.simulator.userToken();
    await send([`Bearer ${token}`]);
    await send(['Basic c2VjcmV0LW9mLWEtdXNlcg==']);

    expect(stack.gateway.log.join('')).not.toContain(token);
    expect(stack.gateway.log.join('')).not.toContain('c2VjcmV0LW9mLWEtdXNlcg');
  });
});
