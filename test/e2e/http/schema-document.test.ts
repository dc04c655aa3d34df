import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { startTestGateway } from '../../support/gateway.js';
import { read, startStack, useStack } from '../../support/stack.js';

describe('GET /schema.graphql', () => {
  it.each([
    ['in production', { NODE_ENV: 'production' }],
    ['with EXPLORER=off', { EXPLORER: 'off' }],
  ])('is not found %s, where introspection is not allowed', async (_title, environment) => {
    const gateway = await startTestGateway('http://127.0.0.1:9', environment);
    try {
      const response = await fetch(`${gateway.url}/schema.graphql`);

      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('type Query');
    } finally {
      await gateway.stop();
    }
  });

  describe('where introspection is allowed', () => {
    const stack = useStack();

    it('is the file of the repository, as text that browsers show', async () => {
      const response = await fetch(`${stack.gateway.url}/schema.graphql`);

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(await response.text()).toBe(readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8'));
    });

    it('defines the schema that introspection shows', async () => {
      const text = await (await fetch(`${stack.gateway.url}/schema.graphql`)).text();
      const introspected = await read<IntrospectionQuery>(
        stack.gateway,
        getIntrospectionQuery({ specifiedByUrl: true }),
        {
          token: await stack.simulator.userToken(),
        },
      );
      const plain = (schema: Parameters<typeof printSchema>[0]) =>
        printSchema(lexicographicSortSchema(schema));

      expect(plain(buildSchema(text))).toBe(plain(buildClientSchema(introspected)));
    });

    it('is not sent again to a client that has it', async () => {
      const url = `${stack.gateway.url}/schema.graphql`;
      const etag = (await fetch(url)).headers.get('etag') ?? '';
      const again = await fetch(url, { headers: { 'if-none-match': etag } });

      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    });
  });

  it('needs no token, and calls Operated for nothing', async () => {
    const { gateway, simulator, stop } = await startStack({ environment: { EXPLORER: 'offline' } });
    try {
      await simulator.control.clearRequests();
      expect((await fetch(`${gateway.url}/schema.graphql`)).status).toBe(200);
      expect((await simulator.control.requests()).total).toBe(0);
    } finally {
      await stop();
    }
  });
});
