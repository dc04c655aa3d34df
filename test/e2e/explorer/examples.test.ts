import type { Page } from 'playwright-core';
import { seriousBarriers } from '../../support/axe.js';
import { describeWithBrowser } from '../../support/browser.js';
import { useDemo } from '../../support/demo.js';
import { storedWith } from './stored-with.js';
import { type PageLog, watchPage } from './watch-page.js';

const NAMES = ['Rooms', 'SetActivePort', 'HubChanges', 'PortChanges', 'PowerReadings', 'RoomPower'];
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 740 };

/** Parts of GraphiQL and of its editor, which have barriers of their own. */
const NOT_OURS = ['.graphiql-tabs', '.monaco-editor'];

describeWithBrowser("the demo's explorer at the first visit", (browser) => {
  const demo = useDemo({ SIMULATOR_LIVE: 'on' });
  let page: Page;
  let log: PageLog;

  const select = async (name: string) => {
    await page.locator('.graphiql-tab-button', { hasText: name }).click();
    // GraphiQL reads the operation's name shortly after a change of the tab, and stores the tab after that.
    await storedWith(page, `activeTabIndex\\":${NAMES.indexOf(name)}`);
  };
  const run = () => page.getByRole('button', { name: /execute query/i }).click();
  /** Waits for an answer without errors that has this text. */
  const answer = async (part: string) => {
    const response = page.locator('.graphiql-response .view-lines');
    await response.getByText(part).first().waitFor();
    expect(await response.innerText()).not.toContain('"errors"');
  };
  const boxOf = async (selector: string) => {
    const box = await page.locator(selector).first().boundingBox();
    if (box === null) throw new Error(`${selector} is not visible`);
    return { ...box, right: box.x + box.width, bottom: box.y + box.height };
  };

  /** Tests that share one page, because the editor is slow to load. Each of them selects its tab. */
  const describeAt = (viewport: typeof PHONE, tests: () => void) =>
    describe(`at ${viewport.width} pixels`, () => {
      beforeAll(async () => {
        page = await browser().newPage({ viewport });
        log = await watchPage(page);
        await page.goto(`${demo.gatewayUrl}/explorer`);
        await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      });
      afterAll(() => page.close());

      tests();

      it('should have no serious barriers', async () => {
        await select('Rooms');
        await run();
        await answer('"USER"');

        expect(await seriousBarriers(page, NOT_OURS)).toEqual([]);
      });
    });

  describeAt(DESKTOP, () => {
    it('should have tabs with a query, a mutation and each subscription', async () => {
      expect(await page.locator('.graphiql-tab-button').allInnerTexts()).toEqual(NAMES);
    });

    it.each([
      ['Rooms', '"USER"'],
      // Of a hub that there is, whether or not it is online at the moment.
      ['SetActivePort', '"activePort"'],
      ['HubChanges', '"changed"'],
      ['PortChanges', '"connected"'],
      ['PowerReadings', '"sampledAt"'],
      ['RoomPower', '"reportingHubCount"'],
    ])('should run %s with ids of the demo', async (name, part) => {
      await select(name);
      await run();

      await answer(part);
      expect(log.errors).toEqual([]);
      expect([...log.origins]).toEqual([demo.gatewayUrl]);
    });

    it('should keep its name and its tabs apart in a narrower window', async () => {
      await page.setViewportSize({ ...DESKTOP, width: 800 });
      const [name, tabs] = [await boxOf('h1'), await boxOf('.graphiql-tabs')];
      await page.setViewportSize(DESKTOP);

      expect(tabs.right).toBeLessThanOrEqual(name.x);
      expect(name.right).toBeLessThanOrEqual(800);
    });
  });

  describeAt(PHONE, () => {
    it('should keep its name, its tabs and its editors apart, and show them all', async () => {
      await select('Rooms');
      await run();
      await answer('"USER"');
      const [name, tabs, editors, response] = [
        await boxOf('h1'),
        await boxOf('.graphiql-tabs'),
        await boxOf('.graphiql-editors'),
        await boxOf('.graphiql-response'),
      ];

      expect(name.bottom).toBeLessThanOrEqual(tabs.y);
      expect(tabs.bottom).toBeLessThanOrEqual(editors.y);
      expect(editors.bottom).toBeLessThanOrEqual(response.y);
      for (const box of [name, tabs, editors, response]) expect(box.right).toBeLessThanOrEqual(PHONE.width);
      expect(Math.min(editors.height, response.height)).toBeGreaterThan(200);
      expect(response.bottom).toBeLessThanOrEqual(PHONE.height);
    });
  });
});
