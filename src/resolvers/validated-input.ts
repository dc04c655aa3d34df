import { ArgumentValidationError } from 'type-graphql';
import { ValidationError, Validator, type ValidatorOptions } from '../schema/constraints.js';

const validator = new Validator();
/** The defaults of type-graphql. */
const OPTIONS: ValidatorOptions = { skipMissingProperties: true, forbidUnknownValues: false };

/**
 * Validates an instance of a class of the schema against the constraints of its decorators.
 * @param path of the instance in the arguments, for the fields of the violations.
 * @returns the same instance.
 * @throws ArgumentValidationError as type-graphql throws.
 */
export function validated<Input extends object>(instance: Input, path: readonly string[] = []): Input {
  const violations = validator.validateSync(instance, OPTIONS);
  if (violations.length > 0) throw new ArgumentValidationError(nestedIn(path, violations));
  return instance;
}

function nestedIn(path: readonly string[], violations: ValidationError[]): ValidationError[] {
  return path.reduceRight(
    (children, property) => [Object.assign(new ValidationError(), { property, children })],
    violations,
  );
}

/**
 * Validates the arguments that type-graphql passes to a resolver: objects, and those in lists.
 * @throws ArgumentValidationError
 */
export function validateArgument(value: unknown): void {
  for (const item of Array.isArray(value) ? value : [value]) {
    if (typeof item === 'object' && item !== null) validated(item);
  }
}
