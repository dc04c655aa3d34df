import {
  IconCircleCheck,
  IconDeviceLaptop,
  IconFlame,
  IconHelpCircle,
  IconPlugConnectedX,
  IconUsersGroup,
} from '@tabler/icons-react';
import { type ComponentType } from 'react';

/** The state of a room: one at a time. */
export type RoomState = 'free' | 'in-use' | 'meeting' | 'offline' | 'unknown';

/** How a state is shown: always by text, icon and colour, so that none of them is needed to understand it. */
export interface StateView {
  readonly label: string;
  readonly Icon: ComponentType<{ size?: number | string; 'aria-hidden'?: boolean }>;
  /** A colour of the theme. */
  readonly color: string;
}

export const ROOM_STATES: Readonly<Record<RoomState, StateView>> = {
  free: { label: 'Free', Icon: IconCircleCheck, color: 'green' },
  'in-use': { label: 'In use', Icon: IconDeviceLaptop, color: 'blue' },
  meeting: { label: 'In a meeting', Icon: IconUsersGroup, color: 'grape' },
  offline: { label: 'Offline', Icon: IconPlugConnectedX, color: 'gray' },
  unknown: { label: 'Unknown', Icon: IconHelpCircle, color: 'gray' },
};

/** Comes beside the state of a room. */
export const TOO_HOT: StateView = { label: 'Too hot', Icon: IconFlame, color: 'red' };
