import type { BrowserContext, Page } from 'playwright-core';
import { describeWithBrowser } from '../../support/browser.js';
import { type Server, startServer } from './start-server.js';
import { storedWith } from './stored-with.js';
import { type PageLog, watchPage } from './watch-page.js';

const search = '"</script><b>&quot;explorer"';
const document = `# The first query\nquery First {\n  hubs(filter: { search: ${search} }) { totalCount }\n  viewer { email }\n}\n`;
/** Contained in the answer to every query of these tests. */
const email = 'admin@demo.example';

describeWithBrowser('the explorer in a browser', (browser) => {
  let server: Server;
  // Its pages load the assets once.
  let context: BrowserContext;
  let page: Page;
  let log: PageLog;

  beforeAll(async () => {
    server = await startServer((bearerToken) => ({ document, bearerToken }));
    context = await browser().newContext();
  });
  afterAll(async () => {
    await context.close();
    await server.stop();
  });

  /** Opens the explorer in a browser without earlier visits, after `script`. */
  const open = async (script = '') => {
    page = await context.newPage();
    log = await watchPage(page);
    // A reload keeps the storage.
    await page.addInitScript(`
      if (!sessionStorage.getItem('visited')) {
        localStorage.clear();
        sessionStorage.setItem('visited', 'yes');
        ${script}
      }`);
    await page.goto(`${server.url}/explorer`);
  };

  const run = async () => {
    await page.getByRole('button', { name: /execute query/i }).click();
    await page.locator('.graphiql-response').getByText(email).waitFor();
  };
  const text = async (selector: string) =>
    // Monaco renders spaces as no-break spaces.
    (await page.locator(`${selector} .view-lines`).innerText()).replace(/\u00a0/g, ' ');

  // They share a page, because the editor is slow to load.
  describe('at the first visit', () => {
    beforeAll(async () => {
      await open();
      await run();
    });
    afterAll(() => page.close());

    it('should load without a violation of its policy, an error, or a request to another host', async () => {
      expect(log.errors).toEqual([]);
      expect([...log.origins]).toEqual([server.url]);
      expect(await page.title()).toBe('Operated Gateway explorer');
      await page.getByRole('heading', { name: 'Operated Gateway explorer' }).waitFor();
    });

    it('should run the given query with the given token, with any characters', async () => {
      expect(await text('.graphiql-query-editor')).toContain(search);
      expect(await text('.graphiql-response')).toContain('"totalCount": 0');
      expect(await server.tokensUsed()).toEqual({ count: 1, isUsers: true });
    });

    it('should validate the query against the schema in a worker', async () => {
      await page.locator('.graphiql-query-editor .view-line').last().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('query Second { view }');

      await page.locator('.graphiql-query-editor .squiggly-error').first().waitFor();
      expect(page.workers().map((worker) => new URL(worker.url()).origin)).toContain(server.url);
      expect(log.errors).toEqual([]);
    });

    it('should document the schema from its root type', async () => {
      await page.getByRole('button', { name: /documentation explorer/i }).click();
      const docs = page.locator('.graphiql-doc-explorer');
      await docs.getByText('Query', { exact: true }).click();

      await docs.getByText('viewer', { exact: true }).waitFor();
      await docs.getByText("The caller. For a user this reads Operated's user info").waitFor();
      expect(log.errors).toEqual([]);
    });

    it('should store no token in the browser', async () => {
      expect(await storedWith(page, 'First')).not.toContain(server.token);
    });
  });

  describe('after an earlier visit', () => {
    afterEach(() => page.close());

    it("should open with the server's query and token", async () => {
      await open(`
        localStorage.setItem('graphiql:headers', '{"Authorization":"Bearer stale"}');
        localStorage.setItem('graphiql:query', '{ stale }');
        localStorage.setItem('graphiql:tabState', JSON.stringify({ activeTabIndex: 0, tabs: [{
          id: '1', title: 'stale', query: '{ stale }', variables: null, operationName: null, response: null,
          headers: '{"Authorization":"Bearer stale"}' }] }));`);
      await run();

      expect(await text('.graphiql-query-editor')).toContain('query First');
      expect(await server.tokensUsed()).toEqual({ count: 1, isUsers: true });
    });

    it('should keep the edited query on a reload', async () => {
      await open();
      await run();
      await page.locator('.graphiql-query-editor .view-line').last().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('query Edited { viewer { email');
      await storedWith(page, 'Edited');
      await page.reload();

      await page.locator('.graphiql-query-editor .view-lines').getByText('Edited').waitFor();
      await run();
      expect(await server.tokensUsed()).toEqual({ count: 1, isUsers: true });
    });
  });
});
