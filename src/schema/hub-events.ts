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
  description: 'What of a hub can change.',
  valuesConfig: {
    PRESENCE: { description: 'Whether it is connected to Operated: `online`.' },
    INFO: { description: 'What it is and where it stands: names, ids, firmware, address, spaces.' },
    STATE: { description: 'Its `state`.' },
    CONFIG: { description: 'Its `config`.' },
    PORTS: { description: 'One or more of its `ports`, which port is active included.' },
    POWER: {
      description:
        'What it or a port draws: voltage, current or wattage. Energy that goes on counting is no change of its own; `powerReading` tells it.',
    },
  },
});

@ObjectType({ description: 'A hub that changed.', simpleResolvers: true })
export class HubChange {
  @Field(() => Hub, { description: 'The hub as it is now.' })
  hub!: Hub;

  @Field(() => [HubAspect], {
    description:
      'What changed since the last `HubChange` of this hub. Empty for the present state that `includeCurrent` asks for.',
  })
  changed!: HubAspect[];

  @Field(() => GraphQLDateTime, { description: 'When the gateway noticed.' })
  observedAt!: Date;
}

@ObjectType({ description: 'A port that changed.', simpleResolvers: true })
export class PortChange {
  @Field(() => Port, { description: 'The port as it is now.' })
  port!: Port;

  @Field(() => GraphQLDateTime, { description: 'When the gateway noticed.' })
  observedAt!: Date;
}
