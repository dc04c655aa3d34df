/** The gateway that an example asks, and who asks. */
export interface Target {
  readonly url: string;
  /** Undefined: without a token, which a gateway answers only where SERVICE_ACCESS allows it. */
  readonly token: string | undefined;
}

/**
 * Takes the target from the command line, else from GATEWAY_URL and GATEWAY_TOKEN, else it is the demo:
 *
 *     node dist/examples/urql.js http://127.0.0.1:4000/graphql <token>
 */
export function readTarget(): Target {
  const [, , url = process.env['GATEWAY_URL'], token = process.env['GATEWAY_TOKEN']] = process.argv;
  return { url: url || 'http://127.0.0.1:4000/graphql', token: token || undefined };
}

/** The headers that say who asks. */
export function headersOf({ token }: Target): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
