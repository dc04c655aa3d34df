import { Anchor, Card, Group, SimpleGrid, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { formatWatts } from '../../components/format-numbers';
import { type FragmentType, graphql, readFragment } from '../../graphql';
import { HubBadges } from './hub-badges';
import { PortCard } from './port-card';
import { reasonAgainstSwitching } from './reason-against-switching';
import { NO_PORT, useSetActivePort } from './use-set-active-port';

const HUB_CARD = graphql(`
  fragment HubCard on Hub {
    id
    name
    online
    firmware
    product {
      family
      name
    }
    config {
      lockActive
    }
    power {
      wattage
    }
    ports {
      id
      number
      active
      ...PortCard
    }
    ...HubBadges
    ...ActivePort
  }
`);

interface HubCardProps {
  readonly hub: FragmentType<typeof HUB_CARD>;
  /** Why the caller may not change hubs; null if they may. */
  readonly callerReason: string | null;
}

/** One hub of a room: what it is, how it is, and its ports. */
export function HubCard({ hub, callerReason }: HubCardProps) {
  const data = readFragment(HUB_CARD, hub);
  const name = data.name ?? data.id;
  const titleId = useId();
  const reasonId = useId();
  const { setActivePort, isPending } = useSetActivePort(data, name);
  const reason = reasonAgainstSwitching(data, callerReason);
  const isSwitch = data.product.family !== 'OPH4';
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby={titleId}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h4" id={titleId}>
            {name}
          </Title>
          <Text size="sm" c="dimmed">
            {data.product.name} · firmware {data.firmware ?? 'not reported'}
            {typeof data.power?.wattage === 'number' && ` · ${formatWatts(data.power.wattage)}`}
          </Text>
        </div>
        <Group gap="xs">
          <HubBadges hub={data} />
          <Anchor component={Link} to={`/hubs/${encodeURIComponent(data.id)}/settings`} size="sm">
            <Group gap={4} wrap="nowrap">
              <IconSettings size={16} aria-hidden />
              Settings<VisuallyHidden> of {name}</VisuallyHidden>
            </Group>
          </Anchor>
        </Group>
      </Group>
      {data.ports?.length ? (
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" mt="md">
          {data.ports.map((port) => (
            <PortCard
              key={port.id}
              port={port}
              hubName={name}
              isSwitch={isSwitch}
              isDisabled={reason !== null || isPending}
              reasonId={reason === null ? undefined : reasonId}
              onSwitch={() => void setActivePort(port.active ? NO_PORT : port.number)}
            />
          ))}
        </SimpleGrid>
      ) : (
        <Text c="dimmed" mt="md">
          The hub reports no ports.
        </Text>
      )}
      {reason !== null && (
        <Text size="sm" c="dimmed" mt="sm" id={reasonId}>
          {reason}
        </Text>
      )}
    </Card>
  );
}
