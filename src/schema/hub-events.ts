import { Field, ObjectType } from 'type-graphql';
import { DateTime } from './date-time.js';
import { Hub } from './hub.js';
import { HubAspect } from './hub-aspect.js';
import { Port } from './port.js';

@ObjectType({ description: 'A hub that changed.', simpleResolvers: true })
export class HubChange {
  @Field(() => Hub, { description: 'The hub as it is now.' })
  hub!: Hub;

  @Field(() => [HubAspect], {
    description:
      'The parts that changed since the last `HubChange` of this hub. Empty for the current state that `includeCurrent` requests.',
  })
  changed!: HubAspect[];

  @Field(() => DateTime, { description: 'When the gateway detected the change.' })
  observedAt!: Date;
}

@ObjectType({ description: 'A port that changed.', simpleResolvers: true })
export class PortChange {
  @Field(() => Port, { description: 'The port as it is now.' })
  port!: Port;

  @Field(() => DateTime, { description: 'When the gateway detected the change.' })
  observedAt!: Date;
}
