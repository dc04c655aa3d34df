import { Field, ObjectType } from 'type-graphql';
import { ListSize } from './cost-directives.js';
import { DateTime } from './date-time.js';
import { Hub } from './hub.js';
import { HubAspect } from './hub-aspect.js';
import { Port } from './port.js';

@ObjectType({ description: 'A field of a hub that changed.', simpleResolvers: true })
export class HubFieldChange {
  @Field(() => String, {
    description:
      'The path of the field in `Hub`: such as `online`, `state.inMeeting`, `config.defaultPort`, `ports.usb1.connected` or `power.wattage`. A port is named by its `name`.',
  })
  path!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The previous value, as JSON of the field; of `state.activePort` the number, of `spaces` the ids. Null where there was none.',
  })
  before?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new value, in the same form. Null where there is none.',
  })
  after?: string | null;
}

@ObjectType({ description: 'A hub that changed.', simpleResolvers: true })
export class HubChange {
  @Field(() => Hub, { description: 'The hub as it is now.' })
  hub!: Hub;

  @Field(() => [HubAspect], {
    description:
      'The parts that changed since the last `HubChange` of this hub. Empty for the current state that `includeCurrent` requests.',
  })
  changed!: HubAspect[];

  @ListSize(10)
  @Field(() => [HubFieldChange], {
    description:
      'The fields that changed since the last `HubChange` of this hub, in the aspects of `changed`. Energy, which always grows, and what only `raw` shows are left out. Empty for the current state, and for a hub that the subscriber sees for the first time. Computed only where it is selected.',
  })
  changes!: readonly HubFieldChange[];

  @Field(() => DateTime, { description: 'When the gateway detected the change.' })
  observedAt!: Date;
}

/** The fields of a change that resolvers compute. */
export type HubChangeResolved = 'changes';

@ObjectType({ description: 'A port that changed.', simpleResolvers: true })
export class PortChange {
  @Field(() => Port, { description: 'The port as it is now.' })
  port!: Port;

  @Field(() => DateTime, { description: 'When the gateway detected the change.' })
  observedAt!: Date;
}
