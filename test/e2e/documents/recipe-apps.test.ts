import { writeFileSync } from 'node:fs';
import { describeWithBrowser } from '../../support/browser.js';
import { readDocument } from '../../support/documents.js';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { describeWith } from '../../support/requirement.js';
import { serveApp } from '../../support/snippet-app.js';
import { generateCode } from '../../support/snippet-code.js';
import { SITE_PACKAGES, snippetsOf, writeSnippets, type WrittenSnippets } from '../../support/snippets.js';
import { read, useStack } from '../../support/stack.js';

const RENDER = `import { createRoot } from 'react-dom/client';
const render = (app) => createRoot(document.getElementById('root')).render(app);
`;

/** The first module of an app with the components of each recipe, and whether the app shows changes. */
const APPS = {
  'apollo-client': { entry: "import './main';", text: / W by \d+ hubs/, isLive: false },
  urql: {
    entry: `${RENDER}
import { Provider } from 'urql';
import { client } from './client';
import { Hubs } from './hubs';
import { Light } from './light';
const hubId = new URLSearchParams(location.search).get('hub');
render(<Provider value={client}><Hubs /><Light hubId={hubId} /></Provider>);`,
    text: /\d+ hubs in use/,
    isLive: true,
  },
  'tanstack-query': {
    entry: `${RENDER}
import { QueryClientProvider } from '@tanstack/react-query';
import { queryClient } from './client';
import { Hubs } from './hubs';
import { followHubs } from './live';
followHubs();
render(<QueryClientProvider client={queryClient}><Hubs /></QueryClientProvider>);`,
    text: /: [\d.]+ W/,
    isLive: true,
  },
  'live-lists': {
    entry: `${RENDER}
import { ApolloProvider } from '@apollo/client/react';
import { client } from './client';
import { OnlineHubs } from './online-hubs';
render(<ApolloProvider client={client}><OnlineHubs /></ApolloProvider>);`,
    text: /\d+ hubs are online/,
    isLive: true,
  },
} as const;

const pathOf = (name: string) => `docs/recipes/${name}.md`;
const FIRST_IN_USE = `{
  hubs(first: 1, filter: { online: true, inUse: true }, orderBy: { field: NAME }) { nodes { id name } }
}`;

describeWith(SITE_PACKAGES, 'In a browser', () => {
  describeWithBrowser('the app of the recipe', (browser) => {
    const stack = useStack({ environment: { ...OPEN_SERVICE, POLL_INTERVAL_MS: '100' } });
    let snippets: WrittenSnippets | undefined;

    beforeAll(async () => {
      const all = Object.keys(APPS).flatMap((name) => snippetsOf(readDocument(pathOf(name))));
      snippets = writeSnippets(all, await generateCode(all));
    });
    afterAll(() => snippets?.remove());

    test.each(Object.entries(APPS))(
      '%s shows what the gateway answers, and what changes, without a warning',
      async (name, { entry, text, isLive }) => {
        const path = snippets?.pathOf(pathOf(name), 'entry.tsx') ?? '';
        writeFileSync(path, entry);
        const { hubs } = await read<{
          readonly hubs: { readonly nodes: readonly { id: string; name: string }[] };
        }>(stack.gateway, FIRST_IN_USE);
        const [hub = { id: '', name: '' }] = hubs.nodes;
        const app = await serveApp(path, stack.gateway.url);
        const page = await browser().newPage();
        const problems: string[] = [];
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
          if (['warning', 'error'].includes(message.type())) problems.push(message.text());
        });
        try {
          await page.goto(`${app.url}/?hub=${hub.id}`);
          await page.getByText(text).first().waitFor();
          if (isLive) {
            const isOnline = page.locator('li', { hasText: new RegExp(`^${hub.name}(: .* W| online|)$`) });
            await isOnline.waitFor();
            await stack.simulator.control.presence(hub.id, false);
            await isOnline.waitFor({ state: 'detached' });
            await stack.simulator.control.presence(hub.id, true);
            await isOnline.waitFor();
          }
          expect(problems).toEqual([]);
        } finally {
          await page.close();
          await app.stop();
        }
      },
    );
  });
});
