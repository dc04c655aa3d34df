import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum UserErrorCode {
  INVALID_VALUE = 'INVALID_VALUE',
  UNSUPPORTED_BY_PRODUCT = 'UNSUPPORTED_BY_PRODUCT',
  UNSUPPORTED_BY_FIRMWARE = 'UNSUPPORTED_BY_FIRMWARE',
  CONFLICTING_SETTINGS = 'CONFLICTING_SETTINGS',
  HUB_NOT_FOUND = 'HUB_NOT_FOUND',
  HUB_OFFLINE = 'HUB_OFFLINE',
  REJECTED_BY_OPERATED = 'REJECTED_BY_OPERATED',
  FORBIDDEN = 'FORBIDDEN',
  NOT_CONFIRMED = 'NOT_CONFIRMED',
  UNEXPECTED_COUNT = 'UNEXPECTED_COUNT',
}
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'The reason why a change was not made or not confirmed.',
  valuesConfig: {
    INVALID_VALUE: { description: 'A value of the input is not allowed. Nothing was sent to Operated.' },
    UNSUPPORTED_BY_PRODUCT: {
      description: "The hub's product does not support this. Nothing was sent to Operated.",
    },
    UNSUPPORTED_BY_FIRMWARE: {
      description:
        "The hub's firmware is too old for this; the message names the required version. Nothing was sent to Operated.",
    },
    CONFLICTING_SETTINGS: {
      description:
        'The value conflicts with another setting of the input or of the hub, and nothing was sent to Operated; or the hub is locked and keeps its active port.',
    },
    HUB_NOT_FOUND: { description: 'There is no hub with this id that the caller can see.' },
    HUB_OFFLINE: { description: 'The hub is not connected to Operated.' },
    REJECTED_BY_OPERATED: {
      description: "Operated rejected the change; the message quotes Operated's message.",
    },
    FORBIDDEN: { description: 'The token does not allow changing this hub.' },
    UNEXPECTED_COUNT: {
      description:
        'The filter of a change of many hubs selects another number of hubs than `expectedCount`. Nothing was sent to Operated.',
    },
    NOT_CONFIRMED: {
      description:
        'It is unknown whether the change was made: Operated did not answer clearly, or accepted the change and does not show it. Read the hub again to find out. If nothing was sent or changed, the message states it. If a request to Operated failed, `errors` has the failure.',
    },
  },
});

@ObjectType({
  description: 'An error of a change that the caller can correct or must know about.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'The kind of error.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'A readable message: what is wrong and what is allowed.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The path of the value in the input, for example `["config", "powerStatic"]`; null if the error concerns no single value.',
  })
  field?: readonly string[] | null;
}
