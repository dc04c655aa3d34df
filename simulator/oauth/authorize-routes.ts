import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { SimulatorConfig } from '../config.js';
import type { App } from '../server/app.js';
import { ENDPOINTS } from '../server/endpoints.js';
import { operated } from '../server/operated-route.js';
import type { World } from '../world/types.js';
import { type AuthorizeQuery, type AuthorizeRequest, judgeAuthorizeQuery } from './authorize-request.js';
import type { CodeStore } from './code-store.js';
import { consentForm, signInForm } from './forms.js';
import { html } from './html.js';
import { sendPage } from './page.js';
import { grantable, signIn } from './people.js';
import { redirectTo } from './redirect-uri.js';
import { type Ticket, TicketStore } from './ticket-store.js';

const text = Type.Optional(Type.String());

/** For the OpenAPI document only: an invalid query is answered by a page or a redirect, not by JSON. */
const documentedQuery = Type.Object({
  client_id: Type.String(),
  redirect_uri: Type.String(),
  response_type: Type.Literal('code'),
  scope: Type.String({ description: 'Scopes, separated by spaces' }),
  state: text,
  code_challenge: text,
  code_challenge_method: text,
});

const answer = Type.Object({ email: text, password: text, ticket: text, account: text, decision: text });

/** The page at `GET /identity/oauth/v2/authorize`, and the forms on it. */
export function authorizeRoutes(app: App, world: World, codes: CodeStore, config: SimulatorConfig): void {
  const tickets = new TicketStore(() => world.now());

  const judged = (request: FastifyRequest<{ Querystring: AuthorizeQuery }>, reply: FastifyReply) => {
    const judgement = judgeAuthorizeQuery(request.query, world, config);
    if (judgement.kind === 'good') return judgement.request;
    if (judgement.kind === 'untrusted') {
      sendPage(reply, 400, 'This link does not work', html`<p class="error">${judgement.reason}</p>`);
      return undefined;
    }
    const { redirectUri, state, error, description } = judgement;
    redirect(reply, redirectUri, { error, error_description: description, state });
    return undefined;
  };

  const askForLogin = (reply: FastifyReply, authorizeRequest: AuthorizeRequest, email = '', error?: string) =>
    sendPage(reply, error === undefined ? 200 : 401, 'Sign in', signInForm(authorizeRequest, email, error));

  const askConsent = (reply: FastifyReply, ticket: Ticket) => {
    const granted = grantable(ticket.person.user, ticket.request.scopes);
    const form = consentForm(ticket.request, ticket.person, granted, tickets.issue(ticket));
    return sendPage(reply, 200, 'Allow access', form);
  };

  const allow = (reply: FastifyReply, { person, request }: Ticket, accountId: string | undefined) => {
    const account = person.accounts.find(({ id }) => id === accountId);
    if (!account)
      return sendPage(reply, 400, 'No such organisation', html`<p class="error">Start again.</p>`);
    const { client, redirectUri, state, challenge } = request;
    const scopes = grantable(person.user, request.scopes);
    if (scopes.length === 0) return deny(reply, request);
    const principal = { clientId: client.clientId, account, user: person.user, scopes };
    return redirect(reply, redirectUri, { code: codes.issue({ principal, redirectUri, challenge }), state });
  };

  app.route<{ Querystring: AuthorizeQuery }>({
    ...operated(ENDPOINTS.authorize),
    schema: {
      tags: ['identity'],
      summary: 'The page on which a person signs in and agrees; ends in a redirect',
      querystring: documentedQuery,
    },
    validatorCompiler: () => () => true,
    handler: (request, reply) => {
      const authorizeRequest = judged(request, reply);
      return authorizeRequest ? askForLogin(reply, authorizeRequest) : reply;
    },
  });

  app.route<{ Querystring: AuthorizeQuery; Body: typeof answer.static }>({
    ...operated(ENDPOINTS.answerAuthorize),
    schema: { hide: true, body: answer },
    handler: (request, reply) => {
      const authorizeRequest = judged(request, reply);
      if (!authorizeRequest) return reply;
      const { decision, ticket: ticketValue, email = '', password = '', account } = request.body;
      if (ticketValue === undefined) {
        if (decision === 'deny') return deny(reply, authorizeRequest);
        const person = signIn(world, email, password);
        if (!person)
          return askForLogin(reply, authorizeRequest, email, 'The e-mail address or the password is wrong.');
        return askConsent(reply, { person, request: authorizeRequest });
      }
      const ticket = tickets.take(ticketValue);
      if (!ticket)
        return askForLogin(reply, authorizeRequest, email, 'This page has expired. Sign in again.');
      return decision === 'allow' ? allow(reply, ticket, account) : deny(reply, ticket.request);
    },
  });
}

function deny(reply: FastifyReply, { redirectUri, state }: AuthorizeRequest): FastifyReply {
  return redirect(reply, redirectUri, {
    error: 'access_denied',
    error_description: 'The request was denied.',
    state,
  });
}

function redirect(
  reply: FastifyReply,
  uri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): FastifyReply {
  // 303: the browser must not post the form, with its password, to the client.
  return reply
    .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .redirect(redirectTo(uri, parameters), 303);
}
