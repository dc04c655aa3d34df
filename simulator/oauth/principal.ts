import type { Account, User } from '../world/types.js';
import type { Scope } from './scopes.js';

/** The principal of a token: an account, through an integration, with or without a user. */
export interface Principal {
  readonly clientId: string;
  readonly account: Account;
  /** Undefined for client credentials. */
  readonly user: User | undefined;
  readonly scopes: readonly Scope[];
}
