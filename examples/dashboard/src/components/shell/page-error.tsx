import { useRouteError } from 'react-router';
import { ErrorState } from '../error-state';

/** Is shown in place of a page that threw an error; the frame around it stays usable. */
export function PageError() {
  const error = useRouteError();
  // The browser's console has the stack; a page is loaded again with its code, which a new release may have replaced.
  console.error(error);
  return (
    <ErrorState
      title="This page does not work"
      message="The dashboard made an error. Load it again; if that does not help, inform its developers."
      action={{ label: 'Load again', onClick: () => window.location.reload() }}
    />
  );
}
