import type { Principal } from '../auth/principal.js';
import { GatewayError } from '../schema/gateway-error.js';
import type { Clock } from './clock.js';
import type { Sight } from './sight.js';
import type { Answer } from './snapshot.js';
import type { Wants } from './wants.js';

export interface PollAs {
  readonly read: (principal: Principal, wants: Wants) => Promise<Answer>;
  /** The gateway's own credentials may not poll. */
  readonly serviceRefused: () => void;
  readonly clock: Clock;
}

/**
 * One poll in the name of the first who may. A token that is refused ends its subscriptions, and the next one is tried;
 * a list that a token was shown proves its sight of the hubs.
 * @param candidates the gateway's own principal, or subscribers by their sight.
 * @throws GatewayError what Operated answered, or UNAUTHENTICATED where no candidate is left.
 */
export async function pollAs(
  candidates: readonly (Principal | Sight)[],
  wants: Wants,
  { read, serviceRefused, clock }: PollAs,
): Promise<Answer> {
  let refusal = new GatewayError('UNAUTHENTICATED');
  for (const candidate of candidates) {
    const sight = 'principal' in candidate ? candidate : null;
    const principal = 'principal' in candidate ? candidate.principal : candidate;
    const askedAt = clock.now();
    try {
      const answer = await read(principal, wants);
      if (wants === 'all')
        sight?.prove(new Set([...answer.hubs.map(({ id }) => id), ...answer.unread]), askedAt);
      return answer;
    } catch (error) {
      if (!(error instanceof GatewayError) || !isRefusal(error)) throw error;
      refusal = error;
      if (sight === null) serviceRefused();
      else sight.end(error);
    }
  }
  throw refusal;
}

function isRefusal({ code }: GatewayError): boolean {
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
}
