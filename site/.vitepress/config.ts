import { defineConfig } from 'vitepress';
import { anchorOf } from './anchors.ts';
import { writeGeneratedPages } from './generated-pages.ts';
import { NAVIGATION, SIDEBAR, assertEveryPageIsListed } from './navigation.ts';
import { showBraces } from './plain-text.ts';
import { linkRepositoryFiles } from './repository-links.ts';
import { renderSequenceDiagrams } from './sequence-diagrams.ts';

assertEveryPageIsListed();
writeGeneratedPages();

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="none" stroke="#5672cd" stroke-width="3" d="M16 16 6 6m10 10L26 6M16 16v12"/><circle cx="16" cy="16" r="6" fill="#5672cd"/></svg>';

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
  rewrites: (page) => page.replace(/^site\/(generated\/)?/, ''),
  outDir: '../dist/site',
  lastUpdated: false,
  // The icon is part of each page: no request for it, and none that fails.
  head: [['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }]],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
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
    search: {
      provider: 'local',
      options: {
        miniSearch: { searchOptions: { boostDocument: boost } },
      },
    },
  },
});

/** Guides before the reference: a search for "hub" finds a recipe before the many fields of that name. */
function boost(page: string): number {
  return page.includes('/schema/') || page.includes('/bench/') ? 0.5 : 1;
}
