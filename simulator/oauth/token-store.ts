import { randomUUID } from 'node:crypto';

import type { SimulatorConfig } from '../config.js';
import { tokenWriter, type TokenWriter } from './access-token.js';
import type { Principal } from './principal.js';
import type { Scope } from './scopes.js';
import { randomSecret } from './secrets.js';

/** The tokens of a successful grant. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** ms since the epoch, by the world's clock. */
  readonly expiresAt: number;
  readonly scopes: readonly Scope[];
}

interface Token {
  readonly principal: Principal;
  /** Identifies all tokens of one authorisation, to revoke them together. */
  readonly family: string;
  readonly expiresAt: number;
}

interface RefreshToken extends Token {
  readonly accessToken: string;
  spent: boolean;
}

type Settings = Pick<SimulatorConfig, 'tokenSeconds' | 'refreshSeconds' | 'tokenFormat' | 'refreshedToken'>;

/** Above this number of tokens, expired ones are removed each time the number has doubled. */
const SWEEP_FROM = 10_000;

/** The issued tokens. They expire by the given clock. */
export class TokenStore {
  private readonly accessTokens = new Map<string, Token>();
  private readonly refreshTokens = new Map<string, RefreshToken>();
  private readonly write: TokenWriter;
  private sweepAt = SWEEP_FROM;

  constructor(
    private readonly settings: Settings,
    private readonly now: () => number,
  ) {
    this.write = tokenWriter(settings.tokenFormat);
  }

  /** @param refreshable the principal of the refresh token, if one is issued; `principal` may have fewer scopes. */
  issue(principal: Principal, refreshable?: Principal, family: string = randomUUID()): IssuedTokens {
    this.sweep();
    const now = this.now();
    const expiresAt = now + this.settings.tokenSeconds * 1000;
    const accessToken = this.write(principal, now, expiresAt);
    this.accessTokens.set(accessToken, { principal, family, expiresAt });
    const refreshToken = refreshable && this.issueRefreshToken(refreshable, family, accessToken);
    return { accessToken, refreshToken, expiresAt, scopes: principal.scopes };
  }

  /** @returns the principal of the token, undefined if it is unknown, expired or revoked. */
  principalOf(accessToken: string): Principal | undefined {
    return this.alive(this.accessTokens.get(accessToken))?.principal;
  }

  /** @returns the principal of the refresh token, undefined if it is unknown, expired, revoked or used. */
  refreshable(refreshToken: string): Principal | undefined {
    const token = this.alive(this.refreshTokens.get(refreshToken));
    return token?.spent === false ? token.principal : undefined;
  }

  /** Exchanges a refresh token for new tokens; the access token has `scopes`. */
  refresh(refreshToken: string, scopes: readonly Scope[]): IssuedTokens | undefined {
    const token = this.alive(this.refreshTokens.get(refreshToken));
    if (!token || token.spent) return undefined;
    token.spent = true;
    if (this.settings.refreshedToken === 'ends') this.accessTokens.delete(token.accessToken);
    return this.issue({ ...token.principal, scopes }, token.principal, token.family);
  }

  /** @returns the number of valid tokens that it revoked. */
  revoke(token: string): number {
    return this.revokeWhere((_, value) => value === token);
  }

  revokeClient(clientId: string): number {
    return this.revokeWhere((token) => token.principal.clientId === clientId);
  }

  revokeFamily(family: string): number {
    return this.revokeWhere((token) => token.family === family);
  }

  private issueRefreshToken(principal: Principal, family: string, accessToken: string): string {
    const refreshToken = `opf_${randomSecret()}`;
    const expiresAt = this.now() + this.settings.refreshSeconds * 1000;
    this.refreshTokens.set(refreshToken, { principal, family, expiresAt, accessToken, spent: false });
    return refreshToken;
  }

  private alive<T extends Token>(token: T | undefined): T | undefined {
    return token && this.now() < token.expiresAt ? token : undefined;
  }

  private revokeWhere(matches: (token: Token, value: string) => boolean): number {
    let revoked = 0;
    for (const [value, token] of this.accessTokens) {
      if (!matches(token, value)) continue;
      this.accessTokens.delete(value);
      if (this.alive(token)) revoked += 1;
    }
    for (const [value, token] of this.refreshTokens) {
      if (!matches(token, value)) continue;
      this.refreshTokens.delete(value);
      if (this.alive(token) && !token.spent) revoked += 1;
    }
    return revoked;
  }

  private sweep(): void {
    if (this.accessTokens.size + this.refreshTokens.size < this.sweepAt) return;
    for (const tokens of [this.accessTokens, this.refreshTokens]) {
      for (const [value, token] of tokens) if (!this.alive(token)) tokens.delete(value);
    }
    this.sweepAt = Math.max(SWEEP_FROM, 2 * (this.accessTokens.size + this.refreshTokens.size));
  }
}
