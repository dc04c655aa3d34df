import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql';
import type { Page } from 'playwright-core';
import { ALL_ENDPOINTS, endpointName } from '../../../simulator/server/endpoints.js';
import { seriousBarriers } from '../../support/axe.js';
import { describeWithBrowser } from '../../support/browser.js';
import { readDocuments } from '../../support/documents.js';
import { describeWith } from '../../support/requirement.js';
import { readSitePages, serveSite, SITE, type SitePage } from '../../support/site.js';
import { useStarted } from '../../support/stack.js';

const ROOT = join(__dirname, '../../..');
const schema = buildSchema(readFileSync(join(ROOT, 'schema.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ astNode }) => astNode);

/** What a type declares: fields with their arguments, fields of an input, or values. */
function membersOf(type: (typeof types)[number]): readonly string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  if (isInputObjectType(type)) return Object.keys(type.getFields());
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, args }) => [
    name,
    ...args.map((each) => each.name),
  ]);
}

const decode = (text: string) =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');

describeWith(SITE, 'The site', () => {
  let pages: readonly SitePage[] = [];
  beforeAll(() => {
    pages = readSitePages();
  });
  const htmlOf = (path: string) => pages.find((page) => page.path === path)?.html ?? '';

  test('has a page for each document', () => {
    const missing = readDocuments().filter(({ path }) => htmlOf(`/${path.replace(/\.md$/, '.html')}`) === '');
    expect(missing.map(({ path }) => path)).toEqual([]);
  });

  test('has a page for each type, with every field, argument and value', () => {
    expect(types.length).toBeGreaterThan(60);
    const missing = types.flatMap((type) => {
      const html = htmlOf(`/schema/${type.name}.html`);
      return membersOf(type)
        .filter((name) => !new RegExp(`>${name}[ <]`).test(html))
        .map((name) => `${type.name}.${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('has each operation of the simulator', () => {
    const html = htmlOf('/simulator-api/index.html');
    // The forms of the sign-in page are not public.
    const names = ALL_ENDPOINTS.map(endpointName).filter(
      (name) => name !== 'POST /identity/oauth/v2/authorize',
    );
    expect(names.filter((name) => !html.includes(`>${name} <`))).toEqual([]);
  });

  test('has an anchor for each link that names one', () => {
    const anchors = new Map(
      pages.map(({ path, html }) => [
        path,
        new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)),
      ]),
    );
    let links = 0;
    const dead = pages.flatMap(({ path, html }) =>
      [...html.matchAll(/<a [^>]*href="([^"]*#[^"]+)"/g)].flatMap(([, href = '']) => {
        links += 1;
        const { origin, pathname, hash } = new URL(decode(href), `http://site${path}`);
        const target = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
        const isThere =
          origin !== 'http://site' || anchors.get(target)?.has(decodeURIComponent(hash.slice(1)));
        return isThere ? [] : [`${path} → ${href}`];
      }),
    );
    expect(dead).toEqual([]);
    expect(links).toBeGreaterThan(1_000);
  });
});

describeWith(SITE, 'In a browser', () => {
  describeWithBrowser('the site', (browser) => {
    const site = useStarted(serveSite);
    // One page for all tests, each of which loads a document.
    let page: Page;
    beforeAll(async () => {
      page = await browser().newPage();
    });
    afterEach(() => page.removeAllListeners('request').removeAllListeners('response'));

    test.each([
      ['/', 'light', 1280],
      ['/docs/quick-start.html', 'dark', 1280],
      ['/docs/recipes/live-lists.html', 'light', 360],
      ['/docs/authentication.html', 'light', 1280],
      ['/schema/HubFilter.html', 'dark', 360],
      ['/simulator-api/', 'light', 1280],
    ] as const)(
      '%s makes no request to another host, fits, and axe finds nothing serious: %s, %d px',
      async (path, colorScheme, width) => {
        const foreign: string[] = [];
        const failed: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith(site().url) && !request.url().startsWith('data:'))
            foreign.push(request.url());
        });
        page.on('response', (response) => {
          if (response.status() >= 400) failed.push(response.url());
        });
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.goto(site().url + path, { waitUntil: 'networkidle' });
        expect({ foreign, failed }).toEqual({ foreign: [], failed: [] });
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        );
        expect(await seriousBarriers(page)).toEqual([]);
      },
    );

    test('the search finds a guide, a field of the schema and an operation of the simulator, without a server', async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(site().url);
      for (const [text, target] of [
        ['rolled back optimistic', '/docs/recipes/optimistic-changes.html'],
        ['hubBySerialNumber', '/schema/Query.html#hubbyserialnumber'],
        ['userinfo', '/simulator-api/#get-identityoauthv2userinfo'],
      ] as const) {
        await page.getByRole('button', { name: 'Search' }).first().click();
        await page.getByRole('searchbox').fill(text);
        await page.locator(`.VPLocalSearchBox a.result[href^="${target}"]`).first().waitFor();
        await page.keyboard.press('Escape');
      }
    });
  });
});
