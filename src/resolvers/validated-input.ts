import { validateSync, type ValidatorOptions } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

/** As type-graphql validates the arguments of mutations. */
const OPTIONS: ValidatorOptions = { skipMissingProperties: true, forbidUnknownValues: false };

/**
 * Validates an instance of a class of the schema against the constraints of its decorators.
 * @returns the same instance.
 * @throws ArgumentValidationError as type-graphql throws.
 */
export function validated<Input extends object>(instance: Input): Input {
  const violations = validateSync(instance, OPTIONS);
  if (violations.length > 0) throw new ArgumentValidationError(violations);
  return instance;
}
