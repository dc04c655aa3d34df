import type { World } from '../world/types.js';
import { grantable } from './people.js';
import { SCOPES } from './scopes.js';
import type { TokenStore } from './token-store.js';

/**
 * @returns a bearer token of a user with all scopes that the user can grant, as after a sign-in with consent.
 * @throws RangeError for an unknown e-mail address.
 */
export function issuePersonToken(world: World, tokens: TokenStore, email: string): string {
  for (const account of world.accounts) {
    const user = account.users.find((candidate) => candidate.email === email);
    if (!user) continue;
    const scopes = grantable(user, SCOPES);
    return tokens.issue({ clientId: account.clientId, account, user, scopes }).accessToken;
  }
  throw new RangeError(`There is no user ${email}.`);
}
