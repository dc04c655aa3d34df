/** Where a process is told to listen, and by which variables. */
export interface ListenPlace {
  /** Who listens, as the first words of a sentence. */
  readonly who: string;
  readonly host: string;
  readonly port: number;
  readonly hostVariable: string;
  readonly portVariable: string;
}

/** It can't listen where it was told to; the message is one line, for the person who starts it. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Listens. @throws ListenError that names what is in the way, and the variable that chooses another. */
export async function listenAt(place: ListenPlace, listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen();
  } catch (cause) {
    const reason = reasonOf(place, cause);
    if (reason === null) throw cause;
    throw new ListenError(`${place.who} can't listen on ${place.host}: ${reason}.`, { cause });
  }
}

/** Null for a failure that has nothing to do with the address. */
function reasonOf({ port, hostVariable, portVariable }: ListenPlace, cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause)) return null;
  switch (cause.code) {
    case 'EADDRINUSE':
      return `port ${port} is taken; ${portVariable} chooses another`;
    case 'EACCES':
      return `this user may not use port ${port}; ${portVariable} chooses another`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `that is no address of this machine; ${hostVariable} chooses another`;
    default:
      return null;
  }
}
