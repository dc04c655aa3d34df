import type { Account, User, World } from '../world/types.js';
import type { Scope } from './scopes.js';
import { sameSecret } from './secrets.js';

/** A signed-in person and the organisations that the person belongs to. */
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

/** The scopes that this user can grant: a reader can't grant `hubs:write`. */
export function grantable(user: User, scopes: readonly Scope[]): readonly Scope[] {
  return user.role === 'admin' ? scopes : scopes.filter((scope) => scope !== 'hubs:write');
}
