import fs from 'node:fs';
import fastify from 'fastify';
import { explorer } from '../../../src/server/pages/explorer.js';
import { type Server, startServer } from './start-server.js';

describe('the explorer over HTTP', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer({ document: `</script>"'&`, bearerToken: '"><img src=x>' });
  });

  afterAll(() => server.stop());

  it('should not start without its bundle, and name the command that builds it', async () => {
    jest.spyOn(fs, 'readFileSync').mockImplementationOnce(() => {
      throw new Error('ENOENT');
    });
    const app = fastify();

    await expect(app.register(explorer, {})).rejects.toThrow(
      /^The explorer's bundle is not in .*\/dist\/explorer: run `npm run build`$/,
    );
  });

  it('should allow only its own scripts, style sheets and requests', async () => {
    const { headers } = await fetch(`${server.url}/explorer`);

    expect(headers.get('content-security-policy')?.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  it('should escape every value in its attribute', async () => {
    const html = await (await fetch(`${server.url}/explorer`)).text();

    expect(html).toContain('data-document="&lt;/script&gt;&quot;&#39;&amp;"');
    expect(html).toContain('data-bearer-token="&quot;&gt;&lt;img src=x&gt;"');
  });

  it('should have a query, and examples without ids, where none are given', async () => {
    const plain = await startServer();
    const html = await (await fetch(`${plain.url}/explorer`)).text();
    await plain.stop();

    expect(html).toContain('data-document="query Rooms {');
    expect(html).toContain('subscription PortChanges');
    expect(html).toContain('the id of a hub');
  });

  it('should not cache the page, and cache its assets forever', async () => {
    const page = await fetch(`${server.url}/explorer`);
    const paths = [...(await page.text()).matchAll(/"(\/explorer\/assets\/[^"]+)"/g)].map(([, path]) => path);

    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(paths).toHaveLength(5);
    for (const path of paths) {
      const asset = await fetch(`${server.url}${path}`);
      expect(asset.status).toBe(200);
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(asset.headers.get('content-security-policy')).toBe(page.headers.get('content-security-policy'));
    }
  });

  it('should serve nothing outside its assets', async () => {
    expect((await fetch(`${server.url}/explorer/assets/none.js`)).status).toBe(404);
    expect((await fetch(`${server.url}/explorer/assets/..%2fmanifest.json`)).status).not.toBe(200);
  });
});
