/** What the sign-in of users goes by. */
export interface SignInSettings {
  /** Where Operated is, without a trailing slash. */
  readonly operatedUrl: string;
  readonly clientId: string;
  /** Where Operated sends the browser back to: /auth/callback of this gateway, as browsers reach it. */
  readonly redirectUri: string;
  /** The gateway's own origin, as browsers know it: that of the redirect URI. */
  readonly site: string;
  /** The origins of browser apps that may use sessions. */
  readonly appOrigins: readonly string[];
  readonly scopes: readonly string[];
  /** How long a session may live, however it is used. */
  readonly lifetimeSeconds: number;
}

/** The path of the redirect URI: another would not lead back to this gateway. */
export const CALLBACK_PATH = '/auth/callback';
