import { ValidationError } from 'class-validator';
import { GraphQLError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { badUserInput, GatewayError } from '../../../src/schema/gateway-error.js';
import { formatError, isUnforeseen } from '../../../src/server/graphql/format-error.js';

const PATH = ['hubs', 0, 'name'];

/** As graphql-js hands on what a resolver throws. */
const located = (thrown: Error) => new GraphQLError(thrown.message, { path: PATH, originalError: thrown });
/** What a client is told when a resolver throws this. */
const told = (thrown: Error) => formatError(located(thrown).toJSON(), located(thrown));

describe('formatError', () => {
  it.each([
    ['of the network', new Error('connect ECONNREFUSED 10.0.0.1:443')],
    ['of the code', new TypeError("Cannot read properties of undefined (reading 'token')")],
    [
      'with a code that is not its own',
      Object.assign(new Error('x'), { extensions: { code: 'BAD_USER_INPUT' } }),
    ],
    ['with a code that is none', new GraphQLError('secret', { extensions: { code: 'OF_MY_OWN' } })],
  ])('tells no word of an error %s', (_title, thrown) => {
    expect(told(thrown)).toEqual({
      message: 'Internal server error',
      path: PATH,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(isUnforeseen(located(thrown))).toBe(true);
  });

  it('tells no stack, whatever it is handed', () => {
    const error = new GraphQLError('x', { originalError: new Error('x') });
    const formatted = { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at x'] } };

    expect(JSON.stringify(formatError(formatted, error))).not.toContain('stacktrace');
  });

  it('tells a failure of the vocabulary, without its HTTP status', () => {
    expect(told(new GatewayError('UNAUTHENTICATED'))).toEqual({
      message: 'No valid bearer token: Operated does not accept it, or none was sent.',
      path: PATH,
      extensions: { code: 'UNAUTHENTICATED' },
    });
    expect(told(new GatewayError('UPSTREAM_RATE_LIMITED', { retryAfter: 5 })).extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfter: 5,
    });
    expect(isUnforeseen(located(new GatewayError('FORBIDDEN')))).toBe(false);
  });

  it('tells which input is wrong, and what is allowed', () => {
    expect(told(badUserInput('after', 'must be a cursor'))).toEqual({
      message: 'after: must be a cursor',
      path: PATH,
      extensions: {
        code: 'BAD_USER_INPUT',
        validation: [{ field: 'after', constraints: ['must be a cursor'] }],
      },
    });
  });

  it('tells what the validator finds, by path, and does not send the input back', () => {
    const fault = (property: string, more: Partial<ValidationError>) =>
      Object.assign(new ValidationError(), { property, target: { secret: 'x' }, value: 'secret', ...more });
    const error = told(
      new ArgumentValidationError([
        fault('first', { constraints: { max: 'must be at most 500', min: 'must be at least 1' } }),
        fault('filter', { children: [fault('ids', { constraints: { size: 'must not be so many' } })] }),
      ]),
    );

    expect(error).toEqual({
      message: 'first: must be at most 500, must be at least 1; filter.ids: must not be so many',
      path: PATH,
      extensions: {
        code: 'BAD_USER_INPUT',
        validation: [
          { field: 'first', constraints: ['must be at most 500', 'must be at least 1'] },
          { field: 'filter.ids', constraints: ['must not be so many'] },
        ],
      },
    });
  });

  it.each([
    'GRAPHQL_PARSE_FAILED',
    'GRAPHQL_VALIDATION_FAILED',
    'BAD_USER_INPUT',
    'BAD_REQUEST',
    'OPERATION_RESOLUTION_FAILURE',
  ])('tells what Apollo Server says of a request, %s, and nothing else of its extensions', (code) => {
    const error = new GraphQLError('what is wrong', { extensions: { code, more: 'x' } });

    expect(formatError(error.toJSON(), error)).toEqual({ message: 'what is wrong', extensions: { code } });
    expect(isUnforeseen(error)).toBe(false);
  });
});
