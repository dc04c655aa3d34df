import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/** The query parameter by which the gateway reports a sign-in that the user has cancelled. */
const ERROR_PARAMETER = 'signInError';

/** Says that a sign-in was cancelled, and removes that from the address. */
export function useCancelledSignIn(): void {
  const [params, setParams] = useSearchParams();
  const isCancelled = params.has(ERROR_PARAMETER);
  useEffect(() => {
    if (!isCancelled) return;
    notifications.show({
      id: ERROR_PARAMETER,
      color: 'orange',
      title: 'You are not signed in',
      message: 'The sign-in was cancelled.',
    });
    setParams(
      (now) => {
        now.delete(ERROR_PARAMETER);
        return now;
      },
      { replace: true },
    );
  }, [isCancelled, setParams]);
}
