import { OPEN_SERVICE } from '../../support/gateway.js';
import { rawRequest } from '../../support/raw-http.js';
import { useStack } from '../../support/stack.js';

const JSON_TYPE = ['content-type', 'application/json'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a request', () => {
  const stack = useStack({ environment: { ...OPEN_SERVICE, LOG_LEVEL: 'trace' } });

  const post = (body: string, ...headers: (readonly [string, string])[]) =>
    rawRequest(stack.gateway.url, '/graphql', { headers, body });
  const codesOf = (text: string) =>
    (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors.map(
      ({ extensions }) => extensions.code,
    );

  it.each([
    ['is no JSON', '{"query":', 'BAD_REQUEST'],
    ['is empty', '', 'BAD_REQUEST'],
    ['is a list', '[{"query":"{ __typename }"}]', 'BAD_REQUEST'],
    ['is a text', '"{ __typename }"', 'BAD_REQUEST'],
    ['is null', 'null', 'BAD_REQUEST'],
    ['is a number', '7', 'BAD_REQUEST'],
    ['has no query', '{}', 'BAD_REQUEST'],
    ['has a query that is not text', '{"query":{}}', 'BAD_REQUEST'],
    ['has an empty query', '{"query":""}', 'BAD_REQUEST'],
    ['has variables that are no map', '{"query":"{ __typename }","variables":[1]}', 'BAD_REQUEST'],
    ['has keys that pollute', '{"query":"{ __typename }","variables":{"__proto__":{"x":1}}}', 'BAD_REQUEST'],
    [
      'has keys that pollute another way',
      '{"query":"{ __typename }","constructor":{"prototype":{"x":1}}}',
      'BAD_REQUEST',
    ],
    ['does not parse', '{"query":"{ viewer"}', 'GRAPHQL_PARSE_FAILED'],
    ['is not valid', '{"query":"{ nothing }"}', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'names no operation of its two',
      '{"query":"query A { __typename } query B { __typename }"}',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'names an operation that is not there',
      '{"query":"query A { __typename }","operationName":"B"}',
      'OPERATION_RESOLUTION_FAILURE',
    ],
    ['lacks a variable', '{"query":"query ($id: ID!) { hub(id: $id) { id } }"}', 'BAD_USER_INPUT'],
    [
      'is an automatic persisted query, which is off by default',
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
  ])('that %s is rejected with the code %s', async (_title, body, code) => {
    const answer = await post(body, JSON_TYPE);

    expect(answer.status).toBe(code === 'PERSISTED_QUERY_NOT_SUPPORTED' ? 200 : 400);
    expect(codesOf(answer.text)).toEqual([code]);
    expect(answer.text).not.toMatch(/stack|node_modules|\.js:/);
  });

  it.each([
    'text/html',
    'application/xml',
    'application/graphql',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'image/png',
    'nonsense',
  ])('of the media type %s is rejected', async (type) => {
    const answer = await post('{"query":"{ __typename }"}', ['content-type', type]);

    expect(answer.status).toBe(415);
    expect(codesOf(answer.text)).toEqual(['BAD_REQUEST']);
  });

  it('of the media type text/plain, which a browser sends to any origin, is rejected', async () => {
    const answer = await post('{"query":"{ __typename }"}', ['content-type', 'text/plain']);

    expect(answer.status).toBe(400);
    expect(answer.text).toContain('CSRF');
  });

  it('of more than a megabyte is rejected', async () => {
    const answer = await post(
      JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_100_000)}` }),
      JSON_TYPE,
    );

    expect(answer.status).toBe(413);
    expect(codesOf(answer.text)).toEqual(['BAD_REQUEST']);
  });

  it.each(['PUT', 'DELETE', 'PATCH'])('by %s is rejected', async (method) => {
    const answer = await rawRequest(stack.gateway.url, '/graphql', {
      method,
      headers: [JSON_TYPE],
      body: '{}',
    });

    expect(answer.status).toBe(404);
    expect(codesOf(answer.text)).toEqual(['NOT_FOUND']);
  });

  it.each([
    '/none',
    '/graphql/',
    '/graphql/x',
    '/healthz/x',
    '/.env',
    '/explorer/../.env',
    '//graphql',
    '/%2e%2e/package.json',
  ])('for %s is answered with 404', async (path) => {
    const answer = await rawRequest(stack.gateway.url, path, { method: 'GET' });

    expect(answer.status).toBe(404);
    expect(codesOf(answer.text)).toEqual(['NOT_FOUND']);
  });

  it.each(['/%', '/%zz', '/%ff%fe'])('for %s, which is not a URL, is rejected', async (path) => {
    const answer = await rawRequest(stack.gateway.url, path, { method: 'GET' });

    expect(answer.status).toBe(400);
    expect(codesOf(answer.text)).toEqual(['BAD_REQUEST']);
  });

  it('by GET is rejected without a header that causes a preflight', async () => {
    const answer = await fetch(`${stack.gateway.url}/graphql?query={__typename}`);

    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('CSRF');
  });

  it.each([
    ['apollo-require-preflight', 'yes'],
    ['x-apollo-operation-name', 'Any'],
    ['authorization', 'Bearer any'],
  ])('by GET is answered with the header %s', async (name, value) => {
    const answer = await fetch(`${stack.gateway.url}/graphql?query={__typename}`, {
      headers: { [name]: value },
    });

    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it.each(['has a space', 'x'.repeat(101), '<script>', '{"forged":"line"}', 'ünicode', ''])(
    'with the request id "%s" gets a new one',
    async (id) => {
      const given = Buffer.from(id).toString('latin1');
      const answer = await post('{"query":"{ __typename }"}', JSON_TYPE, ['x-request-id', given]);

      expect(answer.headers['x-request-id']).toMatch(UUID);
    },
  );

  it('with two request ids gets a new one', async () => {
    const answer = await post(
      '{"query":"{ __typename }"}',
      JSON_TYPE,
      ['x-request-id', 'one'],
      ['x-request-id', 'two'],
    );

    expect(answer.headers['x-request-id']).toMatch(UUID);
  });

  it.each(['4711', 'a.b:c_d-E', 'x'.repeat(100)])('with the request id "%s" keeps it', async (id) => {
    const answer = await post('{"query":"{ __typename }"}', JSON_TYPE, ['x-request-id', id]);

    expect(answer.headers['x-request-id']).toBe(id);
  });

  it('has its id on every answer', async () => {
    for (const path of ['/none', '/healthz', '/', '/graphql', '/%']) {
      const answer = await rawRequest(stack.gateway.url, path, {
        method: 'GET',
        headers: [['x-request-id', 'mine']],
      });

      expect([path, answer.headers['x-request-id']]).toEqual([path, 'mine']);
    }
  });
});
