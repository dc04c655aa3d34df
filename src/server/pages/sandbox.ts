import type { FastifyInstance, FastifyReply } from 'fastify';
import { isPage } from '../transports/security-headers.js';
import type { LandingPage } from './landing-page.js';

/** Serves the Sandbox page at /, and adds its content security policy where Apollo Server answers with the page. */
export function addSandbox(app: FastifyInstance, page: LandingPage): void {
  const asPage = (reply: FastifyReply) =>
    reply
      .header('content-security-policy', page.contentSecurityPolicy)
      // The page of the demo holds a token.
      .header('cache-control', 'no-store');
  app.get('/', (_request, reply) => asPage(reply).type('text/html; charset=utf-8').send(page.html));
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (isPage(reply) && request.routeOptions.url === '/graphql') asPage(reply);
    done();
  });
}
