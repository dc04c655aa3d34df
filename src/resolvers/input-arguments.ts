import { getMetadataStorage } from 'type-graphql';
import { validated } from './validated-input.js';

/** Reads a value that resolvers take from the coerced arguments of a field. */
export type ReadInput = (args: object) => unknown;

/** Converts a coerced value to what a resolver takes. */
type Convert = (sent: unknown) => unknown;

/** A class that is declared with `@ArgsType` or `@InputType`. */
type InputClass = new () => object;
type InputField = NonNullable<ReturnType<typeof declarations>[number]['fields']>[number];

/**
 * Creates the reader of all arguments of a field, as an instance of their class.
 * @param argsClass declared with `@ArgsType`.
 * @returns a reader, which throws ArgumentValidationError.
 */
export function readArguments(argsClass: unknown): ReadInput {
  if (!isInputClass(argsClass)) throw new Error('A class of arguments is declared with @ArgsType.');
  return oncePerOperation(conversionTo(argsClass));
}

/**
 * Creates the reader of one argument of a field.
 * @param type of the argument: an instance is created where it is a class declared with `@InputType`.
 * @returns a reader, which throws ArgumentValidationError.
 */
export function readArgument(name: string, type: unknown): ReadInput {
  const valueOf = (args: object): unknown => Reflect.get(args, name);
  if (!isInputClass(type)) return valueOf;
  const convert = conversionTo(type);
  return oncePerOperation((args) => convert(valueOf(args)));
}

/**
 * Converts and validates once for each object of arguments: the compiled executor passes the same object to every call of
 * a resolver by one field of an operation. A violation is thrown anew by each call.
 */
function oncePerOperation(convert: (args: object) => unknown): ReadInput {
  const known = new WeakMap<object, { readonly value: unknown }>();
  return (args) => {
    const before = known.get(args);
    if (before !== undefined) return before.value;
    const value = convert(args);
    known.set(args, { value: typeof value === 'object' && value !== null ? validated(value) : value });
    return value;
  };
}

/** Converts to instances of a declared class, nested inputs included: class-validator finds constraints by class. */
function conversionTo(inputClass: InputClass): Convert {
  const nested = fieldsOf(inputClass).flatMap(({ name, getType }) => {
    const type: unknown = getType();
    return isInputClass(type) ? [{ name, convert: conversionTo(type) }] : [];
  });
  const convert: Convert = (sent) => {
    if (typeof sent !== 'object' || sent === null) return sent;
    if (Array.isArray(sent)) return sent.map(convert);
    const instance: object = Object.assign(new inputClass(), sent);
    for (const { name, convert: convertField } of nested) {
      const value: unknown = Reflect.get(instance, name);
      if (value !== undefined) Reflect.set(instance, name, convertField(value));
    }
    return instance;
  };
  return convert;
}

/** The fields that type-graphql knows of a class and of those that it extends. */
function fieldsOf(inputClass: InputClass): readonly InputField[] {
  const own = declarations().find(({ target }) => target === inputClass)?.fields ?? [];
  const parent: unknown = Object.getPrototypeOf(inputClass);
  return isInputClass(parent) ? [...own, ...fieldsOf(parent)] : own;
}

function isInputClass(type: unknown): type is InputClass {
  return declarations().some(({ target }) => target === type);
}

function declarations() {
  const { argumentTypes, inputTypes } = getMetadataStorage();
  return [...argumentTypes, ...inputTypes];
}
