import { randomUUID } from 'node:crypto';

import type { Challenge } from './pkce.js';
import type { Principal } from './principal.js';
import { randomSecret } from './secrets.js';

/** What a person agreed to, until it is exchanged for tokens. */
export interface AuthorizationCode {
  readonly principal: Principal;
  readonly redirectUri: string;
  readonly challenge: Challenge | undefined;
  /** The family of the tokens that come of it. */
  readonly family: string;
  readonly expiresAt: number;
  spent: boolean;
}

/** A spent code is remembered for a day, so that its replay can end the tokens that came of it. */
const REMEMBERED_MS = 86_400_000;

/** The authorisation codes that are out. They age by the clock that it is given. */
export class CodeStore {
  private readonly codes = new Map<string, AuthorizationCode>();

  constructor(
    private readonly codeSeconds: number,
    private readonly now: () => number,
  ) {}

  issue(agreed: Pick<AuthorizationCode, 'principal' | 'redirectUri' | 'challenge'>): string {
    this.sweep();
    const code = randomSecret();
    const expiresAt = this.now() + this.codeSeconds * 1000;
    this.codes.set(code, { ...agreed, family: randomUUID(), expiresAt, spent: false });
    return code;
  }

  /** @returns the code's agreement even when it is spent, undefined if it is unknown or expired unspent. */
  find(code: string): AuthorizationCode | undefined {
    const found = this.codes.get(code);
    return found && (found.spent || this.now() < found.expiresAt) ? found : undefined;
  }

  private sweep(): void {
    // The oldest come first.
    for (const [code, { expiresAt }] of this.codes) {
      if (this.now() < expiresAt + REMEMBERED_MS) return;
      this.codes.delete(code);
    }
  }
}
