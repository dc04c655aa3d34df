import { IsOptional } from 'class-validator';
import { Field } from 'type-graphql';
import { ProductFamily } from '../product.js';
import { type Need, register, type Support } from './catalogue.js';
import type { Codec } from './codec.js';

export const OPC3: Support = { family: ProductFamily.OPC3 };
export const OPC4: Support = { family: ProductFamily.OPC4 };
export const OPH4: Support = { family: ProductFamily.OPH4 };

/** OPC3 from this firmware on. */
export function opc3From(minFirmware: string): Support {
  return { family: ProductFamily.OPC3, minFirmware };
}

interface SettingOptions {
  /** The GraphQL type, as `@Field` takes it. */
  readonly type: () => object;
  readonly support: readonly Support[];
  readonly description: string;
  /** Fields of Config that work together with this one. */
  readonly related?: readonly string[];
  /** What another setting must be for this one to have a meaning, where the vendor says so outright. */
  readonly needs?: Need;
}

/**
 * Declares a field of Config as a setting of Operated: it becomes a nullable field of the graph and a row of the
 * catalogue. The names, types, ranges and support lines are those of the vendor's API guide.
 */
export function SettingField<Value>(
  operatedName: string,
  codec: Codec<Value>,
  options: SettingOptions,
): PropertyDecorator {
  return (prototype, name) => {
    if (typeof name !== 'string') throw new TypeError('A setting is a field with a name.');
    register({
      name,
      operatedName,
      description: options.description,
      codec,
      support: options.support,
      needs: options.needs ?? null,
      related: (options.related ?? []).filter((other) => other !== name),
    });
    const description = `${options.description} Operated: \`${operatedName}\`. ${describeSupport(options.support)}`;
    Field(options.type, { nullable: true, description })(prototype, name);
    for (const constrain of [IsOptional(), ...codec.constraints]) constrain(prototype, name);
  };
}

function describeSupport(support: readonly Support[]): string {
  const known = support.map(({ family, minFirmware }) =>
    minFirmware === undefined ? family : `${family} from firmware ${minFirmware}`,
  );
  return `Known to ${known.join(', ')}.`;
}
