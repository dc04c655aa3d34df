import type { TestGateway } from '../../support/gateway.js';
import {
  type MockAuthorizationServer,
  startMockAuthorizationServer,
} from '../../support/mock-authorization-server.js';
import { type OperatedProxy, startOperatedProxy } from '../../support/operated-proxy.js';
import { browse, CookieJar, locationOf, startSignInGateway } from '../../support/signed-in.js';

const VIEWER = '{ viewer { kind id } }';
const HOUR_MS = 3_600_000;

// It implements OAuth 2 by the RFCs, under paths of its own, without the extensions of Operated.
describe('a sign-in at an authorization server of another hand', () => {
  let server: MockAuthorizationServer;
  let proxy: OperatedProxy;
  let gateway: TestGateway;
  let skewMs: number;

  beforeAll(async () => {
    server = await startMockAuthorizationServer();
  }, 30_000);

  afterAll(() => server.stop());

  beforeEach(async () => {
    skewMs = 0;
    proxy = await startOperatedProxy(server.url, {
      '/identity/oauth/v2/authorize': '/authorize',
      '/identity/oauth/v2/token': '/token',
      '/identity/oauth/v2/userinfo': '/userinfo',
    });
    gateway = await startSignInGateway(proxy.url, {}, { now: () => Date.now() + skewMs });
  });

  afterEach(async () => {
    await gateway.stop();
    await proxy.stop();
  });

  const agree = async (jar: CookieJar): Promise<URL> => {
    const authorize = locationOf(await browse(jar, `${gateway.url}/auth/login`));
    return locationOf(await fetch(authorize, { redirect: 'manual' }));
  };
  const viewer = (jar: CookieJar) => gateway.query(VIEWER, { headers: { cookie: jar.header } });
  const grants = () => proxy.bodies.flatMap((body) => new URLSearchParams(body).get('grant_type') ?? []);

  it('should fail with a code that was exchanged before', async () => {
    const jar = new CookieJar();
    const callback = await agree(jar);
    const copy = new CookieJar();
    copy.set('operated-sign-in', jar.get('operated-sign-in') ?? '');
    await browse(jar, callback);
    const response = await browse(copy, callback);
    expect(response.status).toBeGreaterThanOrEqual(500);
    expect(copy.get('operated-session')).toBeUndefined();
  });

  it("should fail with a code of another sign-in, because the verifier is this one's", async () => {
    const stolen = (await agree(new CookieJar())).searchParams.get('code') ?? '';
    const jar = new CookieJar();
    const callback = await agree(jar);
    callback.searchParams.set('code', stolen);
    await browse(jar, callback);
    expect(jar.get('operated-session')).toBeUndefined();
  });

  it('should succeed, and be renewed', async () => {
    const jar = new CookieJar();
    expect((await browse(jar, await agree(jar))).status).toBe(303);
    expect(await viewer(jar)).toMatchObject({ data: { viewer: { kind: 'USER', id: 'johndoe' } } });
    expect(grants()).toEqual(['authorization_code']);
    skewMs = HOUR_MS;
    expect(await viewer(jar)).toMatchObject({ data: { viewer: { kind: 'USER', id: 'johndoe' } } });
    expect(grants()).toEqual(['authorization_code', 'refresh_token']);
  });

  it('should send the verifier by the name of the RFC and by the name of the guide', async () => {
    const jar = new CookieJar();
    await browse(jar, await agree(jar));
    const form = new URLSearchParams(proxy.bodies[0]);
    expect(form.get('code_verifier')).toMatch(/^[\w-]{43}$/);
    expect(form.get('codeVerifier')).toBe(form.get('code_verifier'));
    expect(form.get('redirect_uri')).toBe(`${gateway.url}/auth/callback`);
  });
});
