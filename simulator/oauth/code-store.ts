import { randomUUID } from 'node:crypto';

import type { Challenge } from './pkce.js';
import type { Principal } from './principal.js';
import { randomSecret } from './secrets.js';

/** An authorisation that has not been exchanged for tokens. */
export interface AuthorizationCode {
  readonly principal: Principal;
  readonly redirectUri: string;
  readonly challenge: Challenge | undefined;
  /** The family of the tokens issued for it. */
  readonly family: string;
  readonly expiresAt: number;
  spent: boolean;
}

/** A used code is kept for a day, so that its replay revokes the tokens issued for it. */
const REMEMBERED_MS = 86_400_000;

/** The issued authorisation codes. They expire by the given clock. */
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

  /** @returns the authorisation, also of a used code; undefined if the code is unknown or expired. */
  find(code: string): AuthorizationCode | undefined {
    const found = this.codes.get(code);
    return found && (found.spent || this.now() < found.expiresAt) ? found : undefined;
  }

  private sweep(): void {
    // In order of issue.
    for (const [code, { expiresAt }] of this.codes) {
      if (this.now() < expiresAt + REMEMBERED_MS) return;
      this.codes.delete(code);
    }
  }
}
