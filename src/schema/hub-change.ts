import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ConfigInput } from './config-input.js';
import { ConfigSetting } from './config-setting.js';
import { Hub } from './hub.js';
import { UserError } from './user-error.js';

/** How many hubs one request may change. */
export const BULK_LIMIT = 1_000;

const HUB = "The hub as Operated shows it after the change; null where it can't be shown.";
const CHANGES =
  'What was changed, or with `dryRun` would be: only what differs from the configuration that the hub had. Empty where nothing differs, and then nothing was sent.';
const DRY_RUN = 'Does everything but send the change.';
const ERRORS =
  'Everything that is wrong at once; empty where the change was made, or there was nothing to change.';

@InputType({ description: 'Which port of which hub is to be active.' })
export class SetActivePortInput {
  @Field(() => ID, { description: "Operated's id of the hub." })
  hubId!: string;

  @Field(() => Int, {
    description: "The number of the port, up to the product's ports; 0: no port is to be active.",
  })
  portNumber!: number;
}

@InputType({ description: 'Which settings of which hub to change.' })
export class UpdateHubConfigInput {
  @Field(() => ID, { description: "Operated's id of the hub." })
  hubId!: string;

  @Field(() => ConfigInput, { description: 'The settings to change; what is left out stays as it is.' })
  config!: ConfigInput;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType({ description: 'Which settings to change on many hubs alike.' })
export class UpdateHubConfigsInput {
  @Field(() => [ID], { description: `Operated's ids of the hubs, ${BULK_LIMIT} at most.` })
  hubIds!: string[];

  @Field(() => ConfigInput, { description: 'The settings to change; what is left out stays as it is.' })
  config!: ConfigInput;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@ObjectType({ description: 'One setting that was changed.', simpleResolvers: true })
export class ConfigChange {
  @Field(() => ConfigSetting, { description: 'The setting.' })
  setting!: ConfigSetting;

  @Field(() => String, {
    nullable: true,
    description:
      'The value before, as JSON of the field of Config; null where the hub sent none that can be read.',
  })
  before?: string | null;

  @Field(() => String, { nullable: true, description: 'The value after, as JSON of the field of Config.' })
  after?: string | null;
}

@ObjectType({ description: 'What came of changing the active port.', simpleResolvers: true })
export class SetActivePortPayload {
  @Field(() => Hub, { nullable: true, description: HUB })
  hub?: Hub | null;

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: 'What came of changing settings.', simpleResolvers: true })
export class UpdateHubConfigPayload {
  @Field(() => Hub, { nullable: true, description: HUB })
  hub?: Hub | null;

  @Field(() => [ConfigChange], { description: CHANGES })
  changes!: readonly ConfigChange[];

  @Field(() => [UserError], { description: ERRORS })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: 'What came of changing the settings of one of many hubs.', simpleResolvers: true })
export class UpdateHubConfigResult extends UpdateHubConfigPayload {
  @Field(() => ID, { description: 'The id as the input has it.' })
  hubId!: string;
}

@ObjectType({ description: 'What came of changing the settings of many hubs.', simpleResolvers: true })
export class UpdateHubConfigsPayload {
  @Field(() => [UpdateHubConfigResult], { description: 'One result a hub, in the order of the input.' })
  results!: readonly UpdateHubConfigResult[];
}
