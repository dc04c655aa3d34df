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
      const query = 'subscription { hubChanged(aspects: []) { changed } }';
      const result = await sendBy(transport, gateway, { query });

      // By its resolver: one without a mistake would wait for the list of hubs, which the stub does not have.
      expect(codesOf(result)).toEqual(['BAD_USER_INPUT']);
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

  it('gives all of them to a principal that is the only one', async () => {
    const four = await Promise.all(['0', '1', '2', '3'].map((id) => begin(id, 'a')));
    ['0', '1', '2', '3'].forEach(answer);

    expect(await Promise.all(four.map(async ({ result }) => (await result).status))).toEqual(
      Array(4).fill(200),
    );
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

describe('a gateway with eight places for operations', () => {
  it('gives one principal six of them while another has one, and the last to the other', async () => {
    const held = new Map<string, ServerResponse>();
    const hold = (id: string) => (_request: unknown, response: ServerResponse) => void held.set(id, response);
    const operated = await startStubOperated({
      '/identity/oauth/v2/token': TOKEN,
      ...Object.fromEntries(HUB_IDS.map((id) => [`/api/hubs/v1/${id}`, hold(id)])),
    });
    const gateway = await startTestGateway(operated.url, { ...OPEN_SERVICE, REQUESTS_IN_FLIGHT: '8' });
    const ask = (id: string, token: string) => gateway.query(`{ hub(id: "${id}") { id } }`, { token });
    const begun = [ask('0', 'b'), ...['1', '2', '3', '4', '5', '6'].map((id) => ask(id, 'a'))];
    await until(
      () => held.size,
      (size) => size === 7,
    );
    const rejected = await ask('7', 'a');
    begun.push(ask('8', 'b'));
    await until(() => held.has('8'), Boolean);
    for (const [id, response] of held) response.end(JSON.stringify({ id, data: {} }));

    expect(rejected).toMatchObject({ status: 503, errors: [{ extensions: { code: 'OVERLOADED' } }] });
    expect(rejected.headers.get('retry-after')).toBe('1');
    expect((await Promise.all(begun)).map(({ status }) => status)).toEqual(Array(8).fill(200));
    await gateway.stop();
    await operated.stop();
  });
});
