import { useViewer } from '../session/use-viewer';

/**
 * Why the caller may not change hubs; null if they may, or if only Operated knows. The gateway checks in any case: this
 * prevents futile attempts only.
 */
export function useReasonNotToChangeHubs(): string | null {
  const { isUser, canChangeHubs } = useViewer();
  if (isUser === null) return 'Checking whether you may change hubs.';
  if (canChangeHubs) return null;
  return isUser ? 'Your sign-in does not include changing hubs.' : 'Sign in to change hubs.';
}
