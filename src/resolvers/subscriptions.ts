import { Arg, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { HubRecord } from '../datasources/decode/hub.js';
import type { PortRecord } from '../datasources/decode/port.js';
import type { Step } from '../live/feed.js';
import { HubFilter } from '../schema/hub-list-args.js';
import { type HubAspect, HubChange, PortChange } from '../schema/hub-events.js';
import { PowerReading } from '../schema/power.js';
import { hubMatcher } from './hub-matcher.js';
import type { RequestContext } from './request-context.js';
import { Cost, UPSTREAM_CALL } from '../schema/cost-directives.js';

const CURRENT = 'Whether the present state comes first, with nothing lost between it and the first change.';

interface HubEvent {
  readonly hub: HubRecord;
  readonly changed: readonly HubAspect[];
  readonly observedAt: Date;
}

interface PortEvent {
  readonly port: PortRecord;
  readonly observedAt: Date;
}

/** What `subscribe` gets: the arguments as graphql-js coerced them. */
interface Asked<Args> {
  readonly args: Args;
  readonly context: RequestContext;
}

interface HubChangedArgs {
  readonly hubIds?: readonly string[] | null;
  readonly filter?: HubFilter | null;
  readonly includeCurrent: boolean;
}

interface PortChangedArgs {
  readonly hubId: string;
  readonly portNumber?: number | null;
  readonly includeCurrent: boolean;
}

/** Subscriptions: the caller's own token decides which hubs each of them tells of. */
@Resolver()
export class LiveResolver {
  @Cost(UPSTREAM_CALL)
  @Subscription(() => HubChange, {
    description:
      'Tells of hubs that change: of each the newest state, and what changed since the last message about it. Hubs that the caller can not see are passed over.',
    subscribe: async ({ args, context }: Asked<HubChangedArgs>) => {
      const { hubIds, filter, includeCurrent } = args;
      const matches = await hubMatcher(context.loaders, filter ?? {});
      return context.live.watch(context.principal, {
        wants: wantsOf(hubIds, filter?.ids),
        includeCurrent,
        select: ({ hub, before, delta, observedAt }: Step): readonly HubEvent[] => {
          const changed = delta?.aspects ?? [];
          if (delta !== null && changed.length === 0) return [];
          // Whoever watches what is online is also told when it is no more.
          const isWanted = matches(hub) || (before !== null && matches(before));
          return isWanted ? [{ hub, changed, observedAt }] : [];
        },
      });
    },
  })
  hubChanged(
    @Root() event: HubEvent,
    @Arg('hubIds', () => [ID], { nullable: true, description: 'Only hubs with these ids.' })
    _hubIds: string[] | null,
    @Arg('filter', () => HubFilter, {
      nullable: true,
      description: 'Only hubs that meet this before the change or after it.',
    })
    _filter: HubFilter | null,
    @Arg('includeCurrent', () => Boolean, { defaultValue: false, description: CURRENT })
    _includeCurrent: boolean,
  ): HubEvent {
    return event;
  }

  @Cost(UPSTREAM_CALL)
  @Subscription(() => PortChange, {
    description:
      'Tells of the ports of a hub that change, a message a port. What a port draws is no change of it. A hub that the caller can not see is BAD_USER_INPUT.',
    subscribe: ({ args, context }: Asked<PortChangedArgs>) => {
      const { hubId, portNumber, includeCurrent } = args;
      return context.live.watch(context.principal, {
        wants: new Set([hubId]),
        mustSee: hubId,
        includeCurrent,
        select: ({ hub, delta, observedAt }: Step): readonly PortEvent[] =>
          (delta?.ports ?? hub.ports)
            .filter(({ number }) => typeof portNumber !== 'number' || number === portNumber)
            .map((port) => ({ port, observedAt })),
      });
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
      'What a hub draws: its reading at once, where it has one, then each that differs from the last. A hub that the caller can not see is BAD_USER_INPUT.',
    subscribe: ({ args: { hubId }, context }: Asked<{ readonly hubId: string }>) =>
      context.live.watch(context.principal, {
        wants: new Set([hubId]),
        mustSee: hubId,
        includeCurrent: true,
        select: ({ hub, delta }: Step): readonly PowerReading[] =>
          hub.power !== null && (delta?.sampled ?? true) ? [hub.power] : [],
      }),
  })
  powerReading(
    @Root() reading: PowerReading,
    @Arg('hubId', () => ID, { description: "Operated's id of the hub." }) _hubId: string,
  ): PowerReading {
    return reading;
  }
}

/** Ids may be given twice: then those count that are in both. */
function wantsOf(
  hubIds: readonly string[] | null | undefined,
  ofFilter: readonly string[] | null | undefined,
): 'all' | ReadonlySet<string> {
  if (!hubIds && !ofFilter) return 'all';
  if (!hubIds || !ofFilter) return new Set(hubIds ?? ofFilter);
  return new Set(hubIds.filter((id) => ofFilter.includes(id)));
}
