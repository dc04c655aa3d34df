import { useSearchParams } from 'react-router';
import { ROOM_STATES } from '../../components/room-state/room-states';
import { ROOM_ORDERS, type RoomChoice } from './choose-rooms';

const GROUPS = ['all', 'too-hot', ...(Object.keys(ROOM_STATES) as (keyof typeof ROOM_STATES)[])] as const;

/**
 * The choice of rooms is part of the address: a reload, a bookmark of a wall screen and a sign-in keep it. A value that
 * is not known counts as not given.
 */
export function useRoomChoice(): [RoomChoice, (changes: Partial<RoomChoice>) => void] {
  const [params, setParams] = useSearchParams();
  const choice: RoomChoice = {
    group: oneOf(GROUPS, params.get('show')) ?? 'all',
    search: params.get('search') ?? '',
    order: oneOf(ROOM_ORDERS, params.get('sort')) ?? 'name',
  };
  const change = (changes: Partial<RoomChoice>) => {
    const { group, search, order } = { ...choice, ...changes };
    setParams(
      {
        ...(group !== 'all' && { show: group }),
        ...(search !== '' && { search }),
        ...(order !== 'name' && { sort: order }),
      },
      // Each letter of a search would be an entry of the history otherwise.
      { replace: true, preventScrollReset: true },
    );
  };
  return [choice, change];
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
