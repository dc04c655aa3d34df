import type { Account, User } from '../world/types.js';
import type { AuthorizeRequest } from './authorize-request.js';
import { html, type Html } from './html.js';
import { type Scope, SCOPE_TEXT } from './scopes.js';

// The forms are posted to their own address, so that the query is kept.

/** The login form. */
export function signInForm(request: AuthorizeRequest, email: string, error: string | undefined): Html {
  return html`<p>to let <strong>${integrationName(request)}</strong> use Operated on your behalf</p>
    ${error === undefined ? '' : html`<p class="error" role="alert">${error}</p>`}
    <form method="post">
      <label
        >E-mail <input type="email" name="email" value="${email}" autocomplete="username" required autofocus
      /></label>
      <label
        >Password <input type="password" name="password" autocomplete="current-password" required
      /></label>
      <button type="submit" name="decision" value="sign-in">Sign in</button>
      <button type="submit" name="decision" value="deny" formnovalidate>Cancel</button>
    </form>`;
}

/** The consent form: the organisation, the granted scopes and those that the role does not allow. */
export function consentForm(
  request: AuthorizeRequest,
  person: { readonly user: User; readonly accounts: readonly Account[] },
  granted: readonly Scope[],
  ticket: string,
): Html {
  const accounts = person.accounts.map(
    (account, index) =>
      html`<label
        ><input type="radio" name="account" value="${account.id}" ${index === 0 ? html` checked` : ''} />
        ${account.name}</label
      > `,
  );
  const scopes = request.scopes.map((scope) =>
    granted.includes(scope)
      ? html`<li>${SCOPE_TEXT[scope]} <small>(${scope})</small></li> `
      : html`<li><s>${SCOPE_TEXT[scope]}</s> <small>(${scope}: your role does not allow it)</small></li> `,
  );
  return html`<p>${person.user.name}, <strong>${integrationName(request)}</strong> would like to</p>
    <ul>
      ${scopes}
    </ul>
    <form method="post">
      <fieldset>
        <legend>Organisation</legend>
        ${accounts}
      </fieldset>
      <input type="hidden" name="ticket" value="${ticket}" />
      <button type="submit" name="decision" value="allow">Allow</button>
      <button type="submit" name="decision" value="deny">Deny</button>
    </form>`;
}

function integrationName({ client }: AuthorizeRequest): string {
  return `${client.clientId} (${client.name})`;
}
