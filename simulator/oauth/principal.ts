import type { Account, User } from '../world/types.js';
import type { Scope } from './scopes.js';

/** On whose behalf a token acts: an account, through an integration, for a person or for no one. */
export interface Principal {
  readonly clientId: string;
  readonly account: Account;
  /** Undefined for client credentials. */
  readonly user: User | undefined;
  readonly scopes: readonly Scope[];
}
