import { useEffect, useState } from 'react';

const REFRESH_MS = 1_000;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** How long ago a time was, for example "2 minutes ago", kept up to date. @param since ms since 1970. */
export function Age({ since }: { readonly since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => clearInterval(timer);
  }, []);
  const time = new Date(since);
  return (
    <time dateTime={time.toISOString()} title={time.toLocaleString()}>
      {describeAge(Math.max(0, Math.round((now - since) / 1_000)))}
    </time>
  );
}

/** @param seconds an age. */
function describeAge(seconds: number): string {
  if (seconds < MINUTE) return relative.format(-seconds, 'second');
  if (seconds < HOUR) return relative.format(-Math.floor(seconds / MINUTE), 'minute');
  if (seconds < DAY) return relative.format(-Math.floor(seconds / HOUR), 'hour');
  return relative.format(-Math.floor(seconds / DAY), 'day');
}
