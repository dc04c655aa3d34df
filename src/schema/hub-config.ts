import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { ConfigInput } from './config-input.js';

@ObjectType('Config', {
  description:
    'The settings of a hub. A setting is null where the hub does not send it, because its product or firmware has none, and where the value is one that this gateway can not read; `raw` has all.',
  simpleResolvers: true,
})
export class Config extends ConfigInput {
  @Field(() => GraphQLJSONObject, { description: 'Every setting as Operated sent it, known or not.' })
  raw!: object;
}
