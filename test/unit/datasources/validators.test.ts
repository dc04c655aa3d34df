import { conditionalHeaders, readValidators } from '../../../src/datasources/upstream/validators.js';

const date = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toUTCString();

describe('the validators of an answer', () => {
  it.each([
    ['a list of tags', { etag: ['"a"', '"b"'] }],
    ['an empty tag', { etag: '' }],
    ['a tag of 2,000 characters', { etag: `"${'a'.repeat(2_000)}"` }],
    ['a Last-Modified without a Date', { 'last-modified': date(0) }],
    ['a Last-Modified of the same second', { 'last-modified': date(5), date: date(5) }],
    ['a Last-Modified of the second before', { 'last-modified': date(4), date: date(5) }],
    ['a Last-Modified that is no date', { 'last-modified': 'yesterday', date: date(5) }],
  ])('are not used: %s', (_, headers) => {
    expect(conditionalHeaders(readValidators(headers))).toEqual({});
  });

  it('are the ETag, weak or strong', () => {
    for (const etag of ['"a"', 'W/"a"']) {
      expect(conditionalHeaders(readValidators({ etag }))).toEqual({ 'If-None-Match': etag });
    }
  });

  it('are the Last-Modified that is two seconds old, unless there is an ETag', () => {
    const headers = { 'last-modified': date(3), date: date(5) };

    expect(conditionalHeaders(readValidators(headers))).toEqual({ 'If-Modified-Since': date(3) });
    expect(conditionalHeaders(readValidators({ ...headers, etag: '"a"' }))).toEqual({
      'If-None-Match': '"a"',
    });
  });
});
