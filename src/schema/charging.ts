import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ChargingMode {
  FIVE_VOLT = 'FIVE_VOLT',
  SPR = 'SPR',
  PPS = 'PPS',
  EPR = 'EPR',
  LQC = 'LQC',
  UNKNOWN = 'UNKNOWN',
}
registerEnumType(ChargingMode, {
  name: 'ChargingMode',
  description: 'The charging mode that a hub and a device negotiated.',
  valuesConfig: {
    FIVE_VOLT: { description: 'Plain 5 V (`5V`).' },
    SPR: { description: 'USB Power Delivery, standard power range (`SPR`).' },
    PPS: { description: 'USB Power Delivery, programmable power supply (`PPS`).' },
    EPR: { description: 'USB Power Delivery, extended power range (`EPR`).' },
    LQC: { description: '`LQC`; the vendor does not document what it stands for.' },
    UNKNOWN: { description: "A mode that this gateway does not know; the port's `raw` has the value." },
  },
});

@ObjectType({ description: 'How a device on a port is charged.', simpleResolvers: true })
export class Charging {
  @Field(() => ChargingMode, { nullable: true, description: 'The current charging mode (`mode`).' })
  mode?: ChargingMode | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The voltage that the device requested, mV (`requestedvoltage`).',
  })
  requestedVoltage?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The maximum current that the device requested, mA (`requestedcurrent`).',
  })
  requestedCurrent?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The power that the hub allocated to the port, W (`allocatedpower`).',
  })
  allocatedPower?: number | null;
}
