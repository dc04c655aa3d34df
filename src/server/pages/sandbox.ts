import type { FastifyInstance, FastifyReply } from 'fastify';
import type { LandingPage } from './landing-page.js';

/** Serves Apollo Sandbox at /, and its policy wherever the page is sent. */
export function addSandbox(app: FastifyInstance, page: LandingPage): void {
  const asPage = (reply: FastifyReply) =>
    reply
      .header('content-security-policy', page.contentSecurityPolicy)
      // The page may hold a demo's token.
      .header('cache-control', 'no-store');
  app.get('/', (_request, reply) => asPage(reply).type('text/html; charset=utf-8').send(page.html));
  app.addHook('onSend', async (request, reply, payload) => {
    const isHtml = String(reply.getHeader('content-type')).startsWith('text/html');
    if (isHtml && request.routeOptions.url === '/graphql') asPage(reply);
    return payload;
  });
}
