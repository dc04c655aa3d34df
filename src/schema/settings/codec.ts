/** A value as it is sent to Operated, in JSON. */
export type WireValue = string | number | boolean | readonly WireValue[];

/** The allowed values of a setting, enough for a form; numbers in the unit of the graph. */
export interface Domain {
  readonly allowedValues?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
}

/** Converts a setting's value between the graph and Operated. */
export interface Codec<Value> {
  /** The GraphQL type of the value, as SDL writes it. */
  readonly type: string;
  readonly domain: Domain;
  /** The value that Operated sent; null if the setting does not allow it. Never throws. */
  decode(this: void, sent: unknown): Value | null;
  /** The value as it is sent to Operated; the inverse of `decode` for every value of the domain. */
  encode(this: void, value: Value): WireValue;
  /** The constraints of an input value beyond its GraphQL type, as class-validator's decorators. */
  readonly constraints: readonly PropertyDecorator[];
  /** Whether two lists with the same items in another order are equal. */
  readonly unordered?: boolean;
}
