import { startSignInGateway } from '../../support/signed-in.js';

describe('requests to /auth/*', () => {
  it('should be rejected with a page above the limit of an address per minute, on every path', async () => {
    const gateway = await startSignInGateway('http://127.0.0.1:1', {
      AUTH_REQUESTS_PER_MINUTE: '3',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    const ask = (path: string, address: string) =>
      fetch(`${gateway.url}/auth/${path}`, { redirect: 'manual', headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    for (const path of ['login', 'callback', 'session']) statuses.push((await ask(path, '10.0.0.1')).status);
    const rejected = await ask('login', '10.0.0.1');
    const other = await ask('login', '10.0.0.2');
    await gateway.stop();

    expect(statuses).toEqual([303, 400, 200]);
    expect(rejected.status).toBe(429);
    expect(Number(rejected.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await rejected.text()).toContain('<h1>Too many requests</h1>');
    expect(rejected.headers.getSetCookie()).toEqual([]);
    expect(other.status).toBe(303);
  });
});
