/** A longer URL would not fit into the cookie. */
const LONGEST = 1_500;

/** The query parameter with which an app learns that its sign-in failed. */
const ERROR_PARAMETER = 'signInError';

/** A validated return URL, or why there is none. */
export type ReturnUrl =
  | { readonly href: string }
  | {
      readonly href: null;
      /** The origin that is not allowed; null where something else is wrong. */
      readonly rejectedOrigin: string | null;
    };

/**
 * Validates where a browser is redirected after the sign-in, and normalises it, so that the URL used is the URL checked.
 * The error of an earlier sign-in is removed from it.
 * @param requested a path of `site`, or a URL of one of `origins`; undefined leads to `/`.
 * @param site the origin at which the browser reached the gateway.
 * @param origins those of the gateway and of its browser apps.
 */
export function returnUrl(
  requested: string | undefined,
  site: string,
  origins: readonly string[],
): ReturnUrl {
  const text = requested ?? '/';
  const isPath = text.startsWith('/');
  if (!isPath && !/^https?:\/\//i.test(text)) return rejected(null);
  // Parsed as browsers do: they read `/\host`, and a slash after a tab, as `//host`.
  if (!URL.canParse(text, site)) return rejected(null);
  const url = new URL(text, site);
  const isKnown = url.origin === site || (!isPath && origins.includes(url.origin));
  if (!isKnown) return rejected(url.origin);
  if (url.searchParams.has(ERROR_PARAMETER)) url.searchParams.delete(ERROR_PARAMETER);
  if (url.href.length > LONGEST || url.username !== '' || url.password !== '') return rejected(null);
  return { href: url.href };
}

function rejected(rejectedOrigin: string | null): ReturnUrl {
  return { href: null, rejectedOrigin };
}

/** Adds the code of a failed sign-in to a validated return URL, as the last query parameter. */
export function withSignInError(returnTo: string, code: string): string {
  const url = new URL(returnTo);
  // `searchParams.set` would write the other parameters anew.
  url.search = `${url.search === '' ? '?' : `${url.search}&`}${ERROR_PARAMETER}=${encodeURIComponent(code)}`;
  return url.href;
}
