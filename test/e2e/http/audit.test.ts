import { type Audit, serverAudits } from 'graphql-http';
import { OPEN_SERVICE } from '../../support/gateway.js';
import { useStack } from '../../support/stack.js';

/**
 * What the gateway does otherwise on purpose, by the id of the audit.
 *
 * Apollo Server answers a request that it does not run with 400, whatever media type the client takes; the
 * specification recommends 200 to a client that takes `application/json` alone, because such an answer might come from
 * a proxy. The default stays: a client of this gateway tells its own mistakes from answers by the status, and one that
 * takes `application/graphql-response+json` is answered as the specification says.
 */
const STATUS_400 = 'answers 400 where the specification recommends 200';
/** A GET that a browser sends to another origin without asking first is refused, as a defence against CSRF. */
const NO_SIMPLE_GET = 'takes no GET without a header that a browser asks for first';

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
  // The audits are made before the gateway is there: they ask a placeholder, and are sent on.
  const audits = serverAudits({
    url: 'http://gateway.invalid/graphql',
    fetchFn: (asked: string | URL, init: RequestInit) => {
      const { pathname, search } = new URL(asked);
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
      // No exception is a MUST.
      if (result.status !== 'ok')
        expect(result.status).toBe(requirementOf(audit) === 'SHOULD' ? 'warn' : 'notice');
    },
  );
});
