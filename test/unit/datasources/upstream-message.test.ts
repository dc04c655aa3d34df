import { upstreamMessage } from '../../../src/datasources/upstream/upstream-message.js';

const NONE = 'no reason given';

describe('upstreamMessage', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '  \n '],
    ['a page', '<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>'],
    ['half of a page', '502 <br'],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['null', 'null'],
    ['true', 'true'],
    ['a message that is not text', '{"message": {}, "error": [null, true]}'],
    ['a message nested too deeply', '{"error":{"error":{"error":{"error":{"message":"deep"}}}}}'],
    ['nothing but control characters', JSON.stringify({ message: '\u0000\u202e\u200b' })],
    ['a body without end', JSON.stringify({ message: 'x'.repeat(200_000) })],
    ['a nest without end', `${'{"error":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ])('has no reason in %s', (_title, body) => {
    expect(upstreamMessage(body)).toBe(NONE);
  });

  it.each([
    ['{"message":"Not so."}', 'Not so.'],
    ['{"error":"invalid","error_description":"Not so."}', 'Not so.'],
    ['{"statusCode":422,"error":"Unprocessable","message":["a is 1","b is 2"]}', 'a is 1; b is 2'],
    ['{"error":{"code":7,"message":"Not so."}}', 'Not so.'],
    ['{"errors":[{"message":"a"},{"detail":"b"},{"code":1}]}', 'a; b'],
    ['{"type":"about:blank","title":"Bad","detail":"Not so."}', 'Not so.'],
    ['{"title":"Bad"}', 'Bad'],
    ['{"error":409}', '409'],
    ['"Not so."', 'Not so.'],
    ['Not so.', 'Not so.'],
  ])('finds the message of %s', (body, message) => {
    expect(upstreamMessage(body)).toBe(message);
  });

  it('returns them as one line of plain text', () => {
    const message = ' one\r\ntwo\tthree\u0000\u001b[31mred\u202e\u200bend\u2028 ';

    expect(upstreamMessage(JSON.stringify({ message }))).toBe('one two three [31mred end');
  });

  it('shortens them to 300 characters, and splits no character', () => {
    expect(upstreamMessage('x'.repeat(300))).toBe('x'.repeat(300));
    expect(upstreamMessage('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
    expect(upstreamMessage('😀'.repeat(400))).toBe(`${'😀'.repeat(300)}…`);
  });
});
