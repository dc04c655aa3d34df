import { registerEnumType } from 'type-graphql';

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
