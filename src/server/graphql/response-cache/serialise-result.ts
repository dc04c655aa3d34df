import type { FormattedExecutionResult } from 'graphql';

type Data = NonNullable<FormattedExecutionResult['data']>;

const texts = new WeakMap<Data, string>();

/** The JSON text of data that is sent more than once. It is serialised at the first call; the data must not be changed. */
export function serialiseOnce(data: Data): string {
  const text = texts.get(data) ?? JSON.stringify(data);
  texts.set(data, text);
  return text;
}

/** The JSON text of a result, with the text of its data where `serialiseOnce` has it. */
export function serialiseResult(result: FormattedExecutionResult): string {
  const { data, errors, extensions } = result;
  const text = data && errors === undefined ? texts.get(data) : undefined;
  if (text === undefined) return JSON.stringify(result);
  if (extensions === undefined) return `{"data":${text}}`;
  return `{"data":${text},"extensions":${JSON.stringify(extensions)}}`;
}
