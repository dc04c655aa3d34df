import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPEN_SERVICE, startTestGateway, type TestGateway } from '../../support/gateway.js';
import { startSimulator } from '../../support/simulator.js';
import { useStarted } from '../../support/stack.js';
import { codesOf, sendBy, TRANSPORTS } from '../../support/transports.js';

const TRUSTED = 'query Trusted($first: Int) { hubs(first: $first) { totalCount } }';
const EXPENSIVE =
  'query Expensive { hubs(first: 500) { nodes { account { hubs(first: 500) { nodes { id name online } } } } } }';
const OTHER = '{ viewer { kind } }';
const hash = (algorithm: 'sha1' | 'sha256', text: string) => createHash(algorithm).update(text).digest('hex');

const folder = mkdtempSync(join(tmpdir(), 'manifests-'));
afterAll(() => rmSync(folder, { recursive: true }));

function manifest(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const CODEGEN = manifest('codegen.json', {
  [hash('sha256', TRUSTED)]: TRUSTED,
  [hash('sha1', TRUSTED)]: TRUSTED,
  [hash('sha256', EXPENSIVE)]: EXPENSIVE,
});
const APOLLO = manifest('apollo.json', {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: hash('sha256', TRUSTED), body: TRUSTED, name: 'Trusted', type: 'query' }],
});
const persistedQuery = (text: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', text) } },
});

const gateways = new Map<string, Promise<TestGateway>>();
afterAll(async () => {
  for (const gateway of gateways.values()) await (await gateway).stop();
});
const simulator = useStarted(() => startSimulator());

/** The gateway with these variables; the tests share it, and each sends documents of its own where they are kept. */
function gatewayWith(environment: Readonly<Record<string, string>>): Promise<TestGateway> {
  const key = JSON.stringify(environment);
  const gateway = gateways.get(key) ?? startTestGateway(simulator().url, { ...OPEN_SERVICE, ...environment });
  gateways.set(key, gateway);
  return gateway;
}
const REQUIRED = { PERSISTED_DOCUMENTS: CODEGEN, PERSISTED_DOCUMENTS_MODE: 'require' };

describe.each(TRANSPORTS)('over %s', (transport) => {
  it('with require, a document without an id and one with an unknown id are rejected', async () => {
    const gateway = await gatewayWith(REQUIRED);
    const send = (sent: object) => sendBy(transport, gateway, sent).then(codesOf);

    expect(await send({ query: OTHER })).toEqual(['PERSISTED_DOCUMENT_ID_REQUIRED']);
    expect(await send({ query: TRUSTED, variables: { first: 1 } })).toEqual([
      'PERSISTED_DOCUMENT_ID_REQUIRED',
    ]);
    expect(await send({ documentId: `sha256:${hash('sha256', OTHER)}` })).toEqual([
      'PERSISTED_QUERY_NOT_FOUND',
    ]);
    expect(await send({ query: OTHER, ...persistedQuery(OTHER) })).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect(await send({ documentId: '__proto__' })).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });

  it.each([
    ['of the client preset', CODEGEN],
    ['of Apollo', APOLLO],
  ])('with require and the manifest %s, a known id is answered however it is sent', async (_title, path) => {
    const gateway = await gatewayWith({ ...REQUIRED, PERSISTED_DOCUMENTS: path });
    const id = hash('sha256', TRUSTED);

    for (const sent of [
      { documentId: `sha256:${id}` },
      { documentId: id },
      { extensions: { documentId: id } },
      persistedQuery(TRUSTED),
      // The trusted document is executed, also if another document is sent with its id.
      { documentId: id, query: OTHER },
    ]) {
      const result = await sendBy(transport, gateway, { ...sent, variables: { first: 1 } });
      expect(codesOf(result)).toEqual([]);
      expect(result.data).toEqual({ hubs: { totalCount: expect.any(Number) as number } });
    }
  });

  it('with allow, other documents are answered too, and an unknown id without a document is not', async () => {
    const gateway = await gatewayWith({ PERSISTED_DOCUMENTS: CODEGEN });
    const send = (sent: object) => sendBy(transport, gateway, sent).then(codesOf);

    expect(await send({ documentId: hash('sha1', TRUSTED) })).toEqual([]);
    expect(await send({ query: OTHER })).toEqual([]);
    expect(await send({ query: OTHER, ...persistedQuery(OTHER) })).toEqual([]);
    expect(await send(persistedQuery(OTHER))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect(gateway.log.join('')).not.toContain('document not trusted');
  });

  it('with log, other documents are answered and logged', async () => {
    const gateway = await gatewayWith({ PERSISTED_DOCUMENTS: CODEGEN, PERSISTED_DOCUMENTS_MODE: 'log' });
    const logged = gateway.log.length;
    const result = await sendBy(transport, gateway, { query: 'query Other { viewer { kind } }' });
    await sendBy(transport, gateway, { documentId: hash('sha256', TRUSTED) });

    expect(codesOf(result)).toEqual([]);
    const lines = gateway.log.slice(logged).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ msg }) => msg === 'document not trusted')).toMatchObject([
      { operationName: 'Other' },
    ]);
  });

  it('a trusted document is held to the cost limit', async () => {
    const gateway = await gatewayWith(REQUIRED);
    const result = await sendBy(transport, gateway, { documentId: hash('sha256', EXPENSIVE) });

    expect(codesOf(result)).toEqual(['COST_ESTIMATED_TOO_EXPENSIVE']);
  });

  it('clients can register documents only with AUTOMATIC_PERSISTED_QUERIES=on', async () => {
    const off = await gatewayWith({});
    const on = await gatewayWith({ AUTOMATIC_PERSISTED_QUERIES: 'on' });
    const own = `query By${transport} { viewer { kind } }`;
    const register = { query: own, ...persistedQuery(own) };

    expect(codesOf(await sendBy(transport, off, register))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
    expect(codesOf(await sendBy(transport, on, persistedQuery(own)))).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect(codesOf(await sendBy(transport, on, register))).toEqual([]);
    expect((await sendBy(transport, on, persistedQuery(own))).data).toEqual({
      viewer: { kind: 'SERVICE' },
    });
  });
});

describe('a GET over HTTP', () => {
  it('names its document in the URL', async () => {
    const { url } = await gatewayWith(REQUIRED);
    const headers = { 'apollo-require-preflight': 'yes' };
    const ask = async (id: string) => {
      const response = await fetch(`${url}/graphql?documentId=${id}`, { headers });
      return [response.status, await response.json()];
    };

    expect(await ask('sha256:0')).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    ]);
    expect(await ask(`sha256:${hash('sha256', TRUSTED)}`)).toMatchObject([200, { data: { hubs: {} } }]);
  });
});

describe('a manifest', () => {
  it.each<[string, unknown, string]>([
    ['that is not there', null, "can't be read"],
    ['that is not JSON', '{"a', 'is not JSON'],
    ['of no documents', {}, 'has no documents'],
    ['with an id that is not a hash', { Trusted: TRUSTED }, 'an id is not a SHA-1 or SHA-256'],
    [
      'with a document that is not GraphQL',
      { [hash('sha1', 'x')]: 'query {' },
      'a document is not valid GraphQL',
    ],
    [
      'of another version',
      { format: 'apollo-persisted-query-manifest', version: 2, operations: [] },
      'Apollo manifest',
    ],
  ])('%s stops the start, with a line that names the variable', async (_title, content, reason) => {
    const path = content === null ? join(folder, 'absent.json') : manifest('bad.json', content);
    const started = startTestGateway('http://127.0.0.1:9', { PERSISTED_DOCUMENTS: path });

    await expect(started).rejects.toThrow(/^PERSISTED_DOCUMENTS: [^\n]+$/);
    await expect(started).rejects.toThrow(reason);
  });

  it('is needed for log and require, and forbids automatic registration with require', async () => {
    await expect(startTestGateway('http://127.0.0.1:9', { PERSISTED_DOCUMENTS_MODE: 'log' })).rejects.toThrow(
      'PERSISTED_DOCUMENTS_MODE=log needs PERSISTED_DOCUMENTS',
    );
    await expect(
      startTestGateway('http://127.0.0.1:9', {
        PERSISTED_DOCUMENTS: CODEGEN,
        PERSISTED_DOCUMENTS_MODE: 'require',
        AUTOMATIC_PERSISTED_QUERIES: 'on',
      }),
    ).rejects.toThrow('AUTOMATIC_PERSISTED_QUERIES=on');
  });
});
