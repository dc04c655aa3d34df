import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum ViewerKind {
  USER = 'USER',
  SERVICE = 'SERVICE',
}
registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'With whose token the gateway asks Operated.',
  valuesConfig: {
    USER: {
      description:
        "The user's own token: sent along and forwarded as it is, or kept by the session that they signed in to.",
    },
    SERVICE: { description: "The gateway's own client-credentials token." },
  },
});

@ObjectType({
  description: 'Who is asking, and with which token the gateway asks Operated on their behalf.',
  simpleResolvers: true,
})
export class Viewer {
  @Field(() => ViewerKind, { description: 'Whose token it is.' })
  kind!: ViewerKind;

  @Field(() => ID, {
    nullable: true,
    description:
      "The user's id (`sub` of Operated's user info). Null without the scope `sub`, and for a service token.",
  })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The user's e-mail address, of Operated's user info. Null without the scope `email`, and for a service token.",
  })
  email?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The scopes of the token: as the token endpoint granted them, or as a JWT itself says; of an API key, as far as it goes. Null where Operated does not tell.',
  })
  scopes?: readonly string[] | null;
}
