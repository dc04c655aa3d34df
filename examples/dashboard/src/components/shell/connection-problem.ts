import { type Connection } from '../../apollo/connection';

/** What is wrong with the connection, in the user's words. */
export interface ConnectionProblem {
  readonly title: string;
  readonly message: string;
}

/** The problem that explains all others, or null. @param isOnline whether the browser has a network. */
export function connectionProblem(
  { gatewayAnswers, operatedAnswers, live }: Connection,
  isOnline: boolean,
): ConnectionProblem | null {
  if (!isOnline) {
    return {
      title: 'This device is offline',
      message: 'The dashboard connects again when the network is back.',
    };
  }
  if (!gatewayAnswers) {
    return {
      title: 'The gateway cannot be reached',
      message: 'The dashboard tries again every few seconds.',
    };
  }
  if (!operatedAnswers) {
    return { title: 'Operated does not answer', message: 'The dashboard tries again every few seconds.' };
  }
  if (live === 'interrupted') {
    return {
      title: 'Live updates are interrupted',
      message: 'The dashboard connects again by itself.',
    };
  }
  return null;
}
