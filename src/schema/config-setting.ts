import { Field, Int, ObjectType } from 'type-graphql';
import { ProductFamily } from './product.js';
import { ListSize } from './cost-directives.js';

@ObjectType({ description: 'A product family that supports a setting.', simpleResolvers: true })
export class SettingSupport {
  @Field(() => ProductFamily, { description: 'The family.' })
  family!: ProductFamily;

  @Field(() => String, {
    nullable: true,
    description: 'The first firmware version that supports the setting; null if the vendor documents none.',
  })
  minFirmware?: string | null;
}

@ObjectType({
  description: 'The description of a setting: enough to build a form for it.',
  simpleResolvers: true,
})
export class ConfigSetting {
  @Field(() => String, { description: 'The name of the field in Config and ConfigInput.' })
  name!: string;

  @Field(() => String, { description: "The setting's name in Operated's REST API." })
  operatedName!: string;

  @Field(() => String, { description: 'The GraphQL type of the field, for example `[Int!]`.' })
  type!: string;

  @Field(() => String, { description: 'What the setting does.' })
  description!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The enum values that the setting accepts; null if its type is no enum.',
  })
  allowedValues?: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The minimum of the number, or of each number of a list; in `unit`. Null if the setting has no numbers.',
  })
  min?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The maximum of the number, or of each number of a list; in `unit`. Null if the setting has no numbers.',
  })
  max?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Numbers are multiples of this; in `unit`. Null if any number of the range is allowed.',
  })
  step?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit of the numbers: `ms` or `W`; null for port numbers.',
  })
  unit?: string | null;

  @ListSize(3)
  @Field(() => [SettingSupport], { description: 'The product families that support the setting.' })
  support!: readonly SettingSupport[];

  @ListSize(10)
  @Field(() => [String], {
    description: 'The settings that work together with this one, by their names in Config.',
  })
  relatedSettings!: readonly string[];
}
