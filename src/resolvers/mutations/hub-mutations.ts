import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  BULK_LIMIT,
  SetActivePortInput,
  SetActivePortPayload,
  UpdateHubConfigInput,
  UpdateHubConfigPayload,
  UpdateHubConfigsInput,
  UpdateHubConfigsPayload,
} from '../../schema/hub-change.js';
import { changeConfig, type ConfigResult } from './change-config.js';
import { changeConfigs } from './change-configs.js';
import { violationsOfInput } from './config-violations.js';
import { type DescribedHubs, type NamedHubs, selectHubsToChange, targetOf } from './hubs-to-change.js';
import type { RequestContext } from '../request-context.js';
import type { UserError } from '../../schema/user-error.js';
import { type ActivePortResult, setActivePort } from './set-active-port.js';
import { Cost, SlicedBy, UPSTREAM_CALL } from '../../schema/cost-directives.js';

/** Violations of settings become user errors, so type-graphql must not throw for them. */
const UNVALIDATED = { validate: false } as const;

/** A read, the change, and a read after it. */
const CHANGE_OF_A_HUB = 3 * UPSTREAM_CALL;

@Resolver()
export class HubMutations {
  @Cost(CHANGE_OF_A_HUB)
  @Mutation(() => SetActivePortPayload, {
    description: 'Activates a port of a hub, or deactivates the active one. Needs the scope `hubs:write`.',
  })
  async setActivePort(
    @Arg('input', () => SetActivePortInput, { description: 'The hub and the port.' })
    input: SetActivePortInput,
    @Ctx() context: RequestContext,
  ): Promise<ActivePortResult> {
    await context.writes.checkScope();
    return rereadAfterChange(context, () => setActivePort(context, input));
  }

  @Cost(CHANGE_OF_A_HUB)
  @Mutation(() => UpdateHubConfigPayload, {
    description: 'Changes settings of a hub. Needs the scope `hubs:write`.',
  })
  async updateHubConfig(
    @Arg('input', () => UpdateHubConfigInput, { ...UNVALIDATED, description: 'The hub and the settings.' })
    { hubId, config, dryRun }: UpdateHubConfigInput,
    @Ctx() context: RequestContext,
  ): Promise<ConfigResult> {
    await context.writes.checkScope();
    const userErrors = violationsOfInput(config);
    if (userErrors.length > 0) return { hub: null, changes: [], userErrors };
    return rereadAfterChange(context, () => changeConfig(context, hubId, config, dryRun));
  }

  @Cost(CHANGE_OF_A_HUB)
  @SlicedBy(['input.hubIds', 'input.expectedCount'], ['results'], BULK_LIMIT)
  @Mutation(() => UpdateHubConfigsPayload, {
    description:
      'Makes the same change on many hubs, which the input names or describes by a filter: each is validated against its own product and firmware and has a result of its own. Needs the scope `hubs:write`.',
  })
  async updateHubConfigs(
    @Arg('input', () => UpdateHubConfigsInput, {
      ...UNVALIDATED,
      description: 'The hubs and the settings.',
    })
    input: UpdateHubConfigsInput,
    @Ctx() context: RequestContext,
  ): Promise<ManyResults> {
    const { config, dryRun } = input;
    const target = targetOf(input);
    await context.writes.checkScope();
    const violations = violationsOfInput(config);
    if (violations.length > 0) return rejectedInput(target, violations);
    return rereadAfterChange(context, async () => {
      const { hubIds, userErrors } =
        'hubIds' in target ? { ...target, userErrors: [] } : await selectHubsToChange(context, target);
      const results = await changeConfigs(context, hubIds, config, dryRun);
      return { results: hubIds.map((hubId) => ({ hubId, ...results.get(hubId) })), userErrors };
    });
  }
}

interface ManyResults {
  readonly results: readonly object[];
  /** What concerns no single hub. */
  readonly userErrors: readonly UserError[];
}

/** The violations of an input concern each hub that it names, or the change as a whole where it names none. */
function rejectedInput(target: NamedHubs | DescribedHubs, violations: readonly UserError[]): ManyResults {
  if (!('hubIds' in target)) return { results: [], userErrors: violations };
  const results = target.hubIds.map((hubId) => ({ hubId, hub: null, changes: [], userErrors: violations }));
  return { results, userErrors: [] };
}

/**
 * Makes a change past the cache. A change of one hub may change others of its daisy chain, so later fields of the request
 * read all hubs again, and no cache serves an earlier state once the change is answered.
 */
async function rereadAfterChange<Result>(
  { loaders, writes }: RequestContext,
  change: () => Promise<Result>,
): Promise<Result> {
  loaders.bypassCache();
  const before = writes.sent;
  try {
    return await change();
  } finally {
    if (writes.sent > before) loaders.forget();
    await writes.published();
  }
}
