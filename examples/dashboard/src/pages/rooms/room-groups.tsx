import { Text, UnstyledButton } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { type RoomFacts } from '../../components/room-state/room-facts';
import { ROOM_STATES, type StateView, TOO_HOT } from '../../components/room-state/room-states';
import { countRooms, type RoomGroup } from './choose-rooms';
import classes from './room-groups.module.css';

const GROUPS: readonly { readonly group: RoomGroup; readonly view: StateView }[] = [
  { group: 'all', view: { label: 'All', Icon: IconLayoutGrid, color: 'gray' } },
  { group: 'free', view: ROOM_STATES.free },
  { group: 'in-use', view: ROOM_STATES['in-use'] },
  { group: 'meeting', view: ROOM_STATES.meeting },
  { group: 'offline', view: ROOM_STATES.offline },
  { group: 'unknown', view: ROOM_STATES.unknown },
  { group: 'too-hot', view: TOO_HOT },
];

interface RoomGroupsProps {
  readonly rooms: readonly RoomFacts[];
  readonly chosen: RoomGroup;
  readonly onChoose: (group: RoomGroup) => void;
}

/** How many rooms are in each state; a click shows these only, a second one all again. */
export function RoomGroups({ rooms, chosen, onChoose }: RoomGroupsProps) {
  const groups = GROUPS.map((entry) => ({ ...entry, count: countRooms(rooms, entry.group) }));
  return (
    <div role="group" aria-label="Show rooms by state" className={classes.groups}>
      {groups
        // "Unknown" is rare: it takes no place where there is none.
        .filter(({ group, count }) => group !== 'unknown' || count > 0 || chosen === group)
        .map(({ group, view: { label, Icon, color }, count }) => (
          <UnstyledButton
            key={group}
            className={classes.group}
            data-state-color={color}
            aria-pressed={chosen === group}
            onClick={() => onChoose(chosen === group ? 'all' : group)}
          >
            <Icon size="1.5em" aria-hidden />
            <Text span className={classes.count}>
              {count}
            </Text>
            <Text span fz="sm">
              {label}
            </Text>
          </UnstyledButton>
        ))}
    </div>
  );
}
