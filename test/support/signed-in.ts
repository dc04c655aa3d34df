import type { GatewayOptions } from '../../src/gateway.js';
import { freePort } from './free-port.js';
import { SERVICE_CREDENTIALS, startTestGateway, type TestGateway } from './gateway.js';
import { signInAndAllow } from './simulator-tokens.js';

export const SESSION_SECRET = 'canary-session-secret-0123456789-abcdef';

/** The cookies that a browser would hold for one host. */
export class CookieJar {
  private readonly cookies = new Map<string, string>();

  get header(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(name: string): string | undefined {
    return this.cookies.get(name);
  }

  set(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** The variables that enable the sign-in of a gateway on this port. */
export function signInVariables(port: number): Readonly<Record<string, string>> {
  return {
    ...SERVICE_CREDENTIALS,
    PORT: String(port),
    OPERATED_REDIRECT_URI: `http://127.0.0.1:${port}/auth/callback`,
    SESSION_SECRET,
  };
}

/** A gateway at which users sign in, on a port that its redirect URI names. */
export async function startSignInGateway(
  operatedUrl: string,
  environment: Readonly<Record<string, string>> = {},
  options: GatewayOptions = {},
): Promise<TestGateway> {
  const variables = signInVariables(await freePort());
  return startTestGateway(operatedUrl, { ...variables, ...environment }, options);
}

/** Sends a request as the browser with these cookies; does not follow redirects. */
export async function browse(jar: CookieJar, url: string | URL, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(jar.header === '' ? {} : { cookie: jar.header }), ...init.headers };
  const response = await fetch(url, { ...init, headers, redirect: 'manual' });
  jar.take(response);
  return response;
}

/** The target of a redirect. */
export function locationOf(response: Response): URL {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`no redirect: ${response.status}`);
  return new URL(location);
}

/** Goes to Operated's page and agrees there. @returns where the browser is sent back to. */
export async function agree(jar: CookieJar, gatewayUrl: string, returnTo?: string): Promise<URL> {
  const query = returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo }).toString()}`;
  return signInAndAllow(locationOf(await browse(jar, `${gatewayUrl}/auth/login${query}`)));
}

/** Signs the demo's admin in. @returns the browser's cookies. */
export async function signIn(gatewayUrl: string, jar = new CookieJar()): Promise<CookieJar> {
  const response = await browse(jar, await agree(jar, gatewayUrl));
  if (response.status !== 303) throw new Error(`not signed in: ${response.status} ${await response.text()}`);
  return jar;
}
