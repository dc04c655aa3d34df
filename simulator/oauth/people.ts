import type { Account, User, World } from '../world/types.js';
import type { Scope } from './scopes.js';
import { sameSecret } from './secrets.js';

/** Somebody who has signed in, and the organisations that they belong to. */
export interface Person {
  readonly user: User;
  readonly accounts: readonly Account[];
}

/** @returns undefined for an unknown e-mail address or a wrong password. */
export function signIn(world: World, email: string, password: string): Person | undefined {
  const address = email.trim().toLowerCase();
  const accounts = world.accounts.filter(({ users }) => users.some((user) => user.email === address));
  const user = accounts[0]?.users.find((candidate) => candidate.email === address);
  const matches = sameSecret(password, user?.password ?? '');
  return user && matches ? { user, accounts } : undefined;
}

/** What of `scopes` this user may grant: a reader may not grant `hubs:write`. */
export function grantable(user: User, scopes: readonly Scope[]): readonly Scope[] {
  return user.role === 'admin' ? scopes : scopes.filter((scope) => scope !== 'hubs:write');
}
