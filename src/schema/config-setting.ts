import { Field, Int, ObjectType } from 'type-graphql';
import { ProductFamily } from './product.js';

@ObjectType({ description: 'A product family that knows a setting.', simpleResolvers: true })
export class SettingSupport {
  @Field(() => ProductFamily, { description: 'The family.' })
  family!: ProductFamily;

  @Field(() => String, {
    nullable: true,
    description: 'The first firmware that knows the setting; null where the vendor names none.',
  })
  minFirmware?: string | null;
}

@ObjectType({
  description: 'What a setting is, for a form to be drawn from, and for a person to read.',
  simpleResolvers: true,
})
export class ConfigSetting {
  @Field(() => String, { description: 'The field of Config.' })
  name!: string;

  @Field(() => String, { description: "The setting's name at Operated." })
  operatedName!: string;

  @Field(() => String, { description: 'The GraphQL type of the field, for example `[Int!]`.' })
  type!: string;

  @Field(() => String, { description: 'What the setting does.' })
  description!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The enum values that the setting takes; null where it takes no enum.',
  })
  allowedValues?: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The smallest number allowed, or the smallest of a list; in `unit`.',
  })
  min?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The largest number allowed, or the largest of a list; in `unit`.',
  })
  max?: number | null;

  @Field(() => Int, { nullable: true, description: 'Numbers are multiples of this; in `unit`.' })
  step?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The unit of the numbers: `ms` or `W`; null for port numbers.',
  })
  unit?: string | null;

  @Field(() => [SettingSupport], { description: 'The product families that know the setting.' })
  support!: readonly SettingSupport[];

  @Field(() => [String], { description: 'Fields of Config that work together with this one.' })
  relatedSettings!: readonly string[];
}
