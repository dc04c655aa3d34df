import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ASYNCHRONOUS_VALUE, Cost } from './cost-directives.js';
import { Hub } from './hub.js';

const UNKNOWN = { description: "A value that this gateway does not know; the port's `raw` has it." };

export enum AltModeRole {
  UFP = 'UFP',
  DFP = 'DFP',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(AltModeRole, {
  name: 'AltModeRole',
  description: 'The role of a device in an alternate mode.',
  valuesConfig: {
    UFP: { description: 'Upstream-facing port: the peripheral (`UFP`).' },
    DFP: { description: 'Downstream-facing port: the host (`DFP`).' },
    UNKNOWN,
  },
});

export enum AltModeKind {
  DISPLAY_PORT = 'DISPLAY_PORT',
  THUNDERBOLT = 'THUNDERBOLT',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(AltModeKind, {
  name: 'AltModeKind',
  description: 'The protocol of an alternate mode.',
  valuesConfig: {
    DISPLAY_PORT: { description: 'DisplayPort (`DisplayPort`).' },
    THUNDERBOLT: { description: 'Thunderbolt (`Thunderbolt`).' },
    UNKNOWN,
  },
});

@ObjectType({ description: "A connected device's DisplayPort capabilities.", simpleResolvers: true })
export class DisplayPort {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the device prefers multifunction (`multifunc`).',
  })
  multiFunction?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the function is enabled (`enable`).' })
  enabled?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whether a DFP or UFP is connected (`dfpufp`), as Operated sent it. The vendor documents no values; VESA defines 0 none, 1 DFP, 2 UFP, 3 both.',
  })
  dfpUfp?: number | null;
}

@ObjectType({ description: "A connected device's alternate mode.", simpleResolvers: true })
export class AltMode {
  @Field(() => AltModeRole, { nullable: true, description: "The device's role (`role`)." })
  role?: AltModeRole | null;

  @Field(() => AltModeKind, { nullable: true, description: 'The protocol (`mode`).' })
  mode?: AltModeKind | null;
}

@ObjectType({
  description: 'An Ochno unit that is connected to a port, as in a daisy chain.',
  simpleResolvers: true,
})
export class OchnoUnit {
  @Field(() => String, {
    description: "The other unit's hardware id (`hwid`), for example `O4E8EB1BEAAEA1`.",
  })
  hardwareId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The port of the other unit that it is connected with (`port`).',
  })
  portNumber?: number | null;

  @Cost(ASYNCHRONOUS_VALUE)
  @Field(() => Hub, {
    nullable: true,
    description: 'The other unit, if it is a hub that the caller can see.',
  })
  hub?: Hub | null;
}

/** The fields of an Ochno unit that resolvers compute. */
export type OchnoUnitResolved = 'hub';
