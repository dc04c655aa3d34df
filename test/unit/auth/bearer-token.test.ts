import { readBearerToken } from '../../../src/auth/bearer-token.js';

describe('readBearerToken', () => {
  it.each<[readonly string[], string]>([
    [[''], 'it is empty'],
    [['\t'], 'it is empty'],
    [['Bearer'], 'it must be "Bearer" and one token'],
    [['Bearer a b'], 'it must be "Bearer" and one token'],
    [['Basic YTpi'], 'it must be "Bearer" and one token'],
    [['Bearer a\r\nX: y'], 'it must be "Bearer" and one token'],
    [['Bearer a', 'Bearer b'], 'the request has more than one'],
  ])('rejects %j: %s', (headers, reason) => {
    expect(() => readBearerToken(headers)).toThrow(`The Authorization header is malformed: ${reason}.`);
  });

  it('repeats nothing of a header that it rejects', () => {
    expect(() => readBearerToken(['Bearer secret token'])).not.toThrow(/secret/);
  });

  it('is null where there is no header', () => {
    expect(readBearerToken([])).toBeNull();
  });

  it.each(['abc', 'a.b-c_d~e+f/g', 'abc==', 'eyJhbGciOiJIUzI1NiJ9.e30.x_-'])('reads %s as it is', (token) => {
    expect(readBearerToken([`Bearer ${token}`])).toBe(token);
    expect(readBearerToken([`bearer   ${token} `])).toBe(token);
  });
});
