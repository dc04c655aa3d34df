import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { ROOM_STATES } from '../../components/room-state/room-states';
import { ROOM_ORDERS, type RoomChoice } from './choose-rooms';

const GROUPS = ['all', 'too-hot', ...(Object.keys(ROOM_STATES) as (keyof typeof ROOM_STATES)[])] as const;

/** Marks addresses that the page has written itself. */
const OWN = { isRoomChoice: true };

/**
 * The choice of rooms is part of the address: a reload, a bookmark of a wall screen and a sign-in keep it. A value that
 * is not known counts as not given. The page does not read back what it has written: the address follows a moment later,
 * and letters that are typed meanwhile would be lost.
 */
export function useRoomChoice(): [RoomChoice, (changes: Partial<RoomChoice>) => void] {
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  const [choice, setChoice] = useState(() => readChoice(params));
  const isForeign = !isOwn(location.state);
  useEffect(() => {
    if (isForeign) setChoice(readChoice(params));
  }, [isForeign, params]);

  const change = (changes: Partial<RoomChoice>) => {
    const next = { ...choice, ...changes };
    setChoice(next);
    const { group, search, order } = next;
    setParams(
      {
        ...(group !== 'all' && { show: group }),
        ...(search !== '' && { search }),
        ...(order !== 'name' && { sort: order }),
      },
      // Each letter of a search would be an entry of the history otherwise.
      { replace: true, preventScrollReset: true, state: OWN },
    );
  };
  return [choice, change];
}

function readChoice(params: URLSearchParams): RoomChoice {
  return {
    group: oneOf(GROUPS, params.get('show')) ?? 'all',
    search: params.get('search') ?? '',
    order: oneOf(ROOM_ORDERS, params.get('sort')) ?? 'name',
  };
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}

function isOwn(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isRoomChoice' in state;
}
