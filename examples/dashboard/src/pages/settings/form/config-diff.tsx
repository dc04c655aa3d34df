import { Group, List, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type FragmentType, graphql, readFragment } from '../../../graphql';
import { formatJson } from './format-value';
import { settingLabel } from './setting-label';

const CONFIG_DIFF = graphql(`
  fragment ConfigDiff on ConfigChange {
    setting {
      name
      unit
    }
    before
    after
  }
`);

interface ConfigDiffProps {
  readonly changes: readonly FragmentType<typeof CONFIG_DIFF>[];
}

/** What a change changes: each setting with its value before and after. */
export function ConfigDiff({ changes }: ConfigDiffProps) {
  return (
    <List listStyleType="none" spacing={4} size="sm">
      {readFragment(CONFIG_DIFF, changes).map(({ setting, before, after }) => (
        <List.Item key={setting.name}>
          <Group gap={6} component="span">
            <Text span size="sm" fw={600}>
              {settingLabel(setting.name)}
            </Text>
            <Text span size="sm" td="line-through" c="dimmed">
              {formatJson(before, setting.unit ?? null)}
            </Text>
            <IconArrowRight size={14} role="img" aria-label="becomes" />
            <Text span size="sm">
              {formatJson(after, setting.unit ?? null)}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
