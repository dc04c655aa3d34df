import { shortenEcho } from '../../../src/server/graphql/shorten-echo.js';

const long = 'x'.repeat(1_000);
const cut = `${'x'.repeat(100)}…`;

describe('shortenEcho', () => {
  it.each([
    [
      'a name',
      `Cannot query field "${long}" on type "Query".`,
      `Cannot query field "${cut}" on type "Query".`,
    ],
    [
      'a value at the end',
      `ID cannot represent a non-string value: ${long}`,
      `ID cannot represent a non-string value: ${cut}`,
    ],
    [
      'a value that was found',
      `Expected value of type "HubFilter", found ${long}.`,
      `Expected value of type "HubFilter", found ${cut}`,
    ],
  ])('shortens %s', (_title, message, expected) => {
    expect(shortenEcho(message)).toBe(expected);
  });

  it('keeps what is short', () => {
    const message = `Value "OPC5" does not exist in "ProductFamily" enum. ${'y '.repeat(60)}`;

    expect(shortenEcho(message)).toBe(message);
  });

  it('shortens a message of many short parts', () => {
    expect(shortenEcho('"ab" '.repeat(1_000))).toHaveLength(101);
  });
});
