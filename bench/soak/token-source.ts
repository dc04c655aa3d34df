import { setTimeout as sleep } from 'node:timers/promises';
import { issueToken } from '../live/world.js';

export type Organisation = 'demo' | 'other';

/** The token of one client, which it uses until it is rejected. */
export interface TokenSource {
  readonly organisation: Organisation;
  get(): Promise<string>;
  /** The token was rejected: the next call of `get` fetches a new one. */
  rejected(): void;
}

const RETRY_MS = 200;
const SCOPES = 'accounts:read hubs:read hubs:write';

/** Fetches tokens from the simulator, again and again where it fails. */
export function createTokenSource(operatedUrl: string, organisation: Organisation): TokenSource {
  let token: Promise<string> | null = null;

  async function fetchToken(): Promise<string> {
    for (;;) {
      try {
        return await issueToken(operatedUrl, SCOPES, organisation);
      } catch {
        await sleep(RETRY_MS);
      }
    }
  }

  return {
    organisation,
    get: () => (token ??= fetchToken()),
    rejected() {
      token = null;
    },
  };
}
