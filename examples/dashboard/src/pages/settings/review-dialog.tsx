import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType } from '../../graphql';
import { type ConfigDiffFragmentDoc } from '../../graphql/graphql';
import { ConfigDiff } from './form/config-diff';
import { type Danger, Dangers } from './form/dangers';

interface ReviewDialogProps {
  readonly hubName: string;
  /** What the dry run says would change. */
  readonly changes: readonly FragmentType<typeof ConfigDiffFragmentDoc>[];
  readonly dangers: readonly Danger[];
  readonly isPending: boolean;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

/** Shows what would change, before it is changed. */
export function ReviewDialog({ hubName, changes, dangers, isPending, onApply, onClose }: ReviewDialogProps) {
  const [isConfirmed, setConfirmed] = useState(false);
  return (
    <Modal opened onClose={onClose} title={`Review the change of ${hubName}`} size="lg">
      <Stack>
        {changes.length === 0 ? (
          <Alert color="blue" title="Nothing differs">
            The hub already has these values.
          </Alert>
        ) : (
          <>
            <Text size="sm">Nothing has been sent to the hub yet. This is what will change:</Text>
            <ConfigDiff changes={changes} />
          </>
        )}
        <Dangers dangers={dangers} isConfirmed={isConfirmed} onConfirm={setConfirmed} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Back to the form
          </Button>
          <Button
            loading={isPending}
            disabled={changes.length === 0 || (dangers.length > 0 && !isConfirmed)}
            onClick={onApply}
          >
            Change the hub
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
