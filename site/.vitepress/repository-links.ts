import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';

const ROOT = join(import.meta.dirname, '../..');

/** Files of the repository that the site shows as pages of its own. */
const PAGES: Readonly<Record<string, string>> = { 'schema.graphql': '/schema/' };

/** Where the files of the repository can be read, such as https://git.example/gateway/blob/main. */
const repositoryUrl = process.env['SITE_REPOSITORY_URL']?.replace(/\/$/, '');

/**
 * Treats the relative links of the documents to files that are no pages of the site: those in `PAGES` lead to their
 * page, the others to `SITE_REPOSITORY_URL`. Without that variable they are text without a link, with the path as title.
 * Rendering throws an Error for a file that does not exist.
 */
export function linkRepositoryFiles(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    const { path: document } = env as { readonly path?: string };
    // The title of a page is rendered once more, without its path: no link of it is shown.
    if (document === undefined) return;
    const folder = dirname(document);
    for (const { children } of tokens) {
      for (const [index, token] of (children ?? []).entries()) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null;
        if (href === null || /^([a-z]+:|#|\/)|\.md(#|$)/i.test(href)) continue;
        const path = relative(ROOT, join(folder, decodeURI(href)));
        if (!existsSync(join(ROOT, path))) throw new Error(`${folder}: ${href} does not exist.`);
        const target = PAGES[path] ?? (repositoryUrl && `${repositoryUrl}/${path}`);
        if (target) token.attrSet('href', target);
        else {
          const close = children?.slice(index).find(({ type }) => type === 'link_close');
          token.attrs = [['title', `${path} in the repository`]];
          for (const tag of [token, close]) if (tag) tag.tag = 'span';
          token.type = 'span_open';
        }
      }
    }
  });
}
