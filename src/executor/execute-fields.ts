import { locatedError, responsePathAsArray } from 'graphql';
import type { Execution } from './execution.js';
import { FieldInfo } from './field-info.js';
import { isObjectLike, isPromise } from './is-promise.js';
import type { FieldPlan, Path, SelectionPlan } from './plan.js';

type Data = Record<string, unknown>;

/**
 * Executes the selected fields of an object. As many promises are created as graphql-js creates, so that errors of
 * asynchronous fields are found in the same order; none where no field is asynchronous.
 * @param path of the object; undefined for the root.
 * @returns the fields by their response names.
 * @throws GraphQLError of a field that is not nullable.
 */
export function executeFields(
  execution: Execution,
  { fields, hasProto }: SelectionPlan,
  source: unknown,
  path: Path | undefined,
): Data | Promise<Data> {
  const data = createData(hasProto);
  let promised: string[] | null = null;
  try {
    for (const field of fields) {
      const value = executeField(execution, field, source, path);
      data[field.responseName] = value;
      if (isPromise(value)) (promised ??= []).push(field.responseName);
    }
  } catch (error) {
    if (promised === null) throw error;
    // The other fields end first; their rejections are handled.
    return settle(data, promised).finally(() => {
      throw error;
    });
  }
  execution.values += fields.length;
  return promised === null ? data : settle(data, promised);
}

/** Executes the fields at the root of a mutation: each after the one before it has ended. */
export function executeSerially(
  execution: Execution,
  { fields, hasProto }: SelectionPlan,
  source: unknown,
): Data | Promise<Data> {
  execution.values += fields.length;
  const executeNext = (data: Data, field: FieldPlan): Data | Promise<Data> => {
    const value = executeField(execution, field, source, undefined);
    const add = (resolved: unknown) => {
      data[field.responseName] = resolved;
      return data;
    };
    return isPromise(value) ? value.then(add) : add(value);
  };
  return fields.reduce<Data | Promise<Data>>(
    (data, field) =>
      data instanceof Promise ? data.then((all) => executeNext(all, field)) : executeNext(data, field),
    createData(hasProto),
  );
}

/** A plain object is created and printed twice as fast as one without a prototype. */
function createData(hasProto: boolean): Data {
  return hasProto ? (Object.create(null) as Data) : {};
}

/** Replaces promises by their values. @throws the first rejection. */
async function settle(data: Data, names: readonly string[]): Promise<Data> {
  const values = await Promise.all(names.map((name) => data[name]));
  names.forEach((name, index) => (data[name] = values[index]));
  return data;
}

function executeField(
  execution: Execution,
  field: FieldPlan,
  source: unknown,
  parentPath: Path | undefined,
): unknown {
  let info: FieldInfo | null = null;
  try {
    let value: unknown;
    if (field.resolve === null && execution.readsProperties) {
      const args = execution.argumentsOf(field);
      value = isObjectLike(source) ? source[field.name] : undefined;
      if (typeof value === 'function') {
        info = new FieldInfo(execution, field, parentPath);
        value = Reflect.apply(value, source, [args, execution.context.contextValue, info]);
      }
    } else {
      info = new FieldInfo(execution, field, parentPath);
      const { fieldResolver, contextValue } = execution.context;
      const resolve = field.resolve ?? fieldResolver;
      value = resolve(source, execution.argumentsOf(field), contextValue, info);
    }
    if (value === null || value === undefined) {
      if (!field.isNonNull) return null;
    } else if (field.serialize !== null && !isObjectLike(value)) {
      return field.serialize(value);
    }
    info ??= new FieldInfo(execution, field, parentPath);
    return completeField(execution, info, value);
  } catch (error) {
    return handleError(execution, info ?? new FieldInfo(execution, field, parentPath), error);
  }
}

function completeField(execution: Execution, info: FieldInfo, value: unknown): unknown {
  const { complete } = info.field;
  const completed = isPromise(value)
    ? value.then((resolved) => complete(execution, info, info.path, resolved))
    : complete(execution, info, info.path, value);
  if (!isPromise(completed)) return completed;
  return completed.then(undefined, (error: unknown) => handleError(execution, info, error));
}

/** Adds the error to the result, and replaces the field by null. @throws GraphQLError where the field is not nullable. */
function handleError(execution: Execution, { field, path }: FieldInfo, raw: unknown): null {
  const error = locatedError(raw, field.nodes, responsePathAsArray(path));
  if (field.isNonNull) throw error;
  execution.context.collectedErrors.add(error, path);
  return null;
}
