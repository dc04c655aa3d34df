import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconBolt, IconDeviceLaptop, IconPlugConnectedX } from '@tabler/icons-react';
import { formatWatts } from '../../components/format-numbers';
import { type FragmentType, graphql, readFragment } from '../../graphql';
import { type PortCardFragment } from '../../graphql/graphql';
import { deviceName } from '../../components/device-name';

const PORT_CARD = graphql(`
  fragment PortCard on Port {
    id
    number
    type
    direction
    connected
    enabled
    active
    device {
      vendorName
      vendorIdHex
      productName
      productIdHex
    }
    ochnoUnit {
      hardwareId
    }
    charging {
      mode
      allocatedPower
    }
    power {
      wattage
    }
  }
`);

interface PortCardProps {
  readonly port: FragmentType<typeof PORT_CARD>;
  readonly hubName: string;
  /** Whether the hub has an active port at all, as a charging hub has not. */
  readonly isSwitch: boolean;
  readonly isDisabled: boolean;
  /** The id of the element that says why the button is disabled. */
  readonly reasonId: string | undefined;
  /** Makes the port active, or the active port inactive. */
  readonly onSwitch: () => void;
}

/** One port: what is plugged in, how it is charged, and the button that makes it active or inactive. */
export function PortCard({ port, hubName, isSwitch, isDisabled, reasonId, onSwitch }: PortCardProps) {
  const data = readFragment(PORT_CARD, port);
  const name = `Port ${data.number}`;
  const Icon = data.connected ? IconDeviceLaptop : IconPlugConnectedX;
  const canBeActive = isSwitch && data.direction !== 'DOWNSTREAM' && data.direction !== 'INTERNAL';
  const action = data.active ? 'Make inactive' : 'Make active';
  return (
    <Card
      withBorder
      padding="sm"
      role="group"
      aria-label={`${name} of ${hubName}`}
      bg={data.active ? 'var(--mantine-primary-color-light)' : undefined}
    >
      <Stack gap="xs" h="100%">
        <Group justify="space-between" wrap="nowrap" mih={22}>
          <Text fw={600}>{name}</Text>
          {data.active && <Badge>Active</Badge>}
          {data.enabled === false && <Badge color="gray">Disabled</Badge>}
        </Group>
        <Group gap="xs" wrap="nowrap" align="flex-start" flex={1}>
          <Icon size={18} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <Text size="sm" c={data.connected ? undefined : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
            {deviceName(data)}
          </Text>
        </Group>
        <Charging charging={data.charging} wattage={data.power?.wattage} />
        {canBeActive && (
          <Button
            variant="default"
            size="xs"
            fullWidth
            disabled={isDisabled}
            aria-label={`${action}: port ${data.number} of ${hubName}`}
            aria-describedby={reasonId}
            onClick={onSwitch}
          >
            {action}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

interface ChargingProps {
  readonly charging: PortCardFragment['charging'];
  readonly wattage: number | null | undefined;
}

function Charging({ charging, wattage }: ChargingProps) {
  if (!charging && typeof wattage !== 'number') return null;
  const mode = charging?.mode === 'FIVE_VOLT' ? '5 V' : charging?.mode;
  const allocated =
    typeof charging?.allocatedPower === 'number' && `of ${formatWatts(charging.allocatedPower)}`;
  return (
    <Group gap="xs" wrap="nowrap">
      <IconBolt size={18} aria-hidden />
      <Text size="sm">
        {['Charging', mode, typeof wattage === 'number' && formatWatts(wattage), allocated]
          .filter(Boolean)
          .join(' ')}
      </Text>
    </Group>
  );
}
