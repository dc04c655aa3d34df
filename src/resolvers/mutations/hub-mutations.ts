import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { badUserInput } from '../../schema/gateway-error.js';
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
import type { RequestContext } from '../request-context.js';
import { type ActivePortResult, setActivePort } from './set-active-port.js';

/** The violations of settings are answered as user errors, so type-graphql must not throw for them. */
const UNVALIDATED = { validate: false } as const;

@Resolver()
export class HubMutations {
  @Mutation(() => SetActivePortPayload, {
    description: 'Makes a port of a hub the active one, or none. Needs the scope `hubs:write`.',
  })
  async setActivePort(
    @Arg('input', () => SetActivePortInput, { description: 'Which port of which hub.' })
    input: SetActivePortInput,
    @Ctx() context: RequestContext,
  ): Promise<ActivePortResult> {
    await context.writes.checkScope();
    return leavingNothingStale(context, () => setActivePort(context, input));
  }

  @Mutation(() => UpdateHubConfigPayload, {
    description: 'Changes settings of a hub. Needs the scope `hubs:write`.',
  })
  async updateHubConfig(
    @Arg('input', () => UpdateHubConfigInput, { ...UNVALIDATED, description: 'Which settings of which hub.' })
    { hubId, config, dryRun }: UpdateHubConfigInput,
    @Ctx() context: RequestContext,
  ): Promise<ConfigResult> {
    await context.writes.checkScope();
    const userErrors = violationsOfInput(config);
    if (userErrors.length > 0) return { hub: null, changes: [], userErrors };
    return leavingNothingStale(context, () => changeConfig(context, hubId, config, dryRun));
  }

  @Mutation(() => UpdateHubConfigsPayload, {
    description:
      'Makes the same change on many hubs: each is checked against its own product and firmware, and answers for itself. Needs the scope `hubs:write`.',
  })
  async updateHubConfigs(
    @Arg('input', () => UpdateHubConfigsInput, {
      ...UNVALIDATED,
      description: 'Which settings of which hubs.',
    })
    { hubIds, config, dryRun }: UpdateHubConfigsInput,
    @Ctx() context: RequestContext,
  ): Promise<{ readonly results: readonly object[] }> {
    if (hubIds.length > BULK_LIMIT) throw badUserInput('input.hubIds', `must be ${BULK_LIMIT} hubs at most`);
    await context.writes.checkScope();
    const userErrors = violationsOfInput(config);
    if (userErrors.length > 0) {
      return { results: hubIds.map((hubId) => ({ hubId, hub: null, changes: [], userErrors })) };
    }
    const results = await leavingNothingStale(context, () => changeConfigs(context, hubIds, config, dryRun));
    return { results: hubIds.map((hubId) => ({ hubId, ...results.get(hubId) })) };
  }
}

/** A change of one hub may change others of its daisy chain, so whatever is asked after it is read anew. */
async function leavingNothingStale<Result>(
  { loaders, writes }: RequestContext,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = writes.sent;
  try {
    return await change();
  } finally {
    if (writes.sent > before) loaders.forget();
  }
}
