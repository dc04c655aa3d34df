import type { FastifyReply } from 'fastify';
import { escapeHtml } from '../pages/escape-html.js';
import { hashSource } from '../pages/hash-source.js';

const STYLE =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}main{max-width:36rem;margin:15vh auto;padding:0 1rem}';

/** The page has no script, no form and no picture but an empty icon, so that browsers ask for none. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${hashSource(STYLE)}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Page {
  readonly status: number;
  readonly title: string;
  /** What happened, a sentence or two. */
  readonly text: string;
  readonly link?: { readonly href: string; readonly text: string };
}

/** Sends a plain page that says what happened. */
export function sendPage(reply: FastifyReply, { status, title, text, link }: Page): FastifyReply {
  const further =
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
      <p>${escapeHtml(text)}</p>${further}
    </main>
  </body>
</html>
`);
}
