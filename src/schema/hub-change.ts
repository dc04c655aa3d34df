import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { ID } from './id.js';
import { ConfigInput } from './config-input.js';
import { ConfigSetting } from './config-setting.js';
import { Hub } from './hub.js';
import { HubFilter } from './hub-list-args.js';
import { UserError } from './user-error.js';
import { Cost, ListSize, UPSTREAM_CALL } from './cost-directives.js';

/** The maximum number of hubs that one mutation changes. */
export const BULK_LIMIT = 1_000;

const HUB = 'The hub as Operated shows it after the change; null if it cannot be read.';
const CHANGES =
  'The settings that were changed, or with `dryRun` would be changed: only those that differ from the configuration of the hub. Empty if nothing differs; then nothing is sent to Operated.';
const DRY_RUN = 'Validates and compares as usual, but sends nothing to Operated.';
const ERRORS = 'All errors of the change; empty if it was made or nothing differed.';

@InputType({ description: 'The hub and the port to activate.' })
export class SetActivePortInput {
  @Field(() => ID, { description: "Operated's id of the hub." })
  hubId!: string;

  @Field(() => Int, {
    description:
      "The number of the port, at most the product's number of ports; 0 deactivates the active port.",
  })
  portNumber!: number;
}

@InputType({ description: 'The hub and the settings to change.' })
export class UpdateHubConfigInput {
  @Field(() => ID, { description: "Operated's id of the hub." })
  hubId!: string;

  @Field(() => ConfigInput, {
    description: 'The settings to change. A setting that is left out keeps its value.',
  })
  config!: ConfigInput;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType({ description: 'The hubs and the settings to change on each of them.' })
export class UpdateHubConfigsInput {
  @Field(() => [ID], {
    nullable: true,
    description: `Operated's ids of the hubs, at most ${BULK_LIMIT}. Exactly one of \`hubIds\` and \`filter\` is required.`,
  })
  hubIds?: string[] | null;

  @Field(() => HubFilter, {
    nullable: true,
    description: `The hubs that match this when the mutation is executed, at most ${BULK_LIMIT}: evaluated by Operated's present answers, past the cache. If a hub cannot be read to check a condition, nothing is changed.`,
  })
  filter?: HubFilter | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'With `filter`: how many hubs it has to select, such as the number of results of a dry run. If it selects another number, nothing is changed, and `userErrors` of the payload has UNEXPECTED_COUNT. Required, unless `dryRun` is true.',
  })
  expectedCount?: number | null;

  @Field(() => ConfigInput, {
    description: 'The settings to change. A setting that is left out keeps its value.',
  })
  config!: ConfigInput;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@ObjectType({ description: 'A setting that was changed.', simpleResolvers: true })
export class ConfigChange {
  @Field(() => ConfigSetting, { description: 'The setting.' })
  setting!: ConfigSetting;

  @Field(() => String, {
    nullable: true,
    description:
      'The previous value, as JSON of the field of Config; null if the hub sent none that the gateway can read.',
  })
  before?: string | null;

  @Field(() => String, { nullable: true, description: 'The new value, as JSON of the field of Config.' })
  after?: string | null;
}

@ObjectType({ description: 'The result of changing the active port.', simpleResolvers: true })
export class SetActivePortPayload {
  @Field(() => Hub, { nullable: true, description: HUB })
  hub?: Hub | null;

  @ListSize(5)
  @Field(() => [UserError], { description: ERRORS })
  userErrors!: readonly UserError[];
}

@ObjectType({ description: 'The result of changing the settings of a hub.', simpleResolvers: true })
export class UpdateHubConfigPayload {
  @Field(() => Hub, { nullable: true, description: HUB })
  hub?: Hub | null;

  @ListSize(10)
  @Field(() => [ConfigChange], { description: CHANGES })
  changes!: readonly ConfigChange[];

  @ListSize(5)
  @Field(() => [UserError], { description: ERRORS })
  userErrors!: readonly UserError[];
}

@Cost(3 * UPSTREAM_CALL)
@ObjectType({ description: 'The result for one hub of `updateHubConfigs`.', simpleResolvers: true })
export class UpdateHubConfigResult extends UpdateHubConfigPayload {
  @Field(() => ID, { description: 'The id of the hub as given in the input.' })
  hubId!: string;
}

@ObjectType({ description: 'The results of changing the settings of many hubs.', simpleResolvers: true })
export class UpdateHubConfigsPayload {
  @Field(() => [UpdateHubConfigResult], {
    description:
      'One result for each hub, in the order of the input, or by id for a filter. Empty if `userErrors` has errors.',
  })
  results!: readonly UpdateHubConfigResult[];

  @ListSize(5)
  @Field(() => [UserError], {
    description:
      'The errors that concern the change as a whole, because of which nothing was sent; errors of one hub are in its result.',
  })
  userErrors!: readonly UserError[];
}
