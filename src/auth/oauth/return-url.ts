/** A longer one would not fit into the cookie that keeps it. */
const LONGEST = 1_500;

/**
 * Where a browser is sent after the sign-in, written so that it leads where it was checked to lead.
 * @param asked a path of this site, or a URL of one of `origins`; undefined leads to `/`.
 * @param site the gateway's own origin.
 * @param origins the origins of its browser apps.
 * @returns an absolute URL, or null for whatever leads elsewhere.
 */
export function returnUrl(
  asked: string | undefined,
  site: string,
  origins: readonly string[],
): string | null {
  const text = asked ?? '/';
  const isPath = text.startsWith('/');
  if (!isPath && !/^https?:\/\//i.test(text)) return null;
  // Read as browsers do, who take `/\host` and a slash behind a tab for `//host`.
  if (!URL.canParse(text, site)) return null;
  const url = new URL(text, site);
  const isKnown = url.origin === site || (!isPath && origins.includes(url.origin));
  if (url.href.length > LONGEST) return null;
  return isKnown && url.username === '' && url.password === '' ? url.href : null;
}
