import {
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';

/** An error as a client may see it, for libraries that want errors to write themselves. */
export class MaskedError extends GraphQLError {
  constructor(private readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.formatted;
  }
}

/** A result as a client may see it, for libraries that want its errors so. */
export function maskedResult({ errors, ...rest }: FormattedExecutionResult): ExecutionResult {
  return errors === undefined ? rest : { ...rest, errors: errors.map((error) => new MaskedError(error)) };
}
