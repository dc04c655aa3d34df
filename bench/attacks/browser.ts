/** The part of a browser that a sign-in needs. */
export interface Browser {
  /** The cookies, as a header. */
  readonly cookie: () => string;
  /** Sends a request; does not follow redirects. */
  open(url: string | URL, init?: RequestInit): Promise<Response>;
}

export function createBrowser(): Browser {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    async open(url, init = {}) {
      const headers = { ...(cookies.size === 0 ? {} : { cookie: cookie() }), ...init.headers };
      const response = await fetch(url, { ...init, headers, redirect: 'manual' });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      return response;
    },
  };
}

/** Signs the simulator's admin in at the gateway. @throws Error where a step is not answered as expected. */
export async function signIn(browser: Browser, gatewayUrl: string): Promise<void> {
  const page = locationOf(await browser.open(`${gatewayUrl}/auth/login`));
  const submit = (fields: Readonly<Record<string, string>>) =>
    fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const consent = await submit({ email: 'admin@demo.example', password: 'demo', decision: 'sign-in' });
  const form = await consent.text();
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
  const agreed = await submit({ ticket: field('ticket'), account: field('account'), decision: 'allow' });
  const back = await browser.open(locationOf(agreed));
  if (back.status !== 303) throw new Error(`not signed in: ${back.status}`);
}

function locationOf(response: Response): URL {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`no redirect: ${response.status}`);
  return new URL(location);
}
