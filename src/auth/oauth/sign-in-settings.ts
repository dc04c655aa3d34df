/** The settings of the users' sign-in. */
export interface SignInSettings {
  /** Operated's base URL, without a trailing slash. */
  readonly operatedUrl: string;
  readonly clientId: string;
  /** The redirect URI: /auth/callback of this gateway, as browsers reach it. */
  readonly redirectUri: string;
  /** The gateway's own origins, as browsers know them: first that of the redirect URI, then its other loopback names. */
  readonly sites: readonly [string, ...string[]];
  /** The origins of browser apps that may use sessions. */
  readonly appOrigins: readonly string[];
  readonly scopes: readonly string[];
  /** The longest life of a session, s. */
  readonly lifetimeSeconds: number;
}

/** The path that the redirect URI must have. */
export const CALLBACK_PATH = '/auth/callback';
