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
  description: 'What a hub and a device agreed on.',
  valuesConfig: {
    FIVE_VOLT: { description: 'Plain 5 V (`5V`).' },
    SPR: { description: 'USB Power Delivery, standard power range (`SPR`).' },
    PPS: { description: 'USB Power Delivery, programmable power supply (`PPS`).' },
    EPR: { description: 'USB Power Delivery, extended power range (`EPR`).' },
    LQC: { description: '`LQC`; the vendor does not say what it stands for.' },
    UNKNOWN: { description: "A mode newer than this gateway; the port's `raw` has it." },
  },
});

@ObjectType({ description: 'How a device on a port is charged.', simpleResolvers: true })
export class Charging {
  @Field(() => ChargingMode, { nullable: true, description: 'The mode in force (`mode`).' })
  mode?: ChargingMode | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The voltage that the device asked for, mV (`requestedvoltage`).',
  })
  requestedVoltage?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The highest current that the device asked for, mA (`requestedcurrent`).',
  })
  requestedCurrent?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The power that the hub set aside for the port, W (`allocatedpower`).',
  })
  allocatedPower?: number | null;
}
