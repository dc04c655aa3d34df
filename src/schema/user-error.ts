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
}
registerEnumType(UserErrorCode, {
  name: 'UserErrorCode',
  description: 'Why a change was not made.',
  valuesConfig: {
    INVALID_VALUE: { description: 'A value is not one that the input takes. Nothing was sent.' },
    UNSUPPORTED_BY_PRODUCT: { description: "The hub's product does not know this. Nothing was sent." },
    UNSUPPORTED_BY_FIRMWARE: {
      description:
        "The hub's firmware is too old for this; the message names the one needed. Nothing was sent.",
    },
    CONFLICTING_SETTINGS: {
      description:
        'The value contradicts another, of the input or of the hub, and nothing was sent; or Operated took the port, and the hub is locked.',
    },
    HUB_NOT_FOUND: { description: 'The caller can see no such hub.' },
    HUB_OFFLINE: { description: 'The hub is not connected to Operated.' },
    REJECTED_BY_OPERATED: {
      description: "Operated refused the change; the message has Operated's own words.",
    },
    FORBIDDEN: { description: 'The token does not allow to change this hub.' },
    NOT_CONFIRMED: {
      description:
        'Operated gave no clear answer, or took the change and does not show it: read the hub again to know. Or, as the message then says, nothing was sent. Where Operated failed, the errors of the answer say how.',
    },
  },
});

@ObjectType({
  description: 'Something that the caller can mend, or must know, about a change.',
  simpleResolvers: true,
})
export class UserError {
  @Field(() => UserErrorCode, { description: 'What kind of error it is.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'What is wrong, and what is allowed; for a person to read.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The path in the input, for example `["config", "powerStatic"]`; null where the error is of no one value.',
  })
  field?: readonly string[] | null;
}
