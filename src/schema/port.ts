import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ID } from './id.js';
import { Charging } from './charging.js';
import { Hub } from './hub.js';
import { PowerReading } from './power.js';
import { UsbIdentity } from './usb-identity.js';
import { AltMode, DisplayPort, OchnoUnit } from './port-capabilities.js';

const UNKNOWN = { description: 'A value that this gateway does not know; `raw` has it.' };

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
    USB: { description: 'USB with a connector that is not specified (`usb`).' },
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
  description: 'The direction of data through a port.',
  valuesConfig: {
    UPSTREAM: { description: "To a user's computer (`upstream`)." },
    DOWNSTREAM: { description: 'To peripherals or another hub (`downstream`).' },
    INTERNAL: { description: 'Within the hub, for example to an IoT device (`internal`).' },
    UNKNOWN,
  },
});

@ObjectType({
  description:
    'A USB port of a hub (“States (connections / con)” of the vendor’s guide). Operated sends only what the product and its firmware support; a field is null if it was not sent.',
  simpleResolvers: true,
})
export class Port {
  @Field(() => ID, { description: "The hub's id and the port's name, for example `65f0c0ffee:usb1`." })
  id!: string;

  @Field(() => String, { description: 'The key of the port in Operated’s data, for example `usb1`.' })
  name!: string;

  @Field(() => Int, { description: 'The number of the port; the first is 1.' })
  number!: number;

  @Field(() => Hub, { description: 'The hub that the port belongs to.' })
  hub!: Hub;

  @Field(() => Boolean, {
    description: "Whether this is the hub's active port, which has video and USB (`state.active`).",
  })
  active!: boolean;

  @Field(() => PortType, {
    nullable: true,
    description: 'The connector (`type`). Sent by OPC4 and OPH4 from firmware 1.0.',
  })
  type?: PortType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a device is connected (`connected`). Sent by OPC4 and OPH4 from firmware 1.0.',
  })
  connected?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the port is enabled; if false, it does not even supply power (`enabled`). Sent by OPC4 from firmware 1.0.',
  })
  enabled?: boolean | null;

  @Field(() => PortDirection, {
    nullable: true,
    description: 'The direction of data (`direction`). Which products send it is not documented.',
  })
  direction?: PortDirection | null;

  @Field(() => UsbIdentity, {
    nullable: true,
    description: 'The connected device (`device`). Sent by OPC4 from firmware 1.0.',
  })
  device?: UsbIdentity | null;

  @Field(() => UsbIdentity, {
    nullable: true,
    description: 'The cable of the connected device (`cable`). Sent by OPC4 from firmware 1.1.',
  })
  cable?: UsbIdentity | null;

  @Field(() => Charging, {
    nullable: true,
    description: 'The charging of the connected device (`charging`). Sent by OPH4 from firmware 1.0.',
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
    description:
      'The Ochno unit that is connected to this port, as in a daisy chain (`ochno`). Sent by OPC4 from firmware 1.0.',
  })
  ochnoUnit?: OchnoUnit | null;

  @Field(() => PowerReading, {
    nullable: true,
    description: 'The power of the port, if Operated reports power for ports (`power`).',
  })
  power?: PowerReading | null;

  @Field(() => GraphQLJSONObject, {
    description: 'The connection as Operated sent it; `{}` if it sent none.',
  })
  raw!: object;
}
