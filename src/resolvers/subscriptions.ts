import type { GraphQLResolveInfo } from 'graphql';
import { Arg, FieldResolver, Info, Int, Resolver, Root, Subscription } from 'type-graphql';
import { ID } from '../schema/id.js';
import { hubEvents } from '../live/hub-events.js';
import type { Interest } from '../live/interest.js';
import { powerTotals } from '../live/power-totals.js';
import { badUserInput } from '../schema/gateway-error.js';
import { HubFilter } from '../schema/hub-list-args.js';
import { HubAspect } from '../schema/hub-aspect.js';
import { HubChange, type HubChangeResolved, type HubFieldChange, PortChange } from '../schema/hub-events.js';
import { PowerReading, PowerSummary } from '../schema/power.js';
import { type HubEvent, type PortEvent, selectHubs, selectPorts, selectPower } from './event-selections.js';
import { fieldChanges } from './field-changes.js';
import { powerScope } from './power-scope.js';
import type { RequestContext } from './request-context.js';
import { validated } from './validated-input.js';
import { Cost, UPSTREAM_CALL } from '../schema/cost-directives.js';

const CURRENT =
  'Whether the current state comes first. No change is lost between it and the first event after it.';

/** Each id is polled for, so their number is limited. */
const MOST_IDS = 1_000;

/** The parameters of `subscribe`: the arguments as graphql-js coerced them. */
interface SubscribeParams<Args> {
  readonly args: Args;
  readonly context: RequestContext;
}

interface HubChangedArgs {
  readonly hubIds?: readonly string[] | null;
  readonly filter?: HubFilter | null;
  readonly aspects?: readonly HubAspect[] | null;
  readonly includeCurrent: boolean;
}

interface PortChangedArgs {
  readonly hubId: string;
  readonly portNumber?: number | null;
  readonly includeCurrent: boolean;
}

interface PowerSummaryChangedArgs {
  readonly accountId?: string | null;
  readonly spaceId?: string | null;
}

@Resolver(() => HubChange)
export class HubChangeResolver implements Readonly<Record<HubChangeResolved, unknown>> {
  @FieldResolver()
  changes(@Root() event: HubEvent, @Info() { schema }: GraphQLResolveInfo): readonly HubFieldChange[] {
    return fieldChanges(schema, event);
  }
}

/** Subscriptions. The caller's own authorization decides which hubs each of them sends. */
@Resolver()
export class LiveResolver {
  @Cost(UPSTREAM_CALL)
  @Subscription(() => HubChange, {
    description:
      'Sends each hub that changes: its newest state, and what changed since the last event about it. Hubs that the caller cannot see are skipped.',
    subscribe: async ({ args, context }: SubscribeParams<HubChangedArgs>) => {
      const { hubIds, filter, aspects, includeCurrent } = args;
      const interest = interestOf(hubIds, filter?.ids);
      const conditions = validated(Object.assign(new HubFilter(), filter));
      const { signal } = context;
      return context.live.subscribe(context, async (loaders = context.loaders) => {
        const select = await selectHubs({ loaders, signal }, conditions, aspects ?? null);
        return { interest, createProducer: hubEvents({ includeCurrent, select }) };
      });
    },
  })
  hubChanged(
    @Root() event: HubEvent,
    @Arg('hubIds', () => [ID], {
      nullable: true,
      description: `Only hubs with these ids, ${MOST_IDS} at most.`,
    })
    _hubIds: string[] | null,
    @Arg('filter', () => HubFilter, {
      nullable: true,
      // `subscribe` validates it, once for all events.
      validate: false,
      description: 'Only hubs that match this before or after the change.',
    })
    _filter: HubFilter | null,
    @Arg('aspects', () => [HubAspect], {
      nullable: true,
      description:
        'Only changes in these aspects, at least one; `changed` then names no other. A hub that begins or stops matching `filter` is sent whatever changed, with all that changed.',
    })
    _aspects: HubAspect[] | null,
    @Arg('includeCurrent', () => Boolean, { defaultValue: false, description: CURRENT })
    _includeCurrent: boolean,
  ): HubEvent {
    return event;
  }

  @Cost(UPSTREAM_CALL)
  @Subscription(() => PortChange, {
    description:
      'Sends each port of a hub that changes, one event a port. A change of power alone is no change of the port. A hub that the caller cannot see is BAD_USER_INPUT.',
    subscribe: ({ args, context }: SubscribeParams<PortChangedArgs>) => {
      const { hubId, portNumber, includeCurrent } = args;
      return context.live.subscribe(context, () => ({
        interest: new Set([hubId]),
        requiredHubId: hubId,
        createProducer: hubEvents({ includeCurrent, select: selectPorts(portNumber ?? null) }),
      }));
    },
  })
  portChanged(
    @Root() event: PortEvent,
    @Arg('hubId', () => ID, { description: "Operated's id of the hub." }) _hubId: string,
    @Arg('portNumber', () => Int, { nullable: true, description: 'Only the port with this number.' })
    _portNumber: number | null,
    @Arg('includeCurrent', () => Boolean, { defaultValue: false, description: CURRENT })
    _includeCurrent: boolean,
  ): PortEvent {
    return event;
  }

  @Cost(UPSTREAM_CALL)
  @Subscription(() => PowerReading, {
    description:
      'Sends the power readings of a hub: the current one immediately, where there is one, then each that differs from the last. A hub that the caller cannot see is BAD_USER_INPUT.',
    subscribe: ({ args: { hubId }, context }: SubscribeParams<{ readonly hubId: string }>) =>
      context.live.subscribe(context, () => ({
        interest: new Set([hubId]),
        requiredHubId: hubId,
        createProducer: hubEvents({ includeCurrent: true, select: selectPower }),
      })),
  })
  powerReading(
    @Root() reading: PowerReading,
    @Arg('hubId', () => ID, { description: "Operated's id of the hub." }) _hubId: string,
  ): PowerReading {
    return reading;
  }

  @Cost(UPSTREAM_CALL)
  @Subscription(() => PowerSummary, {
    description:
      'Sends the power of the hubs of an account or a space, as `Account.power` and `Space.power` have it: the current totals immediately, then each that differ from the last, once a poll at most. A hub that cannot be read counts with its last reading. An account or a space that the caller cannot see is BAD_USER_INPUT.',
    subscribe: ({ args, context }: SubscribeParams<PowerSummaryChangedArgs>) =>
      context.live.subscribe(context, async (loaders = context.loaders) => {
        const scope = await powerScope(loaders, args.accountId ?? null, args.spaceId ?? null);
        return { interest: 'all', createProducer: powerTotals(scope) };
      }),
  })
  powerSummaryChanged(
    @Root() summary: PowerSummary,
    @Arg('accountId', () => ID, {
      nullable: true,
      description: "Operated's id of the account. Exactly one of `accountId` and `spaceId` is required.",
    })
    _accountId: string | null,
    @Arg('spaceId', () => ID, { nullable: true, description: "Operated's id of the space." })
    _spaceId: string | null,
  ): PowerSummary {
    return summary;
  }
}

/** The hubs that are in both lists of ids, where there are both. */
function interestOf(
  hubIds: readonly string[] | null | undefined,
  ofFilter: readonly string[] | null | undefined,
): Interest {
  if ((hubIds?.length ?? 0) > MOST_IDS) throw badUserInput('hubIds', `must be ${MOST_IDS} ids at most`);
  if ((ofFilter?.length ?? 0) > MOST_IDS) throw badUserInput('filter.ids', `must be ${MOST_IDS} ids at most`);
  if (!hubIds && !ofFilter) return 'all';
  if (!hubIds || !ofFilter) return new Set(hubIds ?? ofFilter);
  const wanted = new Set(ofFilter);
  return new Set(hubIds.filter((id) => wanted.has(id)));
}
