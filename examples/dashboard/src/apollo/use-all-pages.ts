import { useEffect, useState } from 'react';

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

type FetchMore = (options: { variables: { after: string } }) => Promise<unknown>;

/** A page that cannot be read is requested again after this time. */
const RETRY_MS = 10_000;

/**
 * Reads the pages of a list to its end, one after another. The policies of the cache join them.
 * @param pageInfo of the pages that are loaded; undefined before the first.
 */
export function useAllPages(pageInfo: PageInfo | undefined, fetchMore: FetchMore): void {
  const [attempt, setAttempt] = useState(0);
  const after = pageInfo?.hasNextPage ? pageInfo.endCursor : null;
  useEffect(() => {
    if (after === null) return undefined;
    let isNeeded = true;
    let timer: number | undefined;
    fetchMore({ variables: { after } }).catch(() => {
      if (isNeeded) timer = window.setTimeout(() => setAttempt((last) => last + 1), RETRY_MS);
    });
    return () => {
      isNeeded = false;
      window.clearTimeout(timer);
    };
  }, [after, attempt, fetchMore]);
}
