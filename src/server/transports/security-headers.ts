import type { FastifyReply } from 'fastify';

/** The security headers of every answer. A page replaces the policy by its own. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  // A browser that shows an answer as a document runs nothing of it, and no page frames it.
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'nosniff',
  // Browser apps of other origins read the answers; CORS decides which origins.
  'cross-origin-resource-policy': 'cross-origin',
  // A redirect of the sign-in has no content type, and must not leak its address.
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

/** The headers of HTML beside those of every answer: browsers apply them to documents only. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

/** Whether the answer is HTML. */
export function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type')).startsWith('text/html');
}
