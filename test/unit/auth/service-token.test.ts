import { createServiceToken } from '../../../src/auth/oauth/service-token.js';
import { GrantRejectedError, type TokenEndpoint } from '../../../src/auth/oauth/token-endpoint.js';
import type { IssuedToken } from '../../../src/auth/oauth/token-response.js';
import { GatewayError } from '../../../src/schema/gateway-error.js';
import { createTestLogger } from '../../support/log.js';

const SECOND = 1_000;
const unavailable = () => Promise.reject(new GatewayError('UPSTREAM_UNAVAILABLE'));
const rejected = () => Promise.reject(new GrantRejectedError('invalid_grant'));

/** A service token with the clock and the endpoint of the test; tokens live for an hour and are numbered. */
function setUp() {
  let time = 0;
  let issued = 0;
  const token = async (): Promise<IssuedToken> => {
    issued += 1;
    return {
      accessToken: `access-${issued}`,
      refreshToken: `refresh-${issued}`,
      scopes: null,
      expiresAt: time + 3_600 * SECOND,
      renewAt: time + 3_540 * SECOND,
    };
  };
  const endpoint = {
    clientCredentials: jest.fn<Promise<IssuedToken>, []>(token),
    refresh: jest.fn<Promise<IssuedToken>, [string]>(token),
  } satisfies Partial<TokenEndpoint>;
  return {
    endpoint,
    serviceToken: createServiceToken(endpoint, createTestLogger('silent').logger, () => time),
    at: (seconds: number) => void (time = seconds * SECOND),
  };
}

describe('the service token', () => {
  it('is not requested before it is needed', () => {
    expect(setUp().endpoint.clientCredentials).not.toHaveBeenCalled();
  });

  it('is requested again by the next caller after a rejection, which all waiting callers get', async () => {
    const { endpoint, serviceToken } = setUp();
    endpoint.clientCredentials.mockImplementationOnce(rejected);
    const waiting = [serviceToken.current(), serviceToken.current()];

    for (const outcome of await Promise.allSettled(waiting)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'GATEWAY_CREDENTIALS_REJECTED' } });
    }
    expect((await serviceToken.current()).accessToken).toBe('access-1');
    expect(endpoint.clientCredentials).toHaveBeenCalledTimes(2);
  });

  it('is the same for all callers until a minute before its expiry', async () => {
    const { endpoint, serviceToken, at } = setUp();
    await Promise.all([serviceToken.current(), serviceToken.current()]);
    at(3_539);

    expect((await serviceToken.current()).accessToken).toBe('access-1');
    expect(endpoint.clientCredentials).toHaveBeenCalledTimes(1);
    expect(endpoint.refresh).not.toHaveBeenCalled();
  });

  it('is refreshed a minute before its expiry, once for all callers, each time with the newest refresh token', async () => {
    const { endpoint, serviceToken, at } = setUp();
    await serviceToken.current();
    at(3_540);
    const both = await Promise.all([serviceToken.current(), serviceToken.current()]);
    at(2 * 3_540);
    await serviceToken.current();

    expect(both.map(({ accessToken }) => accessToken)).toEqual(['access-2', 'access-2']);
    expect(endpoint.refresh.mock.calls).toEqual([['refresh-1'], ['refresh-2']]);
    expect(endpoint.clientCredentials).toHaveBeenCalledTimes(1);
  });

  it('is issued for the client credentials again where its refresh is rejected', async () => {
    const { endpoint, serviceToken, at } = setUp();
    await serviceToken.current();
    endpoint.refresh.mockImplementationOnce(rejected);
    at(3_540);

    expect((await serviceToken.current()).accessToken).toBe('access-2');
    expect(endpoint.clientCredentials).toHaveBeenCalledTimes(2);
  });

  it('stays in use if it cannot be renewed, with the next attempt after five seconds', async () => {
    const { endpoint, serviceToken, at } = setUp();
    await serviceToken.current();
    endpoint.refresh.mockImplementation(unavailable);
    for (const seconds of [3_540, 3_541, 3_544]) {
      at(seconds);
      expect((await serviceToken.current()).accessToken).toBe('access-1');
    }
    expect(endpoint.refresh).toHaveBeenCalledTimes(1);

    at(3_545);
    await serviceToken.current();
    expect(endpoint.refresh).toHaveBeenCalledTimes(2);
  });

  it('is not used after its expiry where it cannot be renewed', async () => {
    const { endpoint, serviceToken, at } = setUp();
    await serviceToken.current();
    endpoint.refresh.mockImplementation(unavailable);
    at(3_600);

    await expect(serviceToken.current()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it('is replaced once, however many calls were rejected with it', async () => {
    const { endpoint, serviceToken } = setUp();
    const { accessToken } = await serviceToken.current();
    const replaced = await Promise.all([
      serviceToken.replace(accessToken),
      serviceToken.replace(accessToken),
    ]);
    const late = await serviceToken.replace(accessToken);

    expect([...replaced, late].map((token) => token.accessToken)).toEqual([
      'access-2',
      'access-2',
      'access-2',
    ]);
    expect(endpoint.clientCredentials).toHaveBeenCalledTimes(2);
    expect(endpoint.refresh).not.toHaveBeenCalled();
  });
});
