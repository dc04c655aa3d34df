import { createHash, randomBytes } from 'node:crypto';

/** The scopes that the vendor's demo client requests. */
export const ALL_SCOPES = 'sub accounts:read accounts:write hubs:read hubs:write';

const CALLBACK = 'http://127.0.0.1:4000/auth/callback';

export interface ServiceTokenOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Separated by spaces. */
  readonly scopes?: string;
}

export interface UserTokenOptions extends ServiceTokenOptions {
  readonly email?: string;
  readonly password?: string;
  readonly redirectUri?: string;
}

export interface TokenResponse {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly token_type?: string;
  readonly expires_in?: number | string;
  readonly access_expires_in?: string;
  readonly scope?: string;
}

/** Tokens by client credentials. */
export function serviceToken(url: string, options: ServiceTokenOptions = {}): Promise<TokenResponse> {
  const { scopes = ALL_SCOPES } = options;
  return exchange(url, { grant_type: 'client_credentials', scope: scopes, ...clientOf(options) });
}

/** Signs a user in on the simulator's page, consents, and exchanges the code. Default: `admin@demo.example`. */
export async function userTokens(url: string, options: UserTokenOptions = {}): Promise<TokenResponse> {
  const { redirectUri = CALLBACK } = options;
  const verifier = randomBytes(32).toString('base64url');
  const back = await authorizeUser(url, options, {
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`no code: ${back.search}`);
  return exchange(url, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    codeVerifier: verifier,
    code_verifier: verifier,
    ...clientOf(options),
  });
}

/** @returns the redirect after sign-in and consent. */
export async function authorizeUser(
  url: string,
  options: UserTokenOptions = {},
  query: Readonly<Record<string, string>> = {},
): Promise<URL> {
  const { clientId = 'demo-client', redirectUri = CALLBACK, scopes = `${ALL_SCOPES} email` } = options;
  const page = new URL('/identity/oauth/v2/authorize', url);
  const parameters = { client_id: clientId, redirect_uri: redirectUri, scope: scopes, response_type: 'code' };
  page.search = new URLSearchParams({ ...parameters, state: 'state of the test', ...query }).toString();
  return signInAndAllow(page, options.email, options.password);
}

/** Submits the two forms of the page as a browser does. */
export async function signInAndAllow(
  page: URL,
  email = 'admin@demo.example',
  password = 'demo',
): Promise<URL> {
  const consent = await submit(page, { email, password, decision: 'sign-in' });
  const form = await consent.text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(form)?.[1];
  const account = /name="account" value="([^"]+)"/.exec(form)?.[1];
  if (ticket === undefined || account === undefined) {
    throw new Error(`no consent form: ${consent.status} ${form}`);
  }
  const done = await submit(page, { ticket, account, decision: 'allow' });
  const location = done.headers.get('location');
  if (location === null) throw new Error(`no redirect: ${done.status} ${await done.text()}`);
  return new URL(location);
}

function submit(page: URL, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

async function exchange(url: string, fields: Readonly<Record<string, string>>): Promise<TokenResponse> {
  const response = await fetch(`${url}/identity/oauth/v2/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`no token: ${response.status} ${text}`);
  return JSON.parse(text) as TokenResponse;
}

function clientOf({ clientId = 'demo-client', clientSecret }: ServiceTokenOptions) {
  // Every integration of the simulated world has a secret with the name of its client id.
  return { client_id: clientId, client_secret: clientSecret ?? clientId.replace(/client$/, 'secret') };
}
