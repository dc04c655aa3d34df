// The whole of zod 4 takes 44 ms more at the start, and 10 MB: most of it for messages in other languages.
import { z } from 'zod/v3';

/** One environment variable: its schema, and the texts of its row in the documentation. */
export interface Variable<Value = unknown> {
  /** Parses the text of the environment (`undefined` where the variable is unset). */
  readonly schema: z.ZodType<Value, z.ZodTypeDef, string | undefined>;
  /** What it does, for the documentation. */
  readonly description: string;
  /** The default, as the documentation shows it. */
  readonly defaultText: string;
  /** The allowed values, as the documentation shows them. */
  readonly allowed: string;
  /** The value of a secret is never shown, not even in the message that rejects it. */
  readonly secret: boolean;
}

export type Declaration = Readonly<Record<string, Variable>>;

/** The parsed values of a declaration, by the name of the variable. */
export type Values<D extends Declaration> = { readonly [Name in keyof D]: z.output<D[Name]['schema']> };

interface Text {
  readonly description: string;
  readonly defaultText?: string;
  readonly secret?: boolean;
}

/**
 * A whole number in `min`…`max`; `fallback` where it is unset. `undefined` as the fallback: the default depends on other
 * variables. The name of the variable carries the unit.
 */
export function integer<const Fallback extends number | undefined>(
  range: { readonly min: number; readonly max: number; readonly fallback: Fallback },
  text: Text,
): Variable<number | Fallback> {
  const { min, max, fallback } = range;
  const allowed = `a whole number, ${min}…${max}`;
  return {
    schema: z
      .string()
      .regex(/^-?\d{1,15}$/, `must be ${allowed}`)
      .transform(Number)
      .refine((value) => value >= min && value <= max, `must be ${allowed}`)
      .optional()
      .transform((value) => value ?? fallback),
    description: text.description,
    defaultText: text.defaultText ?? (fallback === undefined ? '' : String(fallback)),
    allowed,
    secret: false,
  };
}

/** One of `values`; `fallback` where it is unset. `undefined` as the fallback: the default depends on other variables. */
export function choice<const Value extends string, const Fallback extends Value | undefined>(
  values: readonly Value[],
  fallback: Fallback,
  text: Text,
): Variable<Value | Fallback> {
  const allowed = values.join(', ');
  const isAllowed = (text: string): text is Value => values.some((value) => value === text);
  return {
    schema: z
      .string()
      .refine(isAllowed, `must be one of: ${allowed}`)
      .optional()
      .transform((value) => value ?? fallback),
    description: text.description,
    defaultText: text.defaultText ?? fallback ?? '',
    allowed,
    secret: false,
  };
}

/** Any text; `undefined` where it is unset. */
export function optionalText(text: Text): Variable<string | undefined> {
  return {
    schema: z.string().optional(),
    description: text.description,
    defaultText: text.defaultText ?? '',
    allowed: 'text',
    secret: text.secret ?? false,
  };
}

/** Any text; `fallback` where it is unset. */
export function textWithDefault(fallback: string, text: Text): Variable<string> {
  return {
    schema: z
      .string()
      .optional()
      .transform((value) => value ?? fallback),
    description: text.description,
    defaultText: text.defaultText ?? fallback,
    allowed: 'text',
    secret: text.secret ?? false,
  };
}

const HTTP_URL = 'an http or https URL';

/** An absolute http or https URL without a trailing slash, query or fragment; `undefined` where it is unset. */
export function optionalUrl(text: Text): Variable<string | undefined> {
  return {
    schema: httpUrl(z.string()).optional(),
    description: text.description,
    defaultText: text.defaultText ?? '',
    allowed: HTTP_URL,
    secret: false,
  };
}

/**
 * A required http or https URL, as `optionalUrl` reads it.
 * @param whereUnset the message for a missing value; it follows the name of the variable.
 */
export function requiredUrl(whereUnset: string, text: Text): Variable<string> {
  return {
    schema: httpUrl(z.string({ required_error: whereUnset })),
    description: text.description,
    defaultText: '',
    allowed: HTTP_URL,
    secret: false,
  };
}

function httpUrl(text: z.ZodString): z.ZodType<string, z.ZodTypeDef, string> {
  return text
    .refine(isHttpUrl, `must be ${HTTP_URL} without user, query or fragment`)
    .transform((value) => value.replace(/\/+$/, ''));
}

/** A list separated by commas or spaces, each item accepted by `isItem`; `fallback`, or empty, where it is unset. */
export function list(
  allowed: string,
  isItem: (item: string) => boolean,
  text: Text & { readonly fallback?: readonly string[] },
): Variable<readonly string[]> {
  const { fallback = [] } = text;
  return {
    schema: z
      .string()
      .optional()
      .transform((value) => (value ?? '').split(/[\s,]+/).filter((item) => item !== ''))
      .refine((items) => items.every(isItem), `must be ${allowed}, separated by commas`)
      .transform((items) => (items.length === 0 ? fallback : items)),
    description: text.description,
    defaultText: text.defaultText ?? fallback.join(' '),
    allowed,
    secret: text.secret ?? false,
  };
}

/** A text that `accepts` returns true for; `undefined` where it is unset. */
export function checkedText(
  allowed: string,
  accepts: (value: string) => boolean,
  text: Text,
): Variable<string | undefined> {
  return {
    schema: z.string().refine(accepts, `must be ${allowed}`).optional(),
    description: text.description,
    defaultText: text.defaultText ?? '',
    allowed,
    secret: text.secret ?? false,
  };
}

function isHttpUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}
