import { useSubscription } from '@apollo/client/react';
import { useMemo } from 'react';
import { PowerCourseCard } from '../../components/power/power-course-card';
import { graphql } from '../../graphql';

const ROOM_POWER_CHANGED = graphql(`
  subscription RoomPowerChanged($spaceId: ID!) {
    powerSummaryChanged(spaceId: $spaceId) {
      wattage
      hubCount
      reportingHubCount
    }
  }
`);

const SERIES = [{ key: 'room', label: 'Room' }];

/** The course of the power of a room. */
export function RoomPower({ spaceId }: { readonly spaceId: string }) {
  const { data } = useSubscription(ROOM_POWER_CHANGED, { variables: { spaceId } });
  const summary = data?.powerSummaryChanged;
  const watts = useMemo(() => (summary ? { room: summary.wattage } : null), [summary]);
  return <PowerCourseCard watts={watts} series={SERIES} />;
}
