import type { LoopbackMismatch } from '../../auth/oauth/loopback.js';
import type { Page } from './page.js';

/**
 * The page after a sign-in whose session the app cannot use, because it is at another loopback name.
 * @param returnTo the validated return URL.
 */
export function mismatchPage(mismatch: LoopbackMismatch, returnTo: string): Page {
  const { app, gatewayHost, gatewayForApp, appForGateway } = mismatch;
  return {
    status: 200,
    title: 'You are signed in, but not in the app',
    text: `The session belongs to ${gatewayHost}, and the app is at ${app}: browsers do not send cookies between the two. Let the app use the gateway as ${gatewayForApp}, or open the app as ${appForGateway}.`,
    link: { href: returnTo, text: `Continue to ${app}` },
  };
}
