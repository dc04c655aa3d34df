/** What GET /auth/session says, as far as the dashboard needs it. */
export interface GatewaySession {
  readonly signedIn: boolean;
  /** When the session ends at the latest, ms since 1970; null without a session. */
  readonly endsAt: number | null;
}

/** The address of the sign-in that returns to the current page. */
export function signInUrl(): string {
  const { pathname, search } = window.location;
  return `/auth/login?${new URLSearchParams({ returnTo: pathname + search }).toString()}`;
}

/**
 * Reads whether the browser has a session. Makes no call to Operated and does not extend the session.
 * @throws Error if the gateway cannot be reached or answers something else.
 */
export async function readGatewaySession(): Promise<GatewaySession> {
  const answer = await fetch('/auth/session', { headers: { accept: 'application/json' } });
  const body: unknown = await answer.json();
  const signedIn = field(body, 'signedIn');
  if (typeof signedIn !== 'boolean') throw new Error('The gateway did not say whether there is a session.');
  const endsAt = Date.parse(String(field(body, 'endsAt')));
  return { signedIn, endsAt: Number.isNaN(endsAt) ? null : endsAt };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}

/**
 * Ends the session.
 * @throws Error if the gateway cannot be reached or rejects it.
 */
export async function endGatewaySession(): Promise<void> {
  const answer = await fetch('/auth/logout', { method: 'POST' });
  if (!answer.ok) throw new Error(`The gateway did not end the session: status ${answer.status}.`);
}
