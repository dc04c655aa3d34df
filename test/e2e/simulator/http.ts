/** A complete answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, undefined if it is not JSON. */
  readonly json: unknown;
}

interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; text and forms are sent unchanged. */
  readonly body?: unknown;
}

/** Sends a request like a client of Operated. Redirects are not followed. */
export async function ask(url: string | URL, asked: Asked = {}): Promise<Answer> {
  const { method = 'GET', token, body } = asked;
  const asIs = body === undefined || typeof body === 'string' || body instanceof URLSearchParams;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(asIs ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    body: asIs ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

/** Posts a form to the token endpoint. */
export function askToken(
  url: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = new URLSearchParams(fields);
  return ask(`${url}/identity/oauth/v2/token`, { method: 'POST', body, headers });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
