/** The gateway that an example queries, and the token it uses. */
export interface Target {
  readonly url: string;
  /** Undefined: no token, which a gateway accepts only if SERVICE_ACCESS allows it. */
  readonly token: string | undefined;
}

/**
 * The target from the command line, else from GATEWAY_URL and GATEWAY_TOKEN, else the demo:
 *
 *     node dist/examples/urql.js http://127.0.0.1:4000/graphql <token>
 */
export function readTarget(): Target {
  const [, , url = process.env['GATEWAY_URL'], token = process.env['GATEWAY_TOKEN']] = process.argv;
  return { url: url || 'http://127.0.0.1:4000/graphql', token: token || undefined };
}

/** The headers that authenticate the caller. */
export function headersOf({ token }: Target): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
