import { makeVar } from '@apollo/client';
import { useReactiveVar } from '@apollo/client/react';
import { VisuallyHidden } from '@mantine/core';

const announcement = makeVar('');

/** Lets screen readers read a text when they are idle. Announce rarely: only what the user would want to be interrupted by. */
export function announce(text: string): void {
  // An equal text is no change, and would not be read again.
  announcement(announcement() === text ? `${text}\u00a0` : text);
}

/** The live region of `announce`: once in the page, and never removed, because only changes of it are read. */
export function Announcer() {
  return (
    <VisuallyHidden role="status" aria-label="Changes">
      {useReactiveVar(announcement)}
    </VisuallyHidden>
  );
}
