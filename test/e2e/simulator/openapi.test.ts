import { ALL_ENDPOINTS, endpointName } from '../../../simulator/server/endpoints.js';
import { startSimulator, type TestSimulator } from '../../support/simulator.js';
import { ask } from './http.js';

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly security?: unknown; readonly responses: object }>>>
  >;
}

const document = async () => (await ask(`${simulator.url}/doc/swagger/json`)).json as Document;

test('The document has every endpoint, and nothing else', async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe('3.0.3');
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  // The forms of the sign-in page are not public.
  const expected = ALL_ENDPOINTS.map(endpointName).filter(
    (name) => name !== 'POST /identity/oauth/v2/authorize',
  );
  expect(described.sort()).toEqual(expected.sort());
});

test('The document marks the endpoints that need a token', async () => {
  const { paths } = await document();
  for (const { method, path, anyOf } of ALL_ENDPOINTS) {
    const operation = paths[path]?.[method.toLowerCase()];
    const security = anyOf.length > 0 ? [{ bearer: [] }] : undefined;
    if (operation) expect([path, operation.security]).toEqual([path, security]);
  }
});

test.each(['/doc/swagger', '/doc/swagger/'])(
  'A page that displays it is at %s and needs no internet',
  async (path) => {
    const page = await ask(simulator.url + path);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).not.toMatch(/^(https?:)?\/\//);
      expect(await ask(new URL(link, simulator.url + path))).toMatchObject({ status: 200 });
    }
    expect(page.headers.get('content-security-policy')).not.toMatch(/https?:/);
  },
);
