import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Hub } from './hub.js';
import { Port } from './port.js';

export enum HubAspect {
  PRESENCE = 'PRESENCE',
  INFO = 'INFO',
  STATE = 'STATE',
  CONFIG = 'CONFIG',
  PORTS = 'PORTS',
  POWER = 'POWER',
}
registerEnumType(HubAspect, {
  name: 'HubAspect',
  description: 'A part of a hub that can change.',
  valuesConfig: {
    PRESENCE: { description: '`online`: whether the hub is connected to Operated.' },
    INFO: { description: 'Its identity and place: names, ids, firmware, address, spaces.' },
    STATE: { description: 'Its `state`.' },
    CONFIG: { description: 'Its `config`.' },
    PORTS: { description: 'One or more of its `ports`, including which port is active.' },
    POWER: {
      description:
        'The voltage, current or wattage of the hub or of a port. A change of energy alone does not count; subscribe to `powerReading` for it.',
    },
  },
});

@ObjectType({ description: 'A hub that changed.', simpleResolvers: true })
export class HubChange {
  @Field(() => Hub, { description: 'The hub as it is now.' })
  hub!: Hub;

  @Field(() => [HubAspect], {
    description:
      'The parts that changed since the last `HubChange` of this hub. Empty for the current state that `includeCurrent` requests.',
  })
  changed!: HubAspect[];

  @Field(() => GraphQLDateTime, { description: 'When the gateway detected the change.' })
  observedAt!: Date;
}

@ObjectType({ description: 'A port that changed.', simpleResolvers: true })
export class PortChange {
  @Field(() => Port, { description: 'The port as it is now.' })
  port!: Port;

  @Field(() => GraphQLDateTime, { description: 'When the gateway detected the change.' })
  observedAt!: Date;
}
