import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { openRawWebSocket } from '../../support/raw-websocket.js';
import { rawRequest } from '../../support/raw-http.js';
import { useStack } from '../../support/stack.js';

/** How many different clients and requests there are. */
const REQUESTS = 10_000;
/** What the documents state. */
const MOST_SERIES = 1_000;
/** The names of operations that become labels, each with one outcome here. */
const MOST_NAMES = 100;
/** Begins everything that a client may choose. */
const CANARY = 'canary';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PROPFIND', 'REPORT'] as const;

/** A document that no other request has: it succeeds, is rejected, or fails for an unknown token. */
function documentOf(index: number): string {
  const name = `${CANARY}${index}`;
  switch (index % 5) {
    case 0:
      return `query ${name} { __typename ${name}: __typename }`;
    case 1:
      return `query ${name} { ${name} }`;
    case 2:
      return `{ ${name}: __typename # ${name}`;
    case 3:
      return `query ${name} { hub(id: "${name}") { id } }`;
    default:
      return `mutation ${name} { setActivePort(input: { hubId: "${name}", portNumber: 1 }) { __typename } }`;
  }
}

describe('Under 10,000 different operations, tokens, paths, methods, origins, user agents and hosts', () => {
  const stack = useStack({
    environment: { METRICS_PORT: '0', FAILED_AUTHENTICATIONS_PER_MINUTE: '1000000', LOG_LEVEL: 'silent' },
  });
  const agent = new Agent({ connections: 20 });
  afterAll(() => agent.close());

  const send = async (index: number, token: string) => {
    const canary = `${CANARY}${index}`;
    const { url } = stack.gateway;
    const common = {
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${index % 5 === 0 ? token : canary}`,
        origin: `https://${canary}.example`,
        'user-agent': canary,
        'x-forwarded-for': `10.0.${Math.floor(index / 250)}.${index % 250}`,
        'x-request-id': canary,
        host: `${canary}.example`,
      },
    };
    const operation = await request(`${url}/graphql`, {
      ...common,
      method: 'POST',
      body: JSON.stringify({ query: documentOf(index), variables: { [canary]: canary } }),
    });
    await operation.body.dump();
    if (index % 4 !== 0) return;
    const method = METHODS[index % METHODS.length] ?? 'GET';
    const unknown = await request(`${url}/${canary}/${canary}?${canary}=1`, { ...common, method });
    await unknown.body.dump();
  };

  it('the number of series is bounded, and no label has what a client sent, except names of operations', async () => {
    const token = await stack.simulator.userToken();
    const secrets = [token, stack.simulator.url];
    const indices = Array.from({ length: REQUESTS }, (_, index) => index).values();
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (const index of indices) await send(index, token);
      }),
    );
    await rawRequest(stack.gateway.url, `/${CANARY}%zz`, { method: 'GET' });
    const malformed = connect(Number(new URL(stack.gateway.url).port), '127.0.0.1');
    malformed.end(`${CANARY} / HTTP/1.1\r\n\r\n`);
    await openRawWebSocket(stack.gateway, { origin: `https://${CANARY}.example` }).catch(() => undefined);
    const { samples, text, value } = await stack.gateway.scrape();

    const names = new Set(samples.flatMap(({ labels }) => labels['operation_name'] ?? []));
    const canaries = [...names].filter((name) => name.includes(CANARY));
    expect(canaries).toHaveLength(MOST_NAMES);
    expect(canaries.filter((name) => !/^canary\d+$/.test(name))).toEqual([]);
    expect(samples.length).toBeLessThan(MOST_SERIES + MOST_NAMES);
    const otherLabels = samples.flatMap(({ labels }) =>
      Object.entries(labels).filter(([label]) => label !== 'operation_name'),
    );
    expect(otherLabels.filter(([, value]) => value.includes(CANARY))).toEqual([]);
    for (const secret of secrets) expect(text).not.toContain(secret);

    expect(value('operated_gateway_graphql_operations_total')).toBe(REQUESTS);
    const others = value('operated_gateway_graphql_operations_total', { operation_name: 'other' });
    expect(others).toBeGreaterThan(REQUESTS / 2);
    expect(value('http_server_request_duration_seconds_count', { http_route: '/graphql' })).toBe(REQUESTS);
  }, 600_000);
});
