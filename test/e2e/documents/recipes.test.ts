import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { readDocument } from '../../support/documents.js';
import { describeWith } from '../../support/requirement.js';
import { signInAndAllow } from '../../support/simulator-tokens.js';
import { SITE_PACKAGES, snippetsOf, writeSnippets, type WrittenSnippets } from '../../support/snippets.js';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';

const PATHS = ['docs/quick-start.md', 'docs/recipes/mobile-sign-in.md', 'docs/recipes/mocks-and-ci.md'];
const REDIRECT_URI = 'com.example.rooms://signed-in';

describeWith(SITE_PACKAGES, 'The program', () => {
  const stack = useStack({
    // The settings of the recipe's CI job.
    environment: { ...OPEN_SERVICE, CACHE_TTL_MS: '1' },
    simulator: { redirectUris: [REDIRECT_URI] },
  });
  let snippets: WrittenSnippets | undefined;

  beforeAll(() => {
    snippets = writeSnippets(PATHS.flatMap((path) => snippetsOf(readDocument(path))));
  });
  afterAll(() => snippets?.remove());

  /** The exports of a snippet. */
  async function load<Exports>(document: string, file: string): Promise<Exports> {
    return (await import(snippets?.pathOf(document, file) ?? '')) as Exports;
  }

  test('of the quick start prints the rooms and their power', async () => {
    const path = snippets?.pathOf('docs/quick-start.md', 'rooms.ts') ?? '';
    const text = readFileSync(path, 'utf8').replace('http://127.0.0.1:4000', stack.gateway.url);
    const program = path.replace(/ts$/, 'mjs');
    writeFileSync(program, (await transform(text, { loader: 'ts' })).code);
    const { stdout } = await promisify(execFile)(process.execPath, [program]);
    expect(stdout.trim().split('\n')).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^Room \w+ [\d.]+ W$/) as string),
    );
  });

  test('of a mobile app signs a user in with PKCE, calls the gateway with the token, and renews it', async () => {
    const document = 'docs/recipes/mobile-sign-in.md';
    const authorize = await load<Authorize>(document, 'authorize.ts');
    const tokens = await load<TokenRequests>(document, 'tokens.ts');
    const { askGateway } = await load<Rooms>(document, 'rooms.ts');
    const operatedUrl = stack.simulator.url;
    const integration = {
      operatedUrl,
      clientId: 'demo-client',
      clientSecret: 'demo-secret',
      redirectUri: REDIRECT_URI,
    };

    const { url, pending } = await authorize.beginSignIn(operatedUrl, 'demo-client', REDIRECT_URI);
    const redirect = (await signInAndAllow(new URL(url))).href;
    expect(redirect).toMatch(/^com\.example\.rooms:\/\/signed-in\/?\?/);
    expect(() => authorize.codeOf(redirect, { ...pending, state: 'other' })).toThrow('another sign-in');
    const code = authorize.codeOf(redirect, pending);
    await expect(tokens.exchangeCode(integration, code, 'another verifier')).rejects.toThrow('400');

    const again = await authorize.beginSignIn(operatedUrl, 'demo-client', REDIRECT_URI);
    const secondCode = authorize.codeOf((await signInAndAllow(new URL(again.url))).href, again.pending);
    const first = await tokens.exchangeCode(integration, secondCode, again.pending.verifier);
    const viewer = { data: { viewer: { kind: 'USER', email: 'admin@demo.example' } } };
    expect(await askGateway(stack.gateway.url, first, '{ viewer { kind email } }')).toEqual(viewer);

    const renewed = await tokens.renew(integration, first.refreshToken ?? '');
    expect(renewed.accessToken).not.toBe(first.accessToken);
    expect(await askGateway(stack.gateway.url, renewed, '{ viewer { kind email } }')).toEqual(viewer);
  });

  test('that mocks the gateway answers from its data, and rejects what the schema rejects', async () => {
    const { mockGateway } = await load<MockGateway>('docs/recipes/mocks-and-ci.md', 'mock-gateway.ts');
    const { nameOfFirstRoom } = await load<{ readonly nameOfFirstRoom: () => Promise<string> }>(
      'docs/recipes/mocks-and-ci.md',
      'mock-gateway.test.ts',
    );
    // Jest runs in the root of the repository, where schema.graphql is.
    expect(await nameOfFirstRoom()).toBe('Room Alfa');
    const fetch = mockGateway(readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8'), {});
    const response = await fetch('/graphql', { body: JSON.stringify({ query: '{ rooms { name } }' }) });
    expect(JSON.stringify(await response.json())).toContain('Cannot query field');
  });

  test('that moves the world changes what the gateway answers', async () => {
    process.env['OPERATED_BASE_URL'] = stack.simulator.url;
    const world = await load<WorldControl>('docs/recipes/mocks-and-ci.md', 'world.ts');
    delete process.env['OPERATED_BASE_URL'];
    const { gateway } = stack;
    const first = await gateway.query('{ hubs(first: 1, filter: { online: true }) { nodes { id } } }');
    const { hubs } = first.data as { readonly hubs: { readonly nodes: readonly { readonly id: string }[] } };
    const id = hubs.nodes[0]?.id ?? '';

    await world.setOnline(id, false);
    const offline = await gateway.query('query ($id: ID!) { hub(id: $id) { online } }', {
      variables: { id },
    });
    expect(offline.data).toEqual({ hub: { online: false } });
    await world.setOnline(id, true);
    await world.plugIn(id, 2);
    const plugged = await gateway.query(
      'query ($id: ID!) { hub(id: $id) { port(number: 2) { connected } } }',
      {
        variables: { id },
      },
    );
    expect(plugged.data).toEqual({ hub: { port: { connected: true } } });

    await world.failLists();
    const failed = await gateway.query('{ hubs(first: 1) { nodes { id stale } } }');
    expect(failed.data).toEqual({ hubs: { nodes: [expect.objectContaining({ stale: true })] } });
    await world.recover();
    const recovered = await gateway.query('{ hubs(first: 1) { nodes { id stale } } }');
    expect(recovered.data).toEqual({ hubs: { nodes: [expect.objectContaining({ stale: false })] } });
  });
});

interface Pending {
  readonly state: string;
  readonly verifier: string;
}

interface Authorize {
  readonly beginSignIn: (
    operatedUrl: string,
    clientId: string,
    redirectUri: string,
  ) => Promise<{ url: string; pending: Pending }>;
  readonly codeOf: (redirect: string, pending: Pending) => string;
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}

interface TokenRequests {
  readonly exchangeCode: (integration: object, code: string, verifier: string) => Promise<Tokens>;
  readonly renew: (integration: object, refreshToken: string) => Promise<Tokens>;
}

interface Rooms {
  readonly askGateway: (gatewayUrl: string, tokens: Tokens, query: string) => Promise<unknown>;
}

interface MockGateway {
  readonly mockGateway: (sdl: string, data: Readonly<Record<string, unknown>>) => typeof fetch;
}

interface WorldControl {
  readonly plugIn: (hubId: string, port: number) => Promise<unknown>;
  readonly setOnline: (hubId: string, online: boolean) => Promise<unknown>;
  readonly failLists: () => Promise<unknown>;
  readonly recover: () => Promise<unknown>;
}
