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

/**
 * Runs an example against its target. Where it fails, the reason is printed and the exit code is 1.
 * @param main the example; what it throws is the reason.
 */
export function runExample(main: (target: Target) => Promise<void>): void {
  const run = async () => {
    const target = readTarget();
    await checkTarget(target);
    await main(target);
  };
  run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}

/** @throws Error where there is no gateway at the address, or it does not accept the caller. */
async function checkTarget(target: Target): Promise<void> {
  const response = await fetch(target.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersOf(target) },
    body: JSON.stringify({ query: '{ __typename }' }),
  }).catch((error: unknown) => {
    throw new Error(
      `${target.url} cannot be reached: ${reasonOf(error)}. The first argument, or GATEWAY_URL, is the address of the gateway.`,
    );
  });
  const text = await response.text();
  if (response.status === 401) {
    throw new Error(
      `${target.url} answers 401: the second argument, or GATEWAY_TOKEN, must be a valid token.`,
    );
  }
  if (!text.includes('"__typename":"Query"')) {
    const excerpt = text.slice(0, 100).trim();
    throw new Error(
      `${target.url} is no GraphQL endpoint of a gateway: it answers ${response.status} ${excerpt}`,
    );
  }
}

/** fetch has the reason of a failed connection in `cause`, for several addresses of a host in its `errors`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const [first] = cause instanceof AggregateError ? (cause.errors as unknown[]) : [cause];
  return first instanceof Error ? first.message : String(first);
}
