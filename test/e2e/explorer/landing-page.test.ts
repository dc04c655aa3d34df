import { createHash } from 'node:crypto';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { landingPage } from '../../../src/server/pages/landing-page.js';
import { describeWithBrowser } from '../../support/browser.js';
import { type Server, startServer } from './start-server.js';
import { watchPage } from './watch-page.js';

const document = `query First { hubBySerialNumber(serialNumber: "</script><script>document.title='broken'</script>&quot;") { id } }`;
const bearerToken = `demo-token"><script>document.title='broken'</script>`;
const sandboxScript =
  'https://embeddable-sandbox.cdn.apollographql.com/v2/embeddable-sandbox.umd.production.min.js';

async function openPage(
  server: Server,
  path: string,
): Promise<{ html: string; policy: Map<string, string> }> {
  const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });
  const directives = response.headers.get('content-security-policy')?.split('; ') ?? [];
  return {
    html: await response.text(),
    policy: new Map(directives.map((directive) => [directive.replace(/ .*/, ''), directive])),
  };
}

function contents(html: string, tag: string): string[] {
  return [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text]) => text ?? '');
}

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

let server: Server;

beforeAll(async () => {
  server = await startServer({ document, bearerToken });
});

afterAll(() => server.stop());

describe.each(['/', '/graphql'])('the landing page at %s', (path) => {
  it('should allow its own scripts and styles by their hashes, and the Sandbox only of others', async () => {
    const { html, policy } = await openPage(server, path);
    const [script, ...otherScripts] = contents(html, 'script');
    const [style, ...otherStyles] = contents(html, 'style');

    expect([otherScripts, otherStyles]).toEqual([[], []]);
    expect(policy.get('script-src')).toBe(`script-src ${hash(script ?? '')} ${sandboxScript}`);
    expect(policy.get('style-src')).toBe(`style-src ${hash(style ?? '')}`);
    expect(policy.get('frame-src')).toBe('frame-src https://sandbox.embed.apollographql.com');
    expect(policy.get('connect-src')).toBe("connect-src 'self'");
    expect(policy.get('default-src')).toBe("default-src 'none'");
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
  });
});

it('should load the Sandbox from the same URL as the page of Apollo Server', async () => {
  const apollo = new ApolloServer({
    typeDefs: 'type Query { greeting: String }',
    plugins: [ApolloServerPluginLandingPageLocalDefault({ embed: true })],
  });
  await apollo.start();
  const { body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'GET',
      headers: new HeaderMap([['accept', 'text/html']]),
      search: '',
      body: undefined,
    },
    context: () => Promise.resolve({}),
  });
  await apollo.stop();

  expect(body.kind === 'complete' && body.string).toContain(`src="${sandboxScript}`);
  expect(landingPage({}).html).toContain(`src="${sandboxScript}"`);
});

describeWithBrowser('the landing page in a browser', (browser) => {
  // The replacement of Apollo's script shows its options.
  const sandbox = `window.EmbeddedSandbox = class {
    constructor(options) { document.querySelector(options.target).textContent = JSON.stringify(options); }
  };`;

  it.each(['/', '/graphql'])('should open the Sandbox with the query and the token at %s', async (path) => {
    const page = await browser().newPage();
    try {
      const log = await watchPage(page);
      await page.route(sandboxScript, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: sandbox }),
      );
      await page.goto(`${server.url}${path}`);
      const options: unknown = JSON.parse(await page.locator('#sandbox').innerText());

      expect(options).toMatchObject({
        initialEndpoint: `${server.url}/graphql`,
        initialState: { document, headers: { Authorization: `Bearer ${bearerToken}` } },
      });
      expect(log.errors).toEqual([]);
      expect([...log.origins].sort()).toEqual([server.url, new URL(sandboxScript).origin].sort());
      expect(await page.title()).toBe('Operated Gateway');
      expect(await page.locator('#offline').isVisible()).toBe(false);
    } finally {
      await page.close();
    }
  });

  it("should link to the explorer if the internet can't be reached", async () => {
    const page = await browser().newPage();
    try {
      await page.route(sandboxScript, (route) => route.abort());
      await page.goto(server.url);
      await page.getByRole('link', { name: 'the explorer' }).click();

      expect(await page.title()).toBe('Operated Gateway explorer');
    } finally {
      await page.close();
    }
  });
});
