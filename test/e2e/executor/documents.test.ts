import { getIntrospectionQuery, Kind, OperationTypeNode, parse } from 'graphql';
import { type FuzzedGateway, startFuzzedGateway } from '../../../bench/fuzz/executor/fuzzed-gateway.js';
import { blocksIn } from '../../support/documents.js';

/** Whether it is a query: the same one can be sent any number of times. */
function isQuery(text: string): boolean {
  return parse(text).definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === OperationTypeNode.QUERY,
  );
}

const questions = [
  ...blocksIn('graphql')
    .map(([place, { text }]) => [place, text] as const)
    .filter(([, text]) => isQuery(text)),
  ['the introspection', getIntrospectionQuery()] as const,
];

describe('EXECUTOR=compiled', () => {
  const started: FuzzedGateway[] = [];
  const start = async (executor: 'compiled' | 'reference') => {
    const environment = { CACHE_TTL_MS: '1000' };
    const gateway = await startFuzzedGateway({ executor, simulator: {}, environment });
    started.push(gateway);
    return gateway;
  };
  let gateways: readonly [reference: FuzzedGateway, compiled: FuzzedGateway];
  beforeAll(async () => {
    gateways = [await start('reference'), await start('compiled')];
  });
  afterAll(() => Promise.all(started.map((gateway) => gateway.stop())));

  // The third answer comes from the memory of responses.
  test.each(questions)(
    'answers the query of %s as EXECUTOR=reference does, three times',
    async (_, query) => {
      const [reference, compiled] = gateways;
      for (let times = 0; times < 3; times += 1) {
        const expected = await reference.post({ query, variables: {} });
        expect(await compiled.post({ query, variables: {} })).toBe(expected);
      }
    },
  );
});
