import { useReactiveVar } from '@apollo/client/react';
import { Alert, Text } from '@mantine/core';
import { useDebouncedValue, useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { connection } from '../../apollo/connection';
import { Age } from '../age';
import { announce } from '../announcer';
import { connectionProblem } from './connection-problem';

/** A gateway that is replaced by another is back sooner: that is no news. */
const IGNORED_MS = 1_500;

/** Says what is wrong with the connection, and how old the shown state is; it goes away by itself. */
export function ConnectionBanner() {
  const now = useReactiveVar(connection);
  const { online } = useNetwork();
  const problem = connectionProblem(now, online);
  const [lasting] = useDebouncedValue(problem?.title ?? null, IGNORED_MS);
  const isShown = problem !== null && lasting !== null;
  const title = isShown ? problem.title : null;
  useProblemAnnouncements(title);
  if (!isShown) return null;
  return (
    <Alert
      // No alert for screen readers: they would read it again each second.
      role="region"
      color="orange"
      mb="md"
      title={title}
      icon={<IconCloudOff aria-hidden />}
    >
      <Text size="sm">
        {now.confirmedAt === null ? (
          'Nothing has been read yet. '
        ) : (
          <>
            This is the last known state, from <Age since={now.confirmedAt} />.{' '}
          </>
        )}
        {problem.message}
      </Text>
    </Alert>
  );
}

/** Screen readers read the beginning and the end of a problem, and not how its age grows. */
function useProblemAnnouncements(title: string | null): void {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (title === last.current) return;
    announce(title ?? 'The dashboard is up to date again.');
    last.current = title;
  }, [title]);
}
