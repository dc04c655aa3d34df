/**
 * The parts of class-validator that the schema uses, each from its own file: the index loads all constraints, with the
 * phone numbers of every country, which takes longer than all of Fastify.
 */
export { ArrayMaxSize } from 'class-validator/cjs/decorator/array/ArrayMaxSize.js';
export { ArrayMinSize } from 'class-validator/cjs/decorator/array/ArrayMinSize.js';
export { ArrayUnique } from 'class-validator/cjs/decorator/array/ArrayUnique.js';
export { IsDivisibleBy } from 'class-validator/cjs/decorator/number/IsDivisibleBy.js';
export { IS_DEFINED } from 'class-validator/cjs/decorator/common/IsDefined.js';
export { IsIn } from 'class-validator/cjs/decorator/common/IsIn.js';
export { IsOptional } from 'class-validator/cjs/decorator/common/IsOptional.js';
export { Max } from 'class-validator/cjs/decorator/number/Max.js';
export { MaxLength } from 'class-validator/cjs/decorator/string/MaxLength.js';
export { Min } from 'class-validator/cjs/decorator/number/Min.js';
export { ValidateBy } from 'class-validator/cjs/decorator/common/ValidateBy.js';
export { ValidateNested } from 'class-validator/cjs/decorator/common/ValidateNested.js';
export { Validator } from 'class-validator/cjs/validation/Validator.js';
export { ValidationError } from 'class-validator/cjs/validation/ValidationError.js';
export type { ValidatorOptions } from 'class-validator';
