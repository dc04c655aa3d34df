import { defineConfig } from 'vitepress';
import { anchorOf } from './anchors.ts';
import { NAVIGATION, SIDEBAR, assertEveryPageIsListed } from './navigation.ts';
import { showBraces } from './plain-text.ts';
import { linkRepositoryFiles } from './repository-links.ts';
import { renderSequenceDiagrams } from './sequence-diagrams.ts';

assertEveryPageIsListed();

/** The site of the documents: the Markdown files where they are in the repository, and the pages of this folder. */
export default defineConfig({
  title: 'Operated Gateway',
  description: 'A GraphQL server in front of the REST API of Ochno Operated.',
  lang: 'en-GB',
  // A folder of a host, such as /docs/, where the site is not at its root.
  base: process.env['SITE_BASE'] || '/',
  srcDir: '..',
  srcExclude: ['!(docs|site|bench)/**/*', '{site,bench}/{peers,.snippets-*}/**'],
  // The pages of the repository keep their paths, so that relative links are the same on the site and on GitHub.
  rewrites: (page) => page.replace(/^site\//, ''),
  outDir: '../dist/site',
  lastUpdated: false,
  markdown: {
    anchor: { slugify: anchorOf },
    // Braces, as in a path, are text: GitHub has no attributes either.
    attrs: { disable: true },
    languageAlias: { promql: 'text' },
    config: (markdown) => {
      linkRepositoryFiles(markdown);
      renderSequenceDiagrams(markdown);
      showBraces(markdown);
    },
  },
  themeConfig: {
    nav: NAVIGATION,
    sidebar: SIDEBAR,
    outline: [2, 3],
    search: { provider: 'local', options: { miniSearch: { searchOptions: { boostDocument: boost } } } },
  },
});

/** Guides before the reference: a search for "hub" finds a recipe before the many fields of that name. */
function boost(page: string): number {
  return page.includes('/schema/') || page.includes('/bench/') ? 0.5 : 1;
}
