import { type FieldReadFunction, type Reference, type StoreObject, type TypePolicy } from '@apollo/client';

/**
 * `Space.inUse` and `Space.online` from the hubs of the space that are in the cache. The gateway computes both when a
 * space is read; a live event brings a hub and not its spaces, and with these policies every room follows.
 */
export const spaceFields: TypePolicy['fields'] = {
  inUse: { read: fromHubs(isHubInUse) },
  online: { read: fromHubs(({ readField }, hub) => readField<boolean>('online', hub) ?? null) },
};

type Options = Parameters<FieldReadFunction>[1];

/** True if it holds for a hub; false if it holds for none; what the gateway answered if no hub reports it. */
function fromHubs(
  valueOf: (options: Options, hub: Reference) => boolean | null,
): FieldReadFunction<boolean | null> {
  return (answered, options) => {
    // Under the key of the list without conditions, whatever its other arguments are.
    const hubs = options.readField<HubList>({ fieldName: 'hubs', args: {} });
    // Without all hubs of the space the gateway knows better.
    if (!hubs?.nodes || hubs.nodes.length < (hubs.totalCount ?? Infinity)) return answered;
    const values = hubs.nodes.map((hub) => valueOf(options, hub));
    if (values.includes(true)) return true;
    return values.includes(false) ? false : answered;
  };
}

interface HubList {
  readonly nodes?: readonly Reference[];
  readonly totalCount?: number;
}

/** As the gateway decides it: whether a device is connected to an upstream port. */
function isHubInUse({ readField }: Options, hub: Reference): boolean | null {
  const state = readField<StoreObject | null>('state', hub);
  const connected = (state && readField<readonly boolean[] | null>('connected', state)) ?? [];
  return connected.length === 0 ? null : connected.includes(true);
}
