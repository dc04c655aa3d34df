import type { SimulatorConfig } from '../config.js';
import { oauthError } from '../server/http-error.js';
import type { Account } from '../world/types.js';
import type { CodeStore } from './code-store.js';
import { verifies } from './pkce.js';
import type { Principal } from './principal.js';
import { parseScopes, type Scope } from './scopes.js';
import type { IssuedTokens, TokenStore } from './token-store.js';

/** The fields of a token request, each at most once. */
export interface TokenForm {
  readonly grant_type?: string;
  readonly client_id?: string;
  readonly client_secret?: string;
  readonly scope?: string;
  readonly code?: string;
  readonly redirect_uri?: string;
  readonly codeVerifier?: string;
  readonly code_verifier?: string;
  readonly refresh_token?: string;
}

/** Handles the token requests of an authenticated client. */
export class Grants {
  constructor(
    private readonly config: Pick<SimulatorConfig, 'verifier' | 'serviceRefresh'>,
    private readonly tokens: TokenStore,
    private readonly codes: CodeStore,
  ) {}

  /** @throws HttpError with an error of RFC 6749 section 5.2. */
  grant(client: Account, form: TokenForm): IssuedTokens {
    switch (form.grant_type) {
      case 'client_credentials':
        return this.clientCredentials(client, form);
      case 'authorization_code':
        return this.authorizationCode(client, form);
      case 'refresh_token':
        return this.refreshToken(client, form);
      case undefined:
        throw oauthError('invalid_request', 'grant_type is needed.');
      default:
        throw oauthError('unsupported_grant_type', `${form.grant_type} is not supported.`);
    }
  }

  private clientCredentials(client: Account, form: TokenForm): IssuedTokens {
    const scopes = requireScopes(form.scope);
    const principal: Principal = { clientId: client.clientId, account: client, user: undefined, scopes };
    return this.tokens.issue(principal, this.config.serviceRefresh === 'on' ? principal : undefined);
  }

  private authorizationCode(client: Account, form: TokenForm): IssuedTokens {
    if (form.code === undefined) throw oauthError('invalid_request', 'code is needed.');
    if (form.redirect_uri === undefined) throw oauthError('invalid_request', 'redirect_uri is needed.');
    const code = this.codes.find(form.code);
    if (!code || code.principal.clientId !== client.clientId) {
      throw oauthError('invalid_grant', 'The code is unknown or expired.');
    }
    if (code.spent) {
      // RFC 6749 section 4.1.2: a code that is used twice may have been stolen.
      this.tokens.revokeFamily(code.family);
      throw oauthError('invalid_grant', 'The code was used before; the tokens issued for it are revoked.');
    }
    if (code.redirectUri !== form.redirect_uri) {
      throw oauthError('invalid_grant', 'redirect_uri differs from that of the authorisation.');
    }
    if (code.challenge) {
      const verifier = this.verifierOf(form);
      if (verifier === undefined) throw oauthError('invalid_grant', 'The PKCE verifier is missing.');
      if (!verifies(code.challenge, verifier)) {
        throw oauthError('invalid_grant', 'The PKCE verifier does not match the challenge.');
      }
    }
    code.spent = true;
    return this.tokens.issue(code.principal, code.principal, code.family);
  }

  private refreshToken(client: Account, form: TokenForm): IssuedTokens {
    if (form.refresh_token === undefined) throw oauthError('invalid_request', 'refresh_token is needed.');
    const unusable = oauthError('invalid_grant', 'The refresh token is unknown, expired or used before.');
    const principal = this.tokens.refreshable(form.refresh_token);
    if (principal?.clientId !== client.clientId) throw unusable;
    // The guides list redirect_uri for a refresh too, without its purpose. Inferred: it is ignored.
    const scopes = form.scope === undefined ? principal.scopes : requireScopes(form.scope);
    if (!scopes.every((scope) => principal.scopes.includes(scope))) {
      throw oauthError('invalid_scope', 'A refresh cannot widen the granted scopes.');
    }
    const issued = this.tokens.refresh(form.refresh_token, scopes);
    if (!issued) throw unusable;
    return issued;
  }

  private verifierOf(form: TokenForm): string | undefined {
    return this.config.verifier === 'either'
      ? (form.code_verifier ?? form.codeVerifier)
      : form[this.config.verifier];
  }
}

function requireScopes(text: string | undefined): readonly Scope[] {
  const scopes = parseScopes(text);
  if (!scopes) throw oauthError('invalid_scope', 'scope must name known scopes, separated by spaces.');
  return scopes;
}
