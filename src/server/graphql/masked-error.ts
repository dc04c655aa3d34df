import {
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';

/** A formatted error as the GraphQLError that transport libraries expect; serialized as it was formatted. */
export class MaskedError extends GraphQLError {
  constructor(private readonly formatted: GraphQLFormattedError) {
    super(formatted.message);
  }

  override toJSON(): GraphQLFormattedError {
    return this.formatted;
  }
}

/** A formatted result as the ExecutionResult that transport libraries expect. */
export function maskedResult({ errors, ...rest }: FormattedExecutionResult): ExecutionResult {
  return errors === undefined ? rest : { ...rest, errors: errors.map((error) => new MaskedError(error)) };
}
