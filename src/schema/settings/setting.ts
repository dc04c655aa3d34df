import { IsOptional } from '../constraints.js';
import { Field } from 'type-graphql';
import { ProductFamily } from '../product.js';
import { type Need, register, type SettingName, type Support } from './catalogue.js';
import type { Codec } from './codec.js';

export const OPC3: Support = { family: ProductFamily.OPC3 };
export const OPC4: Support = { family: ProductFamily.OPC4 };
export const OPH4: Support = { family: ProductFamily.OPH4 };

/** OPC3 with this firmware or a later one. */
export function opc3From(minFirmware: string): Support {
  return { family: ProductFamily.OPC3, minFirmware };
}

interface SettingOptions {
  /** The GraphQL type, as `@Field` takes it. */
  readonly type: () => object;
  readonly support: readonly Support[];
  readonly description: string;
  /** Settings that work together with this one. */
  readonly related?: readonly SettingName[];
  /** The value that another setting must have for this one to apply, if the vendor's guide states it. */
  readonly needs?: Need;
}

type IsSame<One, Other> =
  (<Type>() => Type extends One ? 1 : 2) extends <Type>() => Type extends Other ? 1 : 2 ? true : false;

/** Applies to a property whose type is exactly that of the codec's values, or null, or left out; to no other. */
type SettingDecorator<Value> = <Prototype extends object, Name extends SettingName & keyof Prototype>(
  prototype: Prototype,
  name: Name & (IsSame<Prototype[Name], Value | null | undefined> extends true ? unknown : never),
) => void;

/**
 * Declares a property of ConfigInput as a setting of Operated: it becomes a nullable field of the graph and a row of the
 * catalogue. Names, types, ranges and support lines are those of the vendor's API guide.
 */
export function SettingField<Value>(
  operatedName: string,
  codec: Codec<Value>,
  options: SettingOptions,
): SettingDecorator<Value> {
  return (prototype, name) => {
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
  const products = support.map(({ family, minFirmware }) =>
    minFirmware === undefined ? family : `${family} from firmware ${minFirmware}`,
  );
  return `Supported by ${products.join(', ')}.`;
}
