import type { SignInError, SignInErrorCode } from '../../auth/oauth/sign-in.js';
import type { Page } from './page.js';

/** The page of each error that ends a sign-in. */
const ERROR_PAGES: Readonly<Record<SignInErrorCode, Omit<Page, 'link'>>> = {
  'bad-return': {
    status: 400,
    title: 'This link does not work',
    text: 'It leads to an address that this gateway does not redirect to: returnTo must be a path, or a URL of an origin that CORS_ORIGINS lists.',
  },
  'unknown-state': {
    status: 400,
    title: 'This sign-in is not known',
    text: 'It was not started in this browser, it has expired, or it is already finished. Or it was started under another host name: browsers keep the cookies of localhost and 127.0.0.1 apart.',
  },
  denied: {
    status: 403,
    title: 'You are not signed in',
    text: 'Access to Operated was not allowed.',
  },
  'not-granted': {
    status: 502,
    title: 'You are not signed in',
    text: 'Operated rejected the sign-in.',
  },
  'code-rejected': {
    status: 502,
    title: 'You are not signed in',
    text: 'Operated rejected the authorisation code: it was used already, or it has expired.',
  },
  'gateway-rejected': {
    status: 502,
    title: 'You are not signed in',
    text: 'Operated rejects the client credentials of this gateway: its operator has to correct them.',
  },
  'not-stored': {
    status: 503,
    title: 'You are not signed in yet',
    text: 'The gateway cannot store your sign-in at the moment.',
  },
  'operated-down': {
    status: 503,
    title: 'You are not signed in yet',
    text: 'Operated cannot be reached at the moment.',
  },
};

/** The error page of a failed sign-in, with a link to try again that keeps the return URL. */
export function signInErrorPage({ code, returnTo, rejectedOrigin }: SignInError): Page {
  const query = returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo }).toString()}`;
  const text =
    rejectedOrigin === undefined
      ? ERROR_PAGES[code].text
      : `This gateway does not redirect to ${rejectedOrigin}: CORS_ORIGINS does not list this origin.`;
  return { ...ERROR_PAGES[code], text, link: { href: `/auth/login${query}`, text: 'Try again' } };
}

/** Answers every path of the sign-in where it is not configured. */
export const SIGN_IN_OFF: Page = {
  status: 404,
  title: 'There is no sign-in here',
  text: 'OPERATED_CLIENT_ID, OPERATED_CLIENT_SECRET, OPERATED_REDIRECT_URI and SESSION_SECRET enable it.',
};

/** Answers an unexpected error. */
export const UNEXPECTED: Page = {
  status: 500,
  title: 'That did not work',
  text: 'The gateway failed to process this request.',
  link: { href: '/auth/login', text: 'Try again' },
};

/** Answers a request whose body or media type the server rejects; `status` is that of the rejection. */
export const UNREADABLE: Omit<Page, 'status'> = {
  title: 'That did not work',
  text: 'The request cannot be read.',
};

/** Answers a request beyond the rate limit of its address. */
export const TOO_MANY: Page = {
  status: 429,
  title: 'Too many requests',
  text: 'Wait a minute, then try again.',
};
