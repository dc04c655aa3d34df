/** A longer URL would not fit into the cookie. */
const LONGEST = 1_500;

/**
 * Validates where a browser is redirected after the sign-in, and normalises it, so that the URL used is the URL checked.
 * @param requested a path of this site, or a URL of one of `origins`; undefined leads to `/`.
 * @param site the gateway's own origin.
 * @param origins the origins of its browser apps.
 * @returns an absolute URL, or null where it leads to another origin.
 */
export function returnUrl(
  requested: string | undefined,
  site: string,
  origins: readonly string[],
): string | null {
  const text = requested ?? '/';
  const isPath = text.startsWith('/');
  if (!isPath && !/^https?:\/\//i.test(text)) return null;
  // Parsed as browsers do: they read `/\host`, and a slash after a tab, as `//host`.
  if (!URL.canParse(text, site)) return null;
  const url = new URL(text, site);
  const isKnown = url.origin === site || (!isPath && origins.includes(url.origin));
  if (url.href.length > LONGEST) return null;
  return isKnown && url.username === '' && url.password === '' ? url.href : null;
}
