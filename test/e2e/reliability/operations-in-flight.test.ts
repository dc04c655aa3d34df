import type { ServerResponse } from 'node:http';
import { OPEN_SERVICE, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { startStubOperated, type StubAnswer, type StubOperated } from '../../support/stub-operated.js';
import { codesOf, sendBy, TRANSPORTS } from '../../support/transports.js';
import { until } from '../../support/until.js';

const HUB_IDS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
const TOKEN: StubAnswer = { body: { access_token: 'service', token_type: 'Bearer', expires_in: 3_600 } };

describe('a gateway with four places for operations', () => {
  let operated: StubOperated;
  let gateway: TestGateway;
  /** The calls of operations under way, by hub. */
  const held = new Map<string, ServerResponse>();

  beforeEach(async () => {
    held.clear();
    operated = await startStubOperated({
      '/identity/oauth/v2/token': TOKEN,
      ...Object.fromEntries(
        HUB_IDS.map((id) => [
          `/api/hubs/v1/${id}`,
          (_request: unknown, response: ServerResponse) => void held.set(id, response),
        ]),
      ),
    });
    gateway = await startTestGateway(operated.url, { ...OPEN_SERVICE, REQUESTS_IN_FLIGHT: '4' });
  });
  afterEach(async () => {
    HUB_IDS.forEach(answer);
    await gateway.stop();
    await operated.stop();
  });

  const documentOf = (id: string) => `{ hub(id: "${id}") { id } }`;
  const answer = (id: string) => held.get(id)?.end(JSON.stringify({ id, data: {} }));
  /** Begins an operation, and waits until it waits for Operated. */
  const begin = async (id: string, token: string, signal?: AbortSignal) => {
    const result = gateway.query(documentOf(id), { token, ...(signal && { signal }) });
    result.catch(() => undefined);
    await until(() => held.has(id), Boolean);
    return { result };
  };
  const beginFour = () => Promise.all([begin('0', 'a'), begin('1', 'a'), begin('2', 'b'), begin('3', 'b')]);

  it('rejects a fifth immediately on every transport, and serves the four', async () => {
    const four = await beginFour();
    const rejected = await gateway.query(documentOf('4'), { token: 'c' });
    const results = await Promise.all(
      TRANSPORTS.map((transport) => sendBy(transport, gateway, { query: documentOf('5') })),
    );

    expect(rejected).toMatchObject({ status: 503, errors: [{ extensions: { code: 'OVERLOADED' } }] });
    expect(rejected.headers.get('retry-after')).toBe('1');
    expect(results.map(codesOf)).toEqual([['OVERLOADED'], ['OVERLOADED'], ['OVERLOADED']]);
    expect(held.has('4') || held.has('5')).toBe(false);

    HUB_IDS.slice(0, 4).forEach(answer);
    const served = await Promise.all(four.map(({ result }) => result));
    expect(served.map(({ data }) => data)).toEqual(HUB_IDS.slice(0, 4).map((id) => ({ hub: { id } })));
    const { result } = await begin('6', 'c');
    answer('6');
    expect((await result).data).toEqual({ hub: { id: '6' } });
  });

  it.each(['WebSocket', 'SSE'] as const)(
    'lets subscriptions begin without a place by %s',
    async (transport) => {
      await beginFour();
      const query = 'subscription { hubChanged(hubIds: ["0"]) { changed } }';
      const result = await sendBy(transport, gateway, { query });

      // The stub has no list of hubs.
      expect(codesOf(result)).toEqual(['UPSTREAM_INVALID_RESPONSE']);
    },
  );

  it('answers health checks while all places are taken, and logs that it rejects', async () => {
    await beginFour();
    await gateway.query(documentOf('4'), { token: 'c' });
    const health = await Promise.all(
      ['/healthz', '/readyz'].map(async (path) => (await fetch(gateway.url + path)).status),
    );

    expect(health).toEqual([200, 200]);
    const lines = gateway.log.filter((line) => line.includes('too many operations under way'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ inFlight: 4, limit: 4, highest: 4 });
  });

  it('gives one principal three of them, and the fourth to another', async () => {
    await Promise.all([begin('0', 'a'), begin('1', 'a'), begin('2', 'a')]);
    const rejected = await gateway.query(documentOf('3'), { token: 'a' });

    expect(rejected).toMatchObject({ status: 503, errors: [{ extensions: { code: 'OVERLOADED' } }] });
    expect(rejected.headers.get('retry-after')).toBe('1');
    const { result } = await begin('4', 'b');
    answer('4');
    expect((await result).data).toEqual({ hub: { id: '4' } });
  });

  it('frees the place of a client that disconnects', async () => {
    const gone = new AbortController();
    await Promise.all([begin('0', 'a', gone.signal), begin('1', 'a'), begin('2', 'b'), begin('3', 'b')]);
    gone.abort();
    const answered = await until(
      async () => {
        const asked = gateway.query(documentOf('4'), { token: 'c' });
        await Promise.race([asked, until(() => held.has('4'), Boolean)]);
        answer('4');
        return asked;
      },
      ({ status }) => status === 200,
    );

    expect(answered.data).toEqual({ hub: { id: '4' } });
  });
});
