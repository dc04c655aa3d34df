import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../pages/escape-html.js';
import { hashSource } from '../pages/hash-source.js';

const STYLE =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}main{max-width:36rem;margin:15vh auto;padding:0 1rem}';

/** The page has no scripts, forms or images. Its icon is an empty data URL: browsers then request no favicon. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${hashSource(STYLE)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page of the sign-in shows. */
export interface Page {
  readonly status: number;
  readonly title: string;
  /** One or two sentences of plain text; escaped when the page is rendered. */
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
}

/** Sends a page with a title, a text and an optional link. It is not cached. */
export function sendPage(reply: FastifyReply, { status, title, text, link }: Page): FastifyReply {
  const linkParagraph =
    link === undefined
      ? ''
      : `\n      <p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`;
  return reply
    .code(status)
    .headers({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(text)}</p>${linkParagraph}
    </main>
  </body>
</html>
`);
}
