import { type Block, readDocument } from '../../support/documents.js';
import { useStack } from '../../support/stack.js';

const { blocks } = readDocument('docs/changing-hubs.md');

/** Each request with the following block, its answer. */
const exchanges = blocks.flatMap((block, index): readonly (readonly [number, string, string])[] =>
  block.language === 'graphql' ? [[block.line, block.text, textOf(blocks[index + 1])]] : [],
);
const audit = textOf(blocks.find(({ text }) => text.includes('"audit"')));

function textOf(block: Block | undefined): string {
  if (block?.language !== 'json') throw new Error('a request without an answer');
  return block.text;
}

describe('docs/changing-hubs.md', () => {
  const stack = useStack();
  let tokens: { readonly admin: string; readonly reader: string };

  beforeAll(async () => {
    tokens = {
      admin: await stack.simulator.userToken(),
      reader: await stack.simulator.userToken({ email: 'reader@demo.example' }),
    };
  });
  afterEach(() => stack.simulator.control.clearFaults());

  test('has a request for each mutation', () => {
    expect(exchanges.length).toBeGreaterThan(9);
  });

  // In sequence and in one world, as in the document.
  test.each(exchanges)(
    'the request at line %d has the documented answer',
    async (_line, query, documented) => {
      if (documented.includes('NOT_CONFIRMED')) {
        await stack.simulator.control.faults([
          { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', kind: 'reset' },
        ]);
      }
      const token = documented.includes('FORBIDDEN') ? tokens.reader : tokens.admin;
      const { text } = await stack.gateway.query(query, { token });

      expect(withoutPlaces(JSON.parse(text))).toEqual(JSON.parse(documented));
    },
  );

  test('the log line has the documented fields', () => {
    const lines = stack.gateway.log.filter((line) => line.includes('"audit":true'));
    const documented = JSON.parse(audit) as object;

    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(Object.keys(JSON.parse(line) as object)).toEqual(Object.keys(documented));
    }
  });
});

/** Errors without the line and column, which depend on the layout of the request. */
function withoutPlaces(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (key === 'locations' ? undefined : value)),
  );
}
