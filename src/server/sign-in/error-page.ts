import type { SignInError, SignInErrorCode } from '../../auth/oauth/sign-in.js';
import type { Page } from './page.js';

/** What a user is told of a sign-in that came to nothing. */
const ERROR_PAGES: Readonly<Record<SignInErrorCode, Omit<Page, 'link'>>> = {
  'bad-return': {
    status: 400,
    title: 'This link does not work',
    text: 'It would lead to a place that this gateway does not know.',
  },
  'unknown-state': {
    status: 400,
    title: 'This sign-in is not known',
    text: 'It was not begun in this browser, it was begun too long ago, or it was finished before.',
  },
  denied: {
    status: 403,
    title: 'You are not signed in',
    text: 'Access to Operated was not allowed.',
  },
  'not-granted': {
    status: 502,
    title: 'You are not signed in',
    text: 'Operated did not let the sign-in go on.',
  },
  'code-refused': {
    status: 502,
    title: 'You are not signed in',
    text: 'Operated did not accept the sign-in: it was used before, or took too long.',
  },
  'operated-down': {
    status: 503,
    title: 'You are not signed in yet',
    text: 'Operated can not be reached just now.',
  },
};

/** The page of a sign-in that came to nothing, with a link to try again. */
export function signInErrorPage({ code, returnTo }: SignInError): Page {
  const query = returnTo === undefined ? '' : `?${new URLSearchParams({ returnTo }).toString()}`;
  return { ...ERROR_PAGES[code], link: { href: `/auth/login${query}`, text: 'Try again' } };
}

export const SIGN_IN_OFF: Page = {
  status: 404,
  title: 'There is no sign-in here',
  text: 'It is on where OPERATED_CLIENT_ID, OPERATED_CLIENT_SECRET, OPERATED_REDIRECT_URI and SESSION_SECRET are set.',
};

export const UNFORESEEN: Page = {
  status: 500,
  title: 'That did not work',
  text: 'The gateway could not do what was asked of it just now.',
  link: { href: '/auth/login', text: 'Try again' },
};

export const TOO_MANY: Page = {
  status: 429,
  title: 'Too many requests',
  text: 'Wait a minute, then try again.',
};
