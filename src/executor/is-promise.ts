/** Whether a value is a promise, or another object with a method `then`, as graphql-js decides it. */
export function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return isObjectLike(value) && typeof value['then'] === 'function';
}

/** Whether a value can have properties of its own: an object or a function. */
export function isObjectLike(value: unknown): value is Readonly<Record<string, unknown>> {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
