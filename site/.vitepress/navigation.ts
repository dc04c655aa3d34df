import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import { GROUPS } from '../schema-reference/model.ts';

const doc = (text: string, name: string) => ({ text, link: `/docs/${name}` });

const DOCUMENTS: readonly {
  readonly text: string;
  readonly items: readonly { text: string; link: string }[];
}[] = [
  {
    text: 'For frontend developers',
    items: [
      doc('Quick start', 'quick-start'),
      doc('Developing locally', 'developing-locally'),
      doc('Nullability', 'recipes/nullability'),
      doc('Pagination and counts', 'pagination'),
      doc('Live updates', 'live-updates'),
      doc('Changing hubs', 'changing-hubs'),
      doc('Authentication', 'authentication'),
      doc('Trusted documents', 'trusted-documents'),
    ],
  },
  {
    text: 'Recipes',
    items: [
      doc('Apollo Client', 'recipes/apollo-client'),
      doc('urql', 'recipes/urql'),
      doc('TanStack Query', 'recipes/tanstack-query'),
      doc('Relay', 'recipes/relay'),
      doc('Live lists', 'recipes/live-lists'),
      doc('Optimistic changes', 'recipes/optimistic-changes'),
      doc('Code generation', 'recipes/codegen'),
      doc('Mocks and CI', 'recipes/mocks-and-ci'),
      doc('Next.js', 'recipes/nextjs'),
      doc('Sign-in of a mobile app', 'recipes/mobile-sign-in'),
    ],
  },
  {
    text: 'For operators',
    items: [
      doc('Deploying', 'deploying'),
      doc('Operating', 'operating'),
      doc('Reliability', 'reliability'),
      doc('Security', 'security'),
      doc('Metrics', 'metrics'),
      doc('Alerts', 'alerts'),
      doc('Tracing', 'tracing'),
    ],
  },
  {
    text: 'Reference',
    items: [
      { text: 'Schema', link: '/schema/' },
      { text: 'Commands, variables, errors', link: '/README' },
      doc('The simulator', 'simulator'),
      { text: 'REST API of the simulator', link: '/simulator-api/' },
      { text: 'Changelog', link: '/CHANGELOG' },
    ],
  },
  {
    text: 'For contributors',
    items: [
      doc('Architecture', 'architecture'),
      { text: 'Contributing', link: '/CONTRIBUTING' },
      { text: 'Results of the benches', link: '/bench/RESULTS' },
    ],
  },
];

/** The links at the top of each page. */
export const NAVIGATION: DefaultTheme.NavItem[] = [
  { text: 'Quick start', link: '/docs/quick-start' },
  { text: 'Schema', link: '/schema/' },
  { text: 'Operating', link: '/docs/operating' },
  { text: 'Contributing', link: '/CONTRIBUTING' },
];

/** The pages beside each page: the types beside those of the schema, all documents beside the others. */
export const SIDEBAR: DefaultTheme.SidebarMulti = {
  '/schema/': [
    { text: 'All documents', link: '/docs/quick-start' },
    { text: 'All types', link: '/schema/' },
    ...GROUPS.map(({ title, types }) => ({
      text: title,
      items: types.map(({ name }) => ({ text: name, link: `/schema/${name}` })),
    })),
  ],
  '/': DOCUMENTS.map(({ text, items }) => ({ text, items: [...items] })),
};

/**
 * Compares the navigation with the files of docs/.
 * @throws Error with the pages that it lacks, or that it has and that do not exist.
 */
export function assertEveryPageIsListed(): void {
  const files = readdirSync(join(import.meta.dirname, '../../docs'), { recursive: true, encoding: 'utf8' });
  const pages = files
    .filter((file) => file.endsWith('.md'))
    .map((file) => `/docs/${file.slice(0, -'.md'.length)}`);
  const listed = DOCUMENTS.flatMap(({ items }) => items.map(({ link }) => link));
  const missing = pages.filter((page) => !listed.includes(page));
  const gone = listed.filter((link) => link.startsWith('/docs/') && !pages.includes(link));
  if (missing.length + gone.length > 0) {
    throw new Error(
      `site/.vitepress/navigation.ts lacks ${missing.join(', ') || 'nothing'}; it lists what does not exist: ${gone.join(', ') || 'nothing'}.`,
    );
  }
}
