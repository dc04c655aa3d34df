import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { ConfigInput } from './config-input.js';

@ObjectType('Config', {
  description:
    'The settings of a hub. A setting is null if the hub does not send it, because its product or firmware does not support it, or if the gateway cannot read the value; `raw` has every setting.',
  simpleResolvers: true,
})
export class Config extends ConfigInput {
  @Field(() => GraphQLJSONObject, {
    description: 'Every setting as Operated sent it, including those that this gateway does not know.',
  })
  raw!: object;
}
