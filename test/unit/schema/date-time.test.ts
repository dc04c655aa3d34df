import { GraphQLDateTime } from 'graphql-scalars';
import { DateTime } from '../../../src/schema/date-time.js';

describe('a DateTime of a result', () => {
  it('is not written for an invalid date, or for what is no date', () => {
    expect(() => DateTime.serialize(new Date(Number.NaN))).toThrow('invalid Date');
    expect(() => DateTime.serialize('yesterday')).toThrow('yesterday');
  });

  it('is the text that JSON has for the date, each time that it is read', () => {
    const date = new Date('2026-02-03T04:05:06.007Z');

    expect(DateTime.serialize(date)).toBe('2026-02-03T04:05:06.007Z');
    expect(DateTime.serialize(date)).toBe('2026-02-03T04:05:06.007Z');
    expect(JSON.stringify(DateTime.serialize(date))).toBe(JSON.stringify(GraphQLDateTime.serialize(date)));
    expect(DateTime.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  });
});
