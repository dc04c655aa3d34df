import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestGateway } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { useStack } from '../../support/stack.js';

const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>The app</title>');
writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync(join(folder, 'assets', 'index-1a2b3c.js'), 'export {};');
afterAll(() => rmSync(folder, { recursive: true }));

describe('A gateway with a dashboard', () => {
  const stack = useStack({
    environment: { ALLOWED_HOSTS: 'gateway.example' },
    gateway: { dashboard: folder },
  });
  const get = (path: string, init?: RequestInit) => fetch(`${stack.gateway.url}${path}`, init);

  it.each(['none.js', '..%2findex.html', '..%2f..%2f..%2fetc%2fpasswd', ''])(
    'answers 404 to %j among its assets, and not with the page',
    async (name) => {
      const { status, headers } = await get(`/dashboard/assets/${name}`);
      expect([status, headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
    },
  );

  it.each(['POST', 'PUT', 'DELETE'])('answers 404 to %s', async (method) => {
    expect((await get('/dashboard/', { method })).status).toBe(404);
  });

  it('rejects a request to a host name that is not allowed', async () => {
    const rebound = { method: 'GET', host: 'rebound.example' };
    expect((await rawRequest(stack.gateway.url, '/dashboard/', rebound)).status).toBe(421);
  });

  it.each(['/dashboard', '/dashboard/', '/dashboard/rooms/c3BhY2U6MQ==', '/dashboard/hubs/v1.2?tab=power'])(
    'serves the page at %s, to be validated at each visit',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<title>The app</title>');
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      const etag = answer.headers.get('etag') ?? '';
      // `fetch` adds a header to such a request that asks for the whole page.
      const known = { method: 'GET', headers: [['if-none-match', etag]] as const };
      expect((await rawRequest(stack.gateway.url, path, known)).status).toBe(304);
    },
  );

  it('serves assets to be cached for a year, and other files to be validated', async () => {
    const asset = await get('/dashboard/assets/index-1a2b3c.js');
    expect(await asset.text()).toBe('export {};');
    expect(asset.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const icon = await get('/dashboard/favicon.svg');
    expect(icon.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    expect(icon.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/dashboard/', '/dashboard/assets/index-1a2b3c.js'])(
    'answers HEAD to %s with the headers of GET and no body',
    async (path) => {
      const [head, whole] = [await get(path, { method: 'HEAD' }), await get(path)];
      expect([head.status, await head.text()]).toEqual([200, '']);
      expect(head.headers.get('content-length')).toBe(String((await whole.text()).length));
      expect(head.headers.get('cache-control')).toBe(whole.headers.get('cache-control'));
    },
  );

  it('allows only scripts and requests of its own origin, and no frame around it', async () => {
    const policy = (await get('/dashboard/')).headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    const asset = await get('/dashboard/assets/index-1a2b3c.js');
    expect(asset.headers.get('content-security-policy')?.split('; ')).toEqual(policy);
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('A gateway without one', () => {
  const stack = useStack({ environment: { EXPLORER: 'on' } });

  it.each(['/dashboard', '/dashboard/', '/dashboard/assets/index-1a2b3c.js'])(
    'answers 404 to %s',
    async (path) => {
      expect((await fetch(`${stack.gateway.url}${path}`)).status).toBe(404);
    },
  );
});

describe('A folder without index.html', () => {
  it('fails the start with an error that names the folder and the command', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'dashboard-'));
    await expect(startTestGateway('http://127.0.0.1:1', {}, { dashboard: empty })).rejects.toThrow(
      `The dashboard is not in ${empty}: run \`npm run build:dashboard\``,
    );
    rmSync(empty, { recursive: true });
  });
});
