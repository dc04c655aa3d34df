import { type Audit, serverAudits } from 'graphql-http';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';

/**
 * Intended deviations, by the id of the audit.
 *
 * Apollo Server answers a request that it does not execute with 400 for any accepted media type. The specification
 * recommends 200 for a client that accepts `application/json` only, because an intermediary may have sent the status.
 * The gateway keeps Apollo's default, so that clients recognise their errors by the status. A client that accepts
 * `application/graphql-response+json` is answered as the specification requires.
 */
const STATUS_400 = 'answers 400 where the specification recommends 200';
/** A GET that a browser sends to another origin without a preflight is rejected, as CSRF prevention. */
const NO_SIMPLE_GET = 'rejects a GET without a header that causes a preflight';

const EXCEPTIONS: Readonly<Record<string, string>> = {
  '572B': STATUS_400,
  FDE2: STATUS_400,
  '7B9B': STATUS_400,
  '5A70': NO_SIMPLE_GET,
  D6D5: NO_SIMPLE_GET,
  '6A70': NO_SIMPLE_GET,
};

const requirementOf = ({ name }: Audit) => name.split(' ', 1)[0];

describe('GraphQL over HTTP', () => {
  const stack = useStack({ environment: OPEN_SERVICE });
  // The audits are created before the gateway starts: they use a placeholder URL, which is replaced.
  const audits = serverAudits({
    url: 'http://gateway.invalid/graphql',
    fetchFn: (url: string | URL, init: RequestInit) => {
      const { pathname, search } = new URL(url);
      return fetch(`${stack.gateway.url}${pathname}${search}`, init);
    },
  });

  it('is audited by every MUST, SHOULD and MAY', () => {
    const counts = { MUST: 0, SHOULD: 0, MAY: 0 } as Record<string, number>;
    for (const audit of audits)
      counts[requirementOf(audit) ?? ''] = (counts[requirementOf(audit) ?? ''] ?? 0) + 1;

    expect(counts).toEqual({ MUST: 13, SHOULD: 23, MAY: 25 });
    expect(Object.keys(EXCEPTIONS).filter((id) => !audits.some((audit) => audit.id === id))).toEqual([]);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s %s',
    async (id, _name, audit) => {
      const result = await audit.fn();
      if ('response' in result) await result.response.body?.cancel().catch(() => undefined);

      expect(result.status === 'ok' ? undefined : 'is an exception').toBe(
        id in EXCEPTIONS ? 'is an exception' : undefined,
      );
      // No deviation from a MUST.
      if (result.status !== 'ok')
        expect(result.status).toBe(requirementOf(audit) === 'SHOULD' ? 'warn' : 'notice');
    },
  );
});
