// class-validator has no declarations beside its files; these are the ones that constraints.ts loads.
declare module 'class-validator/cjs/decorator/array/ArrayMaxSize.js' {
  export { ArrayMaxSize } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/array/ArrayMinSize.js' {
  export { ArrayMinSize } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/array/ArrayUnique.js' {
  export { ArrayUnique } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/number/IsDivisibleBy.js' {
  export { IsDivisibleBy } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/common/IsDefined.js' {
  export { IS_DEFINED } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/common/IsIn.js' {
  export { IsIn } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/common/IsOptional.js' {
  export { IsOptional } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/number/Max.js' {
  export { Max } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/string/MaxLength.js' {
  export { MaxLength } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/number/Min.js' {
  export { Min } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/common/ValidateBy.js' {
  export { ValidateBy } from 'class-validator';
}

declare module 'class-validator/cjs/decorator/common/ValidateNested.js' {
  export { ValidateNested } from 'class-validator';
}

declare module 'class-validator/cjs/validation/Validator.js' {
  export { Validator } from 'class-validator';
}

declare module 'class-validator/cjs/validation/ValidationError.js' {
  export { ValidationError } from 'class-validator';
}
