import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Port } from './port.js';

const UNKNOWN = { description: 'A value that this gateway does not know; `raw` has it.' };

export enum UcMode {
  UC = 'UC',
  BYOD = 'BYOD',
}
registerEnumType(UcMode, {
  name: 'UcMode',
  description:
    'Whether the room is used with its own conference system (UC, for unified communications) or with a laptop that a user brought (BYOD).',
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
  description: 'How the UC system is connected through the Ochno Node. The values follow `ucConfiguration`.',
  valuesConfig: {
    PORT: { description: 'Through a port (`port`).' },
    DISABLE: { description: 'By disabling USB-A (`disable`).' },
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
  description:
    'The state of the over-temperature protection. The vendor documents the names of the values only; the descriptions follow the names.',
  valuesConfig: {
    NORMAL: { description: 'Not active (`normal`).' },
    REDUCED: {
      description: 'Reduced (`reduced`). That the hub then supplies less power is inferred from the name.',
    },
    OVERHEAT: { description: 'The hub is too hot (`overheat`).' },
    UNKNOWN,
  },
});

@ObjectType({
  description:
    'The state of a hub (“States (simple)” of the vendor’s guide). A field is null if the hub did not send it: Operated sends only relevant values. OPC4 from firmware 1.0 sends all but `otp`, OPH4 from firmware 1.0 only `connected` and `otp`. For OPC3 nothing is documented.',
  simpleResolvers: true,
})
export class HubState {
  @Field(() => [Boolean], {
    nullable: true,
    description:
      'Whether a device is connected, for each upstream port, port 1 first (`connected`). Sent by OPC4 and OPH4 from firmware 1.0.',
  })
  connected?: readonly boolean[] | null;

  @Field(() => Port, {
    nullable: true,
    description:
      'The port that has video and USB (`active`); null if no port is active. Sent by OPC4 from firmware 1.0.',
  })
  activePort?: Port | null;

  @Field(() => UcMode, {
    nullable: true,
    description:
      'The mode of the room (`mtrmode`); null if UC mode is not configured. Sent by OPC4 from firmware 1.0.',
  })
  ucMode?: UcMode | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The upstream port of the UC system, in UC mode and if configured (`mtrport`). Sent by OPC4 from firmware 1.0.',
  })
  ucPort?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The downstream port that is used for the UC system, in UC mode and if configured (`mtrdisable`). 0 is sent too and not documented; read like the setting `ucDisableUsb`, it means all USB-A ports. Sent by OPC4 from firmware 1.0.',
  })
  ucDisabledPort?: number | null;

  @Field(() => UcExtension, {
    nullable: true,
    description:
      'How a UC system on the Ochno Node is connected (`mtrextension`). Sent by OPC4 from firmware 1.0.',
  })
  ucExtension?: UcExtension | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The mode that is synced with a downstream hub: true is UC, false is BYOD (`mtrsync`). Which of the hubs sets the mode is not documented. Null if it is not synced. Sent by OPC4 from firmware 1.0.',
  })
  ucSynced?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the conference system is in a meeting, if its UC mode is synced with the cloud (`externalmtr`). Sent by OPC4 from firmware 1.0.',
  })
  inMeeting?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether admin mode is enabled (`adminmode`). Sent by OPC4 from firmware 1.0.',
  })
  adminMode?: boolean | null;

  @Field(() => OverTemperature, {
    nullable: true,
    description: 'The state of the over-temperature protection (`otp`). Sent by OPH4 from firmware 1.0.',
  })
  overTemperature?: OverTemperature | null;

  @Field(() => GraphQLJSONObject, { description: 'The state as Operated sent it.' })
  raw!: object;
}
