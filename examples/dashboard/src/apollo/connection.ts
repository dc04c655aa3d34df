import { makeVar } from '@apollo/client';

/** What the dashboard knows of its connection to the gateway, and of the gateway's to Operated. */
export interface Connection {
  /** False after a request that did not reach the gateway, until one does. */
  readonly gatewayAnswers: boolean;
  /** False after an answer that Operated's outage left empty or old, until a complete one. */
  readonly operatedAnswers: boolean;
  /** The WebSocket of the subscriptions; it is `off` while nothing is subscribed to. */
  readonly live: 'off' | 'connected' | 'interrupted';
  /** When the newest state that is shown was read from Operated, in milliseconds since 1970; null before the first answer. */
  readonly confirmedAt: number | null;
  /** Whether the session has ended, or the token is not valid any longer. */
  readonly sessionEnded: boolean;
}

const INITIAL: Connection = {
  gatewayAnswers: true,
  operatedAnswers: true,
  live: 'off',
  confirmedAt: null,
  sessionEnded: false,
};

/** Read it in a component by `useReactiveVar(connection)`. */
export const connection = makeVar<Connection>(INITIAL);

/** Forgets what is known, for the client of another caller. */
export function resetConnection(): void {
  connection(INITIAL);
}

/** Changes parts of what is known. Components are notified only if a part differs. */
export function updateConnection(changes: Partial<Connection>): void {
  const before = connection();
  const entries = Object.entries(changes) as [keyof Connection, unknown][];
  if (entries.some(([key, value]) => before[key] !== value)) connection({ ...before, ...changes });
}
