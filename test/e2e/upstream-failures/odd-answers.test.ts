import { type Answer, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { startStubOperated, type StubAnswer, type StubOperated } from '../../support/stub-operated.js';

/** What Operated answers in the test, by path. */
const answers: Record<string, StubAnswer> = {};
let operated: StubOperated;
let gateway: TestGateway;
let tokens = 0;

beforeAll(async () => {
  operated = await startStubOperated(answers);
  gateway = await startTestGateway(
    operated.url,
    {
      OPERATED_TIMEOUT_MS: '2000',
      // No Retry-After of these tests fits into it, except for those of no seconds.
      REQUEST_DEADLINE_MS: '10000',
    },
    { circuitBreaker: { minimumCalls: Infinity } },
  );
});
afterEach(() => {
  for (const path of Object.keys(answers)) delete answers[path];
});
afterAll(async () => {
  await gateway.stop();
  await operated.stop();
});

/** The answer of the gateway to a new caller, while Operated sends these answers. */
async function ask(
  ofOperated: Readonly<Record<string, StubAnswer>>,
  document = '{ hubs { nodes { id } } }',
): Promise<Answer> {
  Object.assign(answers, ofOperated);
  tokens += 1;
  // A Retry-After holds for all calls of a principal.
  return gateway.query(document, { token: `secret-token-${tokens}` });
}

describe('an answer of Operated beyond those of the simulator', () => {
  it.each<[string, string, number | undefined]>([
    ['in seconds', '30', 30],
    ['of no seconds', '0', 0],
    ['in the past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    ['that is not a date', 'soon', undefined],
    ['that is negative', '-5', 0],
    ['that is empty', '', undefined],
  ])('may send a time in Retry-After %s', async (_title, retryAfter, seconds) => {
    const { errors } = await ask({
      '/api/hubs/v1': { status: 429, headers: { 'retry-after': retryAfter }, body: {} },
    });

    expect(errors[0]?.extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      ...(seconds === undefined ? {} : { retryAfter: seconds }),
    });
  });

  it('may send a date in Retry-After', async () => {
    const date = new Date(Date.now() + 90_000).toUTCString();
    const { errors } = await ask({
      '/api/hubs/v1': { status: 429, headers: { 'retry-after': date }, body: {} },
    });

    expect(errors[0]?.extensions['retryAfter']).toBeGreaterThan(80);
    expect(errors[0]?.extensions['retryAfter']).toBeLessThan(91);
  });

  it.each([301, 302, 303, 307, 308])('may redirect with %d, and no token is sent there', async (status) => {
    const thief = await startStubOperated({ '/stolen': { body: [] } });
    const { errors } = await ask({
      '/api/hubs/v1': { status, headers: { location: `${thief.url}/stolen` }, body: '' },
    });
    await thief.stop();

    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }]);
    expect(thief.paths).toEqual([]);
  });

  it.each<[string, StubAnswer]>([
    ['null', { body: null }],
    ['a number', { body: 42 }],
    ['a text', { body: '"hubs"' }],
    ['an object without a list', { body: { hubs: {} } }],
    ['an object with two lists', { body: { hubs: [], others: [] } }],
    ['a list of nothing readable', { body: [1, 'two', null, []] }],
    ['a list of rows without ids', { body: [{ name: 'x' }, { id: null }, { id: {} }, { id: '' }] }],
    ['a JSON text with more behind it', { body: '[] []' }],
    ['not UTF-8', { body: Buffer.from([0xff, 0xfe, 0x5b, 0x5d]).toString('latin1') }],
    ['deeper than a stack', { body: '['.repeat(200_000) }],
  ])('may be %s instead of a list, which is an answer that cannot be read', async (_title, answer) => {
    const { errors, data } = await ask({ '/api/hubs/v1': answer });

    expect(data).toEqual({ hubs: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }]);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['be an empty list', [], []],
    ['be in an envelope', { total: 1, results: [{ id: 'a' }], next: null }, ['a']],
    ['have ids that are numbers', [{ id: 7 }], ['7']],
    ['have entries that are not rows', [null, 'x', { id: 'a' }, [], { name: 'no id' }], ['a']],
    [
      'have the same hub twice',
      [
        { id: 'a', name: 'first' },
        { id: 'a', name: 'second' },
      ],
      ['a'],
    ],
    [
      'have ids of odd words',
      [{ id: '__proto__' }, { id: 'constructor' }, { id: '..' }],
      ['..', '__proto__', 'constructor'],
    ],
  ])('may %s', async (_title, body, ids) => {
    const { data, errors } = await ask({ '/api/hubs/v1': { body } });

    expect(errors).toEqual([]);
    expect(data).toEqual({ hubs: { nodes: ids.map((id) => ({ id })) } });
  });

  it('may have a byte order mark, and the wrong content type', async () => {
    const { data } = await ask({
      '/api/hubs/v1': {
        headers: { 'content-type': 'text/html' },
        body: `\ufeff${JSON.stringify([{ id: 'a' }])}`,
      },
    });

    expect(data).toEqual({ hubs: { nodes: [{ id: 'a' }] } });
  });

  it.each<[string, unknown]>([
    ['another hub', { id: 'b', data: {} }],
    ['a list', [{ id: 'a' }]],
    ['nothing of a hub', {}],
  ])(
    'may be %s where one hub was requested, which is an answer that cannot be read',
    async (_title, body) => {
      const { data, errors } = await ask({ '/api/hubs/v1/a': { body } }, '{ hub(id: "a") { id } }');

      expect(data).toEqual({ hub: null });
      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } }]);
    },
  );

  it('may be null for a single hub, which means that it does not exist', async () => {
    const { data, errors } = await ask({ '/api/hubs/v1/a': { body: null } }, '{ hub(id: "a") { id } }');

    expect({ data, errors }).toEqual({ data: { hub: null }, errors: [] });
  });

  it('may contain keys of Object.prototype, which stay data', async () => {
    const body =
      '[{"id":"a","__proto__":{"name":"polluted"},"data":{"__proto__":{"presence":true},"state":{"__proto__":{"otp":"overheat"},"constructor":1},"config":{"__proto__":{"defaultport":4},"toString":"x"},"connections":{"__proto__":{"connected":true},"usb1":{"__proto__":{"type":"usb-c"}}}}}]';
    const { data, errors } = await ask(
      { '/api/hubs/v1': { body } },
      '{ hubs { nodes { name online state { overTemperature raw } config { defaultPort raw } ports { name connected type raw } } } }',
    );

    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      hubs: {
        nodes: [
          {
            name: null,
            online: false,
            state: { overTemperature: null },
            config: { defaultPort: null },
            ports: [{ name: 'usb1', connected: null, type: null }],
          },
        ],
      },
    });
    expect(({} as { presence?: unknown }).presence).toBeUndefined();
  });
});
