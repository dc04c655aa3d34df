import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from '../../support/gateway.js';
import { type LaunchedGateway, launchGateway } from '../../support/launched-gateway.js';
import { endProcessesAfterAll } from '../../support/launch.js';
import { startStubOperated, type StubOperated } from '../../support/stub-operated.js';
import { until } from '../../support/until.js';

const PLACES = 40;
const CLIENTS = 200;
const CALLERS = 20;
const HUBS = Array.from({ length: 100 }, (_, id) => ({
  id: `hub-${id}`,
  name: `Hub ${id}`,
  // Rows without these parts would be completed by single reads.
  data: { presence: true, state: {}, config: {}, connections: { usb1: { connected: true } } },
}));
const FLEET = '{ hubs(first: 100) { totalCount nodes { id name online ports { id } } } }';

describe('a gateway with five times as many clients as places', () => {
  endProcessesAfterAll();
  /** The calls that Operated does not answer yet; null where it answers immediately. */
  let held: ServerResponse[] | null = [];
  let operated: StubOperated;
  let gateway: LaunchedGateway;

  const answer = (response: ServerResponse) => response.end(JSON.stringify(HUBS));
  beforeAll(async () => {
    operated = await startStubOperated({
      '/api/hubs/v1': (_request: IncomingMessage, response) => {
        if (held === null) answer(response);
        else held.push(response);
      },
    });
    gateway = await launchGateway(operated.url, {
      REQUESTS_IN_FLIGHT: String(PLACES),
      // The answers are held for as long as a busy machine needs for all requests.
      REQUEST_DEADLINE_MS: '60000',
      OPERATED_TIMEOUT_MS: '60000',
    });
  });
  afterAll(() => operated.stop());

  const query = async (caller: number) => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer caller-${caller}` },
      body: JSON.stringify({ query: FLEET }),
    });
    const { data, errors } = (await response.json()) as Pick<Answer, 'data'> &
      Partial<Pick<Answer, 'errors'>>;
    const retryAfter = response.headers.get('retry-after');
    return {
      status: response.status,
      retryAfter,
      data,
      codes: errors?.map(({ extensions }) => extensions.code),
    };
  };

  it('rejects most of them at once, serves the others, answers health checks, and recovers', async () => {
    let rejections = 0;
    const load = Array.from({ length: CLIENTS }, async (_, index) => {
      const outcome = await query(index % CALLERS);
      if (outcome.status === 503) rejections += 1;
      return outcome;
    });
    await until(
      () => rejections,
      (count) => count >= CLIENTS - PLACES,
    );
    const health = await Promise.all(
      ['/healthz', '/readyz'].map(async (path) => (await fetch(gateway.url + path)).status),
    );
    held?.forEach(answer);
    held = null;
    const outcomes = await Promise.all(load);

    expect(health).toEqual([200, 200]);
    const rejected = outcomes.filter(({ status }) => status === 503);
    expect(rejected).toHaveLength(rejections);
    for (const { retryAfter, codes } of rejected) {
      expect({ retryAfter, codes }).toEqual({ retryAfter: '1', codes: ['OVERLOADED'] });
    }
    const served = outcomes.filter(({ status }) => status !== 503);
    expect(served.length).toBeGreaterThan(0);
    for (const { status, data, codes } of served) {
      expect({ status, codes }).toEqual({ status: 200, codes: undefined });
      expect(data).toMatchObject({ hubs: { totalCount: HUBS.length } });
    }
    const after = await Promise.all(Array.from({ length: CALLERS }, (_, caller) => query(caller)));
    expect(after.map(({ status }) => status)).toEqual(Array.from({ length: CALLERS }, () => 200));
    const lines = gateway
      .log()
      .filter(({ msg }) => msg === 'too many operations under way: new ones are rejected');
    expect(lines).toHaveLength(1);
  });
});
