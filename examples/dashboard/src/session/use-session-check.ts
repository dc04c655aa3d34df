import { useEffect, useEffectEvent } from 'react';
import { updateConnection } from '../apollo/connection';
import { readGatewaySession } from './gateway-session';
import { useSession } from './session-context';
import { useViewer } from './use-viewer';

/** The longest delay that a browser's timer can have. */
const LONGEST_DELAY_MS = 2 ** 31 - 1;

/**
 * Notices that the session has ended where no request reports it: the browser deletes its cookie, or the user signs out
 * in another window, and a gateway that is open to everybody would answer in its own name. Checks when the page is shown
 * again, when the network is back, and at the end of the session.
 */
export function useSessionCheck(): void {
  const { hasToken } = useSession();
  const { isUser } = useViewer();
  const usesCookie = isUser === true && !hasToken;

  const check = useEffectEvent(async (): Promise<number | null> => {
    const { signedIn, endsAt } = await readGatewaySession();
    if (!signedIn) updateConnection({ needsSignIn: true });
    return endsAt;
  });

  useEffect(() => {
    if (!usesCookie) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      check().then(
        (endsAt) => {
          if (endsAt === null) return;
          timer = setTimeout(run, Math.min(LONGEST_DELAY_MS, Math.max(1_000, endsAt - Date.now())));
        },
        // The banner says that the gateway cannot be reached; the next event checks again.
        () => undefined,
      );
    };
    run();
    document.addEventListener('visibilitychange', run);
    window.addEventListener('online', run);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', run);
      window.removeEventListener('online', run);
    };
  }, [usesCookie]);
}
