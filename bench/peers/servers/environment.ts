/** The variables of every server of this folder. */
export interface ServerEnvironment {
  readonly port: number;
  /** The base URL of Operated, or of a stub of it. */
  readonly operatedUrl: string;
}

/** @throws Error for a missing variable. */
export function readEnvironment(): ServerEnvironment {
  const { PORT, OPERATED_URL } = process.env;
  if (PORT === undefined || OPERATED_URL === undefined) throw new Error('PORT and OPERATED_URL must be set');
  return { port: Number(PORT), operatedUrl: OPERATED_URL };
}
