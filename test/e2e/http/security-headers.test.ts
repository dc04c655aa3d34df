import { useStack } from '../../support/stack.js';

const stack = useStack({ environment: { EXPLORER: 'on', CORS_ORIGINS: 'https://app.example' } });

/** The headers of an answer that browsers take rules from. */
async function rulesOf(path: string, init: RequestInit): Promise<Record<string, string>> {
  const { headers } = await fetch(`${stack.gateway.url}${path}`, init);
  const rules =
    /^(content-security|cross-origin|origin-agent|referrer|strict|vary|access-control|x-(?!request))/;
  return Object.fromEntries([...headers].filter(([name]) => rules.test(name)));
}

const ANSWER = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

const ASKED = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"query":"{ __typename }"}',
};

it.each(['/graphql', '/none'])(
  'sends with the JSON of %s the headers that a browser applies to it',
  async (path) => {
    expect(await rulesOf(path, ASKED)).toMatchObject({ ...ANSWER, vary: 'Origin' });
  },
);

it('sends no header with JSON that applies to documents only', async () => {
  const names = Object.keys(await rulesOf('/graphql', ASKED));

  expect(names.filter((name) => !name.startsWith('access-control')).sort()).toEqual(
    [...Object.keys(ANSWER), 'vary'].sort(),
  );
});

it.each(['/', '/graphql', '/explorer'])('sends with the page at %s also those of documents', async (path) => {
  const rules = await rulesOf(path, { headers: { accept: 'text/html' } });

  expect(rules).toMatchObject({
    'cross-origin-opener-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'SAMEORIGIN',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
  });
  expect(rules['content-security-policy']).toContain('script-src');
});

it('answers the preflight of a listed origin, and not with credentials where it has no sessions', async () => {
  const rules = await rulesOf('/graphql', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://app.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });

  expect(rules).toMatchObject({
    'access-control-allow-origin': 'https://app.example',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  });
  expect(rules).not.toHaveProperty('access-control-allow-credentials');
});

it('lets no other origin read an answer', async () => {
  const init = { ...ASKED, headers: { ...ASKED.headers, origin: 'https://other.example' } };

  expect(await rulesOf('/graphql', init)).not.toHaveProperty('access-control-allow-origin');
});
