import { Badge } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../../graphql';

const HUB_BADGES = graphql(`
  fragment HubBadges on Hub {
    id
    online
    state {
      ucMode
      inMeeting
      overTemperature
    }
  }
`);

interface HubBadgesProps {
  readonly hub: FragmentType<typeof HUB_BADGES>;
}

/** The state of a hub in a few words: connection, mode of the room, meeting, temperature. */
export function HubBadges({ hub }: HubBadgesProps) {
  const { online, state } = readFragment(HUB_BADGES, hub);
  return (
    <>
      <Badge color={online ? 'green' : 'gray'} variant="dot">
        {online ? 'Online' : 'Offline'}
      </Badge>
      {state?.inMeeting && <Badge variant="dot">In a meeting</Badge>}
      {state?.ucMode && (
        <Badge color="grape" variant="dot">
          {state.ucMode === 'UC' ? 'UC mode' : 'BYOD mode'}
        </Badge>
      )}
      {state?.overTemperature === 'OVERHEAT' && (
        <Badge color="red" variant="filled">
          Too hot
        </Badge>
      )}
      {state?.overTemperature === 'REDUCED' && (
        <Badge color="orange" variant="dot">
          Reduced by temperature
        </Badge>
      )}
    </>
  );
}
