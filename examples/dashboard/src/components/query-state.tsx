import { isOutage, isUnreachable } from '../apollo/error-codes';
import { ErrorState } from './error-state';
import { PageSkeleton } from './page-skeleton';

interface QueryStateProps {
  readonly isLoading: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
}

/** Is shown while a page has no data: that it loads, or why it cannot be shown. */
export function QueryState({ isLoading, error, onRetry }: QueryStateProps) {
  if (isLoading || !error) return <PageSkeleton />;
  return (
    <ErrorState
      title={titleOf(error)}
      message={error.message}
      action={{ label: 'Try again', onClick: onRetry }}
    />
  );
}

function titleOf(error: Error): string {
  if (isOutage(error)) return 'Operated does not answer';
  if (isUnreachable(error)) return 'The gateway does not answer';
  return 'This cannot be shown';
}
