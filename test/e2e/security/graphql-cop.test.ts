import { OPEN_SERVICE } from '../../support/gateway.js';
import { type RawAnswer, rawRequest } from '../../support/raw-http.js';
import { useStack } from '../../support/stack.js';

const JSON_TYPE = ['content-type', 'application/json'] as const;
const MUTATION =
  'mutation { setActivePort(input: { hubId: "x", portNumber: 1 }) { userErrors { message } } }';

const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');
const inUrl = (query: string) => `/graphql?${new URLSearchParams({ query }).toString()}`;

/** What graphql-cop calls denial of service: documents that are cheap to write. */
const OVERLOADING: readonly (readonly [check: string, query: string])[] = [
  ['alias overloading', `{ ${many(1_000, (index) => `alias${index}: __typename`)} }`],
  ['field duplication', `{ ${many(500, () => '__typename')} }`],
  ['directive overloading', `{ __typename ${many(500, () => '@aa')} }`],
  [
    'directive overloading by a directive that exists',
    `{ __typename ${many(500, () => '@include(if: true)')} }`,
  ],
  [
    'circular fragments',
    'query { __typename ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  ],
  [
    'circular introspection',
    `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`,
  ],
  ['introspection', '{ __schema { types { name } } }'],
  ['introspection of one type', '{ __type(name: "Query") { name } }'],
];

describe('graphql-cop finds in production no', () => {
  // Without credentials, as the tool is run by default; the gateway answers as the service, so that no other check rejects the request.
  const stack = useStack({ environment: { ...OPEN_SERVICE, NODE_ENV: 'production' } });

  const post = (body: string, contentType = 'application/json'): Promise<RawAnswer> =>
    rawRequest(stack.gateway.url, '/graphql', { headers: [['content-type', contentType]], body });
  const get = (path: string, headers: readonly (readonly [string, string])[] = []): Promise<RawAnswer> =>
    rawRequest(stack.gateway.url, path, { method: 'GET', headers });

  it.each(OVERLOADING)('%s', async (_check, query) => {
    const answer = await post(JSON.stringify({ query }));

    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('"data"');
  });

  it('batches of queries', async () => {
    const answer = await post(
      JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ __typename }' }))),
    );

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('"code":"BAD_REQUEST"');
  });

  it.each(['/graphiql', '/playground', '/console', '/graphql', '/', '/explorer'])(
    'IDE at %s',
    async (path) => {
      const answer = await get(path, [['accept', 'text/html']]);

      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.text).not.toMatch(/graphiql|playground|sandbox/i);
    },
  );

  it('mutation by GET, even with a header that asks for a preflight', async () => {
    const answer = await get(inUrl(MUTATION), [['apollo-require-preflight', 'yes']]);

    expect(answer.status).toBe(405);
    expect((await stack.simulator.control.requests()).byEndpoint).not.toHaveProperty(
      'PUT /api/hubs/v1/{hubId}/state',
    );
  });

  it.each([
    ['query by GET that a foreign page could send', () => get(inUrl('{ __typename }'))],
    [
      'query by GET of an image on a foreign page',
      () =>
        get(inUrl('{ __typename }').replace('/graphql', '/graphql/stream'), [
          ['accept', 'image/*,*/*;q=0.8'],
        ]),
    ],
    [
      'query by a form of a foreign page',
      () =>
        post(
          new URLSearchParams({ query: '{ __typename }' }).toString(),
          'application/x-www-form-urlencoded',
        ),
    ],
    ['query as text/plain', () => post(JSON.stringify({ query: '{ __typename }' }), 'text/plain')],
    [
      'query as multipart/form-data',
      () =>
        post(
          '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--',
          'multipart/form-data; boundary=x',
        ),
    ],
  ])('%s', async (_check, send) => {
    const answer = await send();

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('"data"');
  });

  it('field suggestions', async () => {
    const answer = await post(
      JSON.stringify({ query: '{ hub { nam } hubz accountz { idd } ... on Queri { id } }' }),
    );

    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/did you mean/i);
  });

  it('trace mode', async () => {
    const { status, text, headers } = await rawRequest(stack.gateway.url, '/graphql', {
      headers: [
        JSON_TYPE,
        ['apollo-tracing', '1'],
        ['apollo-federation-include-trace', 'ftv1'],
        ['x-apollo-tracing', '1'],
      ],
      body: JSON.stringify({ query: '{ __typename }' }),
    });

    expect({ status, body: JSON.parse(text) as unknown }).toEqual({
      status: 200,
      body: { data: { __typename: 'Query' } },
    });
    expect(headers).not.toHaveProperty('server-timing');
  });

  it.each(['qwerty cop { abc }', '{ hub(id: 1 ', '{ hub(id: {}) { id } }', ''])(
    'detail of an unhandled error of %j',
    async (query) => {
      const answer = await post(JSON.stringify({ query }));

      expect(answer.status).toBe(400);
      expect(answer.text).not.toMatch(/exception|stacktrace|node_modules|\bat \w+ \(/);
    },
  );
});
