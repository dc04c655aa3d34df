import { type RefObject, useEffect, useRef } from 'react';
import { useLocation, useMatches } from 'react-router';

/**
 * Does what a browser does when a page is loaded: sets the window's title, moves the focus to the content, so that screen
 * readers read it, and scrolls to the top.
 * @param onChange is called too, to close what belongs to the last page.
 * @returns the ref of the element with the content.
 */
export function usePageChange(onChange: () => void): RefObject<HTMLElement | null> {
  const ref = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const title = titleOf(useMatches().at(-1)?.handle);
  const lastPath = useRef(pathname);
  useEffect(() => {
    document.title = `${title} · Operated dashboard`;
  }, [title]);
  useEffect(() => {
    if (lastPath.current === pathname) return;
    lastPath.current = pathname;
    ref.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    onChange();
  }, [pathname, onChange]);
  return ref;
}

function titleOf(handle: unknown): string {
  if (typeof handle !== 'object' || handle === null || !('title' in handle)) return 'Dashboard';
  return String(handle.title);
}
