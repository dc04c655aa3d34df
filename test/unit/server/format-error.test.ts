import { ValidationError } from 'class-validator';
import { GraphQLError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { badUserInput, GatewayError } from '../../../src/schema/gateway-error.js';
import { formatError, isUnforeseen } from '../../../src/server/graphql/format-error.js';

const PATH = ['hubs', 0, 'name'];

/** As graphql-js wraps an error that a resolver throws. */
const located = (thrown: Error) => new GraphQLError(thrown.message, { path: PATH, originalError: thrown });
/** What a client receives when a resolver throws the error. */
const formatted = (thrown: Error) => formatError(located(thrown).toJSON(), located(thrown));

describe('formatError', () => {
  it.each([
    ['of the network', new Error('connect ECONNREFUSED 10.0.0.1:443')],
    ['of the code', new TypeError("Cannot read properties of undefined (reading 'token')")],
    [
      'with a code of the gateway on another kind of error',
      Object.assign(new Error('x'), { extensions: { code: 'BAD_USER_INPUT' } }),
    ],
    ['with an unknown code', new GraphQLError('secret', { extensions: { code: 'OF_MY_OWN' } })],
  ])('masks an error %s', (_title, thrown) => {
    expect(formatted(thrown)).toEqual({
      message: 'Internal server error',
      path: PATH,
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(isUnforeseen(located(thrown))).toBe(true);
  });

  it('never includes a stack', () => {
    const error = new GraphQLError('x', { originalError: new Error('x') });
    const byApollo = { message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: ['at x'] } };

    expect(JSON.stringify(formatError(byApollo, error))).not.toContain('stacktrace');
  });

  it('formats an error of the vocabulary, without its HTTP status', () => {
    expect(formatted(new GatewayError('UNAUTHENTICATED'))).toEqual({
      message: 'No valid bearer token: Operated does not accept it, or none was sent.',
      path: PATH,
      extensions: { code: 'UNAUTHENTICATED' },
    });
    expect(formatted(new GatewayError('UPSTREAM_RATE_LIMITED', { retryAfter: 5 })).extensions).toEqual({
      code: 'UPSTREAM_RATE_LIMITED',
      retryAfter: 5,
    });
    expect(isUnforeseen(located(new GatewayError('FORBIDDEN')))).toBe(false);
  });

  it('names the invalid input and what is allowed', () => {
    expect(formatted(badUserInput('after', 'must be a cursor'))).toEqual({
      message: 'after: must be a cursor',
      path: PATH,
      extensions: {
        code: 'BAD_USER_INPUT',
        validation: [{ field: 'after', constraints: ['must be a cursor'] }],
      },
    });
  });

  it('formats the violations of the validator by path, without the input', () => {
    const violation = (property: string, more: Partial<ValidationError>) =>
      Object.assign(new ValidationError(), { property, target: { secret: 'x' }, value: 'secret', ...more });
    const error = formatted(
      new ArgumentValidationError([
        violation('first', { constraints: { max: 'must be at most 500', min: 'must be at least 1' } }),
        violation('filter', {
          children: [violation('ids', { constraints: { size: 'must not be so many' } })],
        }),
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
  ])(
    'keeps the message of a request error of Apollo Server, %s, and nothing else of its extensions',
    (code) => {
      const error = new GraphQLError('what is wrong', { extensions: { code, more: 'x' } });

      expect(formatError(error.toJSON(), error)).toEqual({ message: 'what is wrong', extensions: { code } });
      expect(isUnforeseen(error)).toBe(false);
    },
  );
});
