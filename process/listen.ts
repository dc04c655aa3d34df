/** The address that a process listens on, and the variables that set it. */
export interface ListenPlace {
  /** The process, as the subject of the error message: `The gateway`. */
  readonly who: string;
  readonly host: string;
  readonly port: number;
  readonly hostVariable: string;
  readonly portVariable: string;
}

/** The process can't listen on its address. The message is one line, for the operator. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Calls `listen`.
 * @throws ListenError that gives the reason and the variable to set, for an address that can't be used.
 */
export async function listenAt(place: ListenPlace, listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen();
  } catch (cause) {
    const reason = reasonOf(place, cause);
    if (reason === null) throw cause;
    throw new ListenError(`${place.who} can't listen on ${place.host}: ${reason}.`, { cause });
  }
}

/** @returns null for an error that does not concern the address. */
function reasonOf({ port, hostVariable, portVariable }: ListenPlace, cause: unknown): string | null {
  if (!(cause instanceof Error) || !('code' in cause)) return null;
  switch (cause.code) {
    case 'EADDRINUSE':
      return `port ${port} is already in use; set ${portVariable} to another one`;
    case 'EACCES':
      return `no permission to use port ${port}; set ${portVariable} to another one`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `this machine has no such address; set ${hostVariable} to another one`;
    default:
      return null;
  }
}
