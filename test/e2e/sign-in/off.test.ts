import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { signInVariables } from '../../support/signed-in.js';
import { readGatewayConfig } from '../../../src/config/gateway-config.js';

describe('a gateway without a sign-in', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway('http://127.0.0.1:1', SERVICE_CREDENTIALS);
  });

  afterAll(() => gateway.stop());

  it.each([
    ['GET', '/auth/login'],
    ['GET', '/auth/callback?code=x&state=y'],
    ['POST', '/auth/logout'],
  ])('should report at %s %s that it is not configured, and what it needs', async (method, path) => {
    const response = await fetch(`${gateway.url}${path}`, { method, redirect: 'manual' });
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('There is no sign-in here');
    expect(page).toContain('SESSION_SECRET');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('should report to an app that no user is signed in', async () => {
    const response = await fetch(`${gateway.url}/auth/session`);
    expect(await response.json()).toEqual({ signedIn: false });
  });
});

describe('the variables of the sign-in', () => {
  const good: Record<string, string> = {
    OPERATED_BASE_URL: 'https://operated.example',
    ...signInVariables(4000),
  };

  it.each([
    [{ SESSION_SECRET: 'too-short' }, /^SESSION_SECRET must be secrets of 32 characters or more/],
    [{ OPERATED_REDIRECT_URI: '' }, /^SESSION_SECRET needs OPERATED_REDIRECT_URI$/],
    [{ OPERATED_REDIRECT_URI: 'https://a.example/back' }, /must have the path \/auth\/callback/],
    [{ OPERATED_REDIRECT_URI: 'http://a.example/auth/callback' }, /must be https/],
    [
      { OPERATED_CLIENT_ID: '', OPERATED_CLIENT_SECRET: '' },
      /^SESSION_SECRET needs OPERATED_CLIENT_ID and OPERATED_CLIENT_SECRET$/,
    ],
    [{ REDIS_URL: 'http://canary' }, /^REDIS_URL must be a redis or rediss URL$/],
    [{ TRUSTED_PROXIES: 'somewhere' }, /^TRUSTED_PROXIES must be addresses or ranges/],
    [{ SESSION_IDLE_SECONDS: '1' }, /^SESSION_IDLE_SECONDS must be a whole number/],
  ])('should be rejected: %j', (wrong, message) => {
    expect(() => readGatewayConfig({ ...good, ...wrong })).toThrow(message);
  });

  it('should show no secret in a rejection', () => {
    expect(() => readGatewayConfig({ ...good, SESSION_SECRET: 'canary' })).not.toThrow('canary');
  });

  it('should be accepted', () => {
    expect(readGatewayConfig(good)).toMatchObject({ SESSION_SECRET: [good.SESSION_SECRET] });
  });
});
