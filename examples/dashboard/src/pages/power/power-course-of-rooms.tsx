import { MultiSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { SERIES_LIMIT } from '../../components/power/power-chart';
import { PowerCourseCard } from '../../components/power/power-course-card';
import { type HubPowerFragment } from '../../graphql/graphql';
import { roomRows, totalWattage } from './power-rows';

const TOTAL = 'total';

/** The course of the power of all hubs, and of the rooms that are chosen. */
export function PowerCourseOfRooms({ hubs }: { readonly hubs: readonly HubPowerFragment[] }) {
  const [chosen, setChosen] = useState<string[]>([]);
  const rooms = useMemo(() => roomRows(hubs).sort((a, b) => a.name.localeCompare(b.name)), [hubs]);
  const watts = useMemo(
    () =>
      Object.fromEntries([
        [TOTAL, totalWattage(hubs) ?? null],
        ...rooms.map(({ id, wattage }) => [id, wattage ?? null] as const),
      ]),
    [hubs, rooms],
  );
  const series = [
    { key: TOTAL, label: 'All hubs' },
    ...rooms.filter(({ id }) => chosen.includes(id)).map(({ id, name }) => ({ key: id, label: name })),
  ];
  return (
    <PowerCourseCard watts={watts} series={series}>
      <MultiSelect
        label="Rooms in the chart"
        placeholder={chosen.length === 0 ? 'All hubs together; add rooms' : undefined}
        data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={setChosen}
        maxValues={SERIES_LIMIT - 1}
        searchable
        clearable
        mb="md"
        maw={640}
      />
    </PowerCourseCard>
  );
}
