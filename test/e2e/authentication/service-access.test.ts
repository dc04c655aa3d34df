import { readGatewayConfig } from '../../../src/config/gateway-config.js';
import { OPEN_SERVICE, SERVICE_CREDENTIALS } from '../../support/gateway.js';
import { callsOf, read, useStack } from '../../support/stack.js';

const BASE = { OPERATED_BASE_URL: 'http://127.0.0.1:4010' };

describe('SERVICE_ACCESS=open', () => {
  it.each(['0.0.0.0', '::', '192.168.1.10', 'gateway.example', '127.0.0.1.example', 'localhost.example'])(
    'is rejected with HOST=%s, which is not loopback',
    (HOST) => {
      expect(() => readGatewayConfig({ ...BASE, ...OPEN_SERVICE, HOST })).toThrow(
        `SERVICE_ACCESS=open with HOST=${HOST} lets every client that reaches this address act as the service: set SERVICE_ACCESS_OPEN_CONFIRMED=yes if that is intended`,
      );
    },
  );

  it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])(
    'is accepted with HOST=%s, which is loopback',
    (HOST) => {
      expect(readGatewayConfig({ ...BASE, ...OPEN_SERVICE, HOST })).toMatchObject({
        SERVICE_ACCESS: 'open',
        HOST,
      });
    },
  );

  it('is accepted with any HOST if it is confirmed', () => {
    const environment = { ...BASE, ...OPEN_SERVICE, HOST: '0.0.0.0', SERVICE_ACCESS_OPEN_CONFIRMED: 'yes' };

    expect(readGatewayConfig(environment)).toMatchObject({ SERVICE_ACCESS: 'open' });
  });

  it('is rejected without credentials', () => {
    expect(() => readGatewayConfig({ ...BASE, SERVICE_ACCESS: 'open' })).toThrow(
      'SERVICE_ACCESS=open needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET',
    );
  });
});

describe('a gateway with SERVICE_ACCESS=off', () => {
  const stack = useStack({ environment: SERVICE_CREDENTIALS });

  beforeEach(() => stack.simulator.control.clearRequests());

  it.each([
    '{ viewer { kind } }',
    '{ __typename }',
    '{ configSettings { name } }',
    '{ nonsense',
    '{ unknown }',
  ])('rejects %s without a token, although it has credentials', async (document) => {
    const answer = await stack.gateway.query(document);

    expect(answer).toMatchObject({
      status: 401,
      data: undefined,
      errors: [
        {
          message: 'No bearer token: send one as "Authorization: Bearer <token>".',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
    expect(await callsOf(stack.simulator)).toEqual({});
  });

  it('answers a user', async () => {
    const token = await stack.simulator.userToken();

    expect(await read(stack.gateway, '{ viewer { kind } }', { token })).toEqual({ viewer: { kind: 'USER' } });
  });
});

describe('a gateway with SERVICE_ACCESS=open', () => {
  const stack = useStack({ environment: OPEN_SERVICE });

  it('says so at its start', () => {
    expect(stack.gateway.log.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({
        level: 'warn',
        msg: expect.stringContaining('SERVICE_ACCESS=open') as string,
      }),
    );
  });

  it('authenticates a caller without credentials as the service, and a user by its own token', async () => {
    const token = await stack.simulator.userToken({
      clientId: 'other-client',
      email: 'admin@other.example',
    });
    const document = '{ viewer { kind email } accounts { name } }';
    const [demo, other] = stack.simulator.world.accounts;

    expect(await read(stack.gateway, document)).toEqual({
      viewer: { kind: 'SERVICE', email: null },
      accounts: [{ name: demo?.name }],
    });
    expect(await read(stack.gateway, document, { token })).toEqual({
      viewer: { kind: 'USER', email: 'admin@other.example' },
      accounts: [{ name: other?.name }],
    });
  });
});
