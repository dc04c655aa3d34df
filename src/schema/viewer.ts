import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { ID } from './id.js';

export enum ViewerKind {
  USER = 'USER',
  SERVICE = 'SERVICE',
}
registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'Whose token the gateway uses for Operated.',
  valuesConfig: {
    USER: {
      description:
        "The user's own token: a bearer token that the gateway forwards unchanged, or the token of the session.",
    },
    SERVICE: { description: "The gateway's own client-credentials token." },
  },
});

@ObjectType({
  description: 'The caller, and the token that the gateway uses for Operated on their behalf.',
  simpleResolvers: true,
})
export class Viewer {
  @Field(() => ViewerKind, { description: 'Whose token is used.' })
  kind!: ViewerKind;

  @Field(() => ID, {
    nullable: true,
    description:
      "The user's id (`sub` of Operated's user info). Null without the scope `sub` and for a service token.",
  })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The user's e-mail address (`email` of Operated's user info). Null without the scope `email` and for a service token.",
  })
  email?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'The scopes of the token: those that the token endpoint granted, or the claim of a JWT; for an API key, restricted to those of the key. Null if they are unknown.',
  })
  scopes?: readonly string[] | null;
}
