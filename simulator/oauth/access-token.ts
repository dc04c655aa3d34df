import { createHmac, randomBytes, randomUUID } from 'node:crypto';

import type { SimulatorConfig } from '../config.js';
import type { Principal } from './principal.js';
import { randomSecret } from './secrets.js';

/** Creates an access token. */
export type TokenWriter = (principal: Principal, issuedAt: number, expiresAt: number) => string;

/** Inferred: the vendor's guides show neither form. A client that treats tokens as opaque works with both. */
export function tokenWriter(format: SimulatorConfig['tokenFormat']): TokenWriter {
  return format === 'jwt' ? jwtWriter() : () => `opr_${randomSecret()}`;
}

function jwtWriter(): TokenWriter {
  const key = randomBytes(32);
  const header = encode({ alg: 'HS256', typ: 'JWT' });
  return (principal, issuedAt, expiresAt) => {
    const payload = encode({
      jti: randomUUID(),
      sub: principal.user?.id ?? principal.clientId,
      client_id: principal.clientId,
      scope: principal.scopes.join(' '),
      iat: Math.floor(issuedAt / 1000),
      exp: Math.floor(expiresAt / 1000),
    });
    const signature = createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url');
    return `${header}.${payload}.${signature}`;
  };
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
