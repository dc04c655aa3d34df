import { makeVar } from '@apollo/client';
import { Subject } from 'rxjs';

/** What the dashboard knows of its connection to the gateway, and of the gateway's to Operated. */
export interface Connection {
  /** False after a request that did not reach the gateway, until one does. */
  readonly gatewayAnswers: boolean;
  /** False after an answer that an outage of Operated left empty or old, until the pulse is complete again. */
  readonly operatedAnswers: boolean;
  /** The WebSocket of the subscriptions; it is `off` while nothing is subscribed to. */
  readonly live: 'off' | 'connected' | 'interrupted';
  /** When the newest state that is shown was read from Operated, ms since 1970; null before the first answer. */
  readonly confirmedAt: number | null;
  /** Whether the caller has to sign in: the session has ended, or the token is not valid any longer. */
  readonly needsSignIn: boolean;
}

const INITIAL: Connection = {
  gatewayAnswers: true,
  operatedAnswers: true,
  live: 'off',
  confirmedAt: null,
  needsSignIn: false,
};

/** Read it in a component by `useReactiveVar(connection)`. */
export const connection = makeVar<Connection>(INITIAL);

/** Emits when everything works again: then what is shown has to be read again. */
export const recoveries = new Subject<void>();

/** Whether what is shown is up to date. */
export function isHealthy({ gatewayAnswers, operatedAnswers, live }: Connection): boolean {
  return gatewayAnswers && operatedAnswers && live !== 'interrupted';
}

/** Forgets what is known, for the client of another caller. */
export function resetConnection(): void {
  connection(INITIAL);
}

/** Takes what a client has noticed of the connection. */
export type ConnectionReport = (changes: Partial<Connection>) => void;

/** Changes parts of what is known. Components are notified only if a part differs. */
export function updateConnection(changes: Partial<Connection>): void {
  const before = connection();
  const after = { ...before, ...changes };
  const keys = Object.keys(changes) as (keyof Connection)[];
  if (keys.every((key) => before[key] === after[key])) return;
  connection(after);
  if (isHealthy(after) && !isHealthy(before)) recoveries.next();
}
