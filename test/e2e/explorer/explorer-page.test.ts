import type { Page } from 'playwright-core';
import { describeWithBrowser } from '../../support/browser.js';
import { type Server, startServer } from './start-server.js';
import { type PageLog, watchPage } from './watch-page.js';

const search = '"</script><b>&quot;explorer"';
const document = `# The first query\nquery First {\n  hubs(filter: { search: ${search} }) { totalCount }\n  viewer { email }\n}\n`;
/** Contained in the answer to every query of these tests. */
const email = 'admin@demo.example';

describeWithBrowser('the explorer in a browser', (browser) => {
  let server: Server;
  let page: Page;
  let log: PageLog;

  beforeAll(async () => {
    server = await startServer((bearerToken) => ({ document, bearerToken }));
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    page = await browser().newPage();
    log = await watchPage(page);
  });
  afterEach(() => page.close());

  const run = async () => {
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.graphiql-response').getByText(email).waitFor();
  };
  const text = async (selector: string) =>
    // Monaco renders spaces as no-break spaces.
    (await page.locator(`${selector} .view-lines`).innerText()).replace(/\u00a0/g, ' ');
  /** Waits until the browser's storage contains `part`, and returns it: GraphiQL writes some time after the last key. */
  const storedWith = async (part: string) => {
    for (;;) {
      const stored = await page.evaluate<string>('JSON.stringify(localStorage)');
      if (stored.includes(part)) return stored;
      await page.waitForTimeout(50);
    }
  };

  it('should load without a violation of its policy, an error, or a request to another host', async () => {
    await page.goto(`${server.url}/explorer`);
    await run();

    expect(log.errors).toEqual([]);
    expect([...log.origins]).toEqual([server.url]);
    expect(await page.title()).toBe('Operated Gateway explorer');
    await page.getByRole('heading', { name: 'Operated Gateway explorer' }).waitFor();
  });

  it('should run the given query with the given token, with any characters', async () => {
    await page.goto(`${server.url}/explorer`);
    await run();

    expect(await text('.graphiql-query-editor')).toContain(search);
    expect(await text('.graphiql-response')).toContain('"totalCount": 0');
    expect(await server.tokensUsed()).toEqual({ count: 1, isUsers: true });
  });

  it('should validate the query against the schema in a worker', async () => {
    await page.goto(`${server.url}/explorer`);
    await run();
    await page.locator('.graphiql-query-editor .view-line').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('query Second { view }');

    await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
    expect(page.workers().map((worker) => new URL(worker.url()).origin)).toContain(server.url);
    expect(log.errors).toEqual([]);
  });

  it('should document the schema from its root type', async () => {
    await page.goto(`${server.url}/explorer`);
    await page.getByRole('button', { name: /documentation explorer/i }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByText('Query', { exact: true }).click();

    await docs.getByText('viewer', { exact: true }).waitFor();
    await docs.getByText("The caller. For a user this reads Operated's user info").waitFor();
    expect(log.errors).toEqual([]);
  });

  it("should open with the server's query and token after an earlier visit", async () => {
    await page.addInitScript(`
      if (!sessionStorage.getItem('visited')) {
        sessionStorage.setItem('visited', 'yes');
        localStorage.setItem('graphiql:headers', '{"Authorization":"Bearer stale"}');
        localStorage.setItem('graphiql:query', '{ stale }');
        localStorage.setItem('graphiql:tabState', JSON.stringify({ activeTabIndex: 0, tabs: [{
          id: '1', title: 'stale', query: '{ stale }', variables: null, operationName: null, response: null,
          headers: '{"Authorization":"Bearer stale"}' }] }));
      }`);
    await page.goto(`${server.url}/explorer`);
    await run();

    expect(await text('.graphiql-query-editor')).toContain('query First');
    expect(await server.tokensUsed()).toEqual({ count: 1, isUsers: true });
  });

  it('should keep the edited query on a reload', async () => {
    await page.goto(`${server.url}/explorer`);
    await run();
    await page.locator('.graphiql-query-editor .view-line').last().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('query Edited { viewer { email');
    await storedWith('Edited');
    await page.reload();

    await page.locator('.graphiql-query-editor .view-lines').getByText('Edited').waitFor();
    await run();
    expect(await server.tokensUsed()).toEqual({ count: 1, isUsers: true });
  });

  it('should store no token in the browser', async () => {
    await page.goto(`${server.url}/explorer`);
    await run();

    expect(await storedWith('First')).not.toContain(server.token);
  });
});
