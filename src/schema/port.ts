import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Charging } from './charging.js';
import { Hub } from './hub.js';
import { PowerReading } from './power.js';
import { UsbIdentity } from './usb-identity.js';
import { AltMode, DisplayPort, OchnoUnit } from './port-capabilities.js';

const UNKNOWN = { description: 'A value newer than this gateway; `raw` has it.' };

export enum PortType {
  USB_C = 'USB_C',
  USB_A = 'USB_A',
  USB = 'USB',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(PortType, {
  name: 'PortType',
  description: 'The connector of a port.',
  valuesConfig: {
    USB_C: { description: 'USB-C (`usb-c`).' },
    USB_A: { description: 'USB-A (`usb-a`).' },
    USB: { description: 'USB without a word on the connector (`usb`).' },
    UNKNOWN,
  },
});

export enum PortDirection {
  UPSTREAM = 'UPSTREAM',
  DOWNSTREAM = 'DOWNSTREAM',
  INTERNAL = 'INTERNAL',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(PortDirection, {
  name: 'PortDirection',
  description: 'Which way data flows through a port.',
  valuesConfig: {
    UPSTREAM: { description: "Towards a user's computer (`upstream`)." },
    DOWNSTREAM: { description: 'Towards peripherals or another hub (`downstream`).' },
    INTERNAL: { description: 'Within the hub, for example to an IoT device (`internal`).' },
    UNKNOWN,
  },
});

@ObjectType({
  description:
    'One USB port of a hub (States, connections). Operated sends only what the product and its firmware know, so a field is null where it sent nothing.',
  simpleResolvers: true,
})
export class Port {
  @Field(() => ID, { description: "The hub's id and the port's name, for example `65f0c0ffee:usb1`." })
  id!: string;

  @Field(() => String, { description: 'The name that Operated keys the port by, for example `usb1`.' })
  name!: string;

  @Field(() => Int, { description: 'The number of the port; the first is 1.' })
  number!: number;

  @Field(() => Hub, { description: 'The hub that the port belongs to.' })
  hub!: Hub;

  @Field(() => Boolean, {
    description:
      "Whether this is the hub's active port, the one that has its video and USB (`state.active`).",
  })
  active!: boolean;

  @Field(() => PortType, { nullable: true, description: 'The connector (`type`). Sent by OPC4 and OPH4.' })
  type?: PortType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a device is plugged in (`connected`). Sent by OPC4 and OPH4.',
  })
  connected?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the port is on; false: it gives not even power (`enabled`). Sent by OPC4.',
  })
  enabled?: boolean | null;

  @Field(() => PortDirection, { nullable: true, description: 'Which way data flows (`direction`).' })
  direction?: PortDirection | null;

  @Field(() => UsbIdentity, {
    nullable: true,
    description: 'What is plugged in (`device`). Sent by OPC4.',
  })
  device?: UsbIdentity | null;

  @Field(() => UsbIdentity, {
    nullable: true,
    description: 'The cable that it is plugged in by (`cable`). Sent by OPC4 from firmware 1.1.',
  })
  cable?: UsbIdentity | null;

  @Field(() => Charging, {
    nullable: true,
    description: 'How the device is charged (`charging`). Sent by OPH4.',
  })
  charging?: Charging | null;

  @Field(() => DisplayPort, {
    nullable: true,
    description: "The device's DisplayPort capabilities (`displayport`). Sent by OPC4 from firmware 1.1.",
  })
  displayPort?: DisplayPort | null;

  @Field(() => AltMode, {
    nullable: true,
    description: "The device's alternate mode (`altmode`). Sent by OPC4 from firmware 1.1.",
  })
  altMode?: AltMode | null;

  @Field(() => OchnoUnit, {
    nullable: true,
    description: 'The other Ochno unit on this port, as in a daisy chain (`ochno`). Sent by OPC4.',
  })
  ochnoUnit?: OchnoUnit | null;

  @Field(() => PowerReading, {
    nullable: true,
    description: 'What the port gives, where Operated reports power by port (`power`).',
  })
  power?: PowerReading | null;

  @Field(() => GraphQLJSONObject, {
    description: 'The connection as Operated sent it; `{}` where it sent none.',
  })
  raw!: object;
}
