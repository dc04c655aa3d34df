import { type Block, readDocument } from '../../support/documents.js';
import { useStack } from '../../support/stack.js';

const { blocks } = readDocument('docs/changing-hubs.md');

/** Each request with the block that follows it: its answer. */
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

  // One after the other, in one world, as the document says.
  test.each(exchanges)(
    'the request at line %d has the answer that stands there',
    async (_line, query, told) => {
      if (told.includes('NOT_CONFIRMED')) {
        await stack.simulator.control.faults([
          { method: 'PUT', path: '/api/hubs/v1/{hubId}/config', kind: 'reset' },
        ]);
      }
      const token = told.includes('FORBIDDEN') ? tokens.reader : tokens.admin;
      const { text } = await stack.gateway.query(query, { token });

      expect(withoutPlaces(JSON.parse(text))).toEqual(JSON.parse(told));
    },
  );

  test('the log line has the documented fields', () => {
    const lines = stack.gateway.log.filter((line) => line.includes('"audit":true'));
    const told = JSON.parse(audit) as object;

    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(Object.keys(JSON.parse(line) as object)).toEqual(Object.keys(told));
    }
  });
});

/** Errors without the line and column of the request, which its layout decides. */
function withoutPlaces(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => (key === 'locations' ? undefined : value)),
  );
}
