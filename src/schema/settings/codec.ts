/** JSON as it goes over the wire to Operated. */
export type WireValue = string | number | boolean | readonly WireValue[];

/** What a form needs to know of the values that a setting takes; numbers in the unit of the graph. */
export interface Domain {
  readonly allowedValues?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
}

/** How a setting's value is written in the graph, and how at Operated. */
export interface Codec<Value> {
  /** The GraphQL type of the value, as SDL writes it. */
  readonly type: string;
  readonly domain: Domain;
  /** The value of what Operated sent, null where it is none that this setting takes. Never throws. */
  decode(this: void, sent: unknown): Value | null;
  /** What Operated is sent for a value; the inverse of `decode` for every value of the domain. */
  encode(this: void, value: Value): WireValue;
  /** What a value of an input must keep beyond its GraphQL type, as class-validator's decorators. */
  readonly constraints: readonly PropertyDecorator[];
  /** Whether the order of a list has no meaning. */
  readonly unordered?: boolean;
}
