/** A value, or a promise of it where it is not there yet. */
export type PromiseOrValue<Value> = Value | Promise<Value>;

/**
 * Continues with a value: immediately where it is there, so that no promise is created and no other work runs between.
 * @throws what `next` throws, where the value is there.
 */
export function whenReady<Value, Result>(
  value: PromiseOrValue<Value>,
  next: (value: Value) => PromiseOrValue<Result>,
): PromiseOrValue<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
