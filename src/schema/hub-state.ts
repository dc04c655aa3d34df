import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Port } from './port.js';

const UNKNOWN = { description: 'A value newer than this gateway; `raw` has it.' };

export enum UcMode {
  UC = 'UC',
  BYOD = 'BYOD',
}
registerEnumType(UcMode, {
  name: 'UcMode',
  description:
    'Who has the room: its own conference system (UC), or the laptop that somebody brought (BYOD).',
  valuesConfig: {
    UC: { description: "The room's own conference system (`mtrmode: true`)." },
    BYOD: { description: "A user's laptop (`mtrmode: false`)." },
  },
});

export enum UcExtension {
  PORT = 'PORT',
  DISABLE = 'DISABLE',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(UcExtension, {
  name: 'UcExtension',
  description: 'How the UC system is reached through the Ochno Node; the values follow `ucConfiguration`.',
  valuesConfig: {
    PORT: { description: 'Through its port (`port`).' },
    DISABLE: { description: 'By switching off USB-A (`disable`).' },
    UNKNOWN,
  },
});

export enum OverTemperature {
  NORMAL = 'NORMAL',
  REDUCED = 'REDUCED',
  OVERHEAT = 'OVERHEAT',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(OverTemperature, {
  name: 'OverTemperature',
  description: 'What the over-temperature protection does.',
  valuesConfig: {
    NORMAL: { description: 'Nothing: the hub is cool enough (`normal`).' },
    REDUCED: { description: 'The hub gives less power (`reduced`).' },
    OVERHEAT: { description: 'The hub is too hot (`overheat`).' },
    UNKNOWN,
  },
});

@ObjectType({
  description:
    'The state of a hub (States, simple). A field is null where the hub did not send it: Operated sends only what is relevant. OPC4 sends all but `otp`, OPH4 only `connected` and `otp`; for OPC3 nothing is documented.',
  simpleResolvers: true,
})
export class HubState {
  @Field(() => [Boolean], {
    nullable: true,
    description:
      'Whether something is plugged in, by upstream port, port 1 first (`connected`). Sent by OPC4 and OPH4.',
  })
  connected?: readonly boolean[] | null;

  @Field(() => Port, {
    nullable: true,
    description: 'The port that has video and USB (`active`); null where no port is active. Sent by OPC4.',
  })
  activePort?: Port | null;

  @Field(() => UcMode, {
    nullable: true,
    description: 'Who has the room (`mtrmode`); null where UC mode is not configured. Sent by OPC4.',
  })
  ucMode?: UcMode | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The upstream port of the UC system, while it is in UC mode (`mtrport`). Sent by OPC4.',
  })
  ucPort?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The downstream port that is switched for the UC system, while it is in UC mode (`mtrdisable`). Sent by OPC4.',
  })
  ucDisabledPort?: number | null;

  @Field(() => UcExtension, {
    nullable: true,
    description: 'How a UC system on the Ochno Node is reached (`mtrextension`). Sent by OPC4.',
  })
  ucExtension?: UcExtension | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The UC mode as a downstream hub sets it: true is UC, false is BYOD (`mtrsync`). Sent by OPC4.',
  })
  ucSynced?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the room system that is synced by the cloud is in a meeting (`externalmtr`). Sent by OPC4.',
  })
  inMeeting?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether admin mode is on (`adminmode`). Sent by OPC4.',
  })
  adminMode?: boolean | null;

  @Field(() => OverTemperature, {
    nullable: true,
    description: 'What the over-temperature protection does (`otp`). Sent by OPH4.',
  })
  overTemperature?: OverTemperature | null;

  @Field(() => GraphQLJSONObject, { description: 'The state as Operated sent it.' })
  raw!: object;
}
