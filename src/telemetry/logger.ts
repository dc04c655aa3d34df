import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';

/** A structured logger, which rooms import from here and not from its library. */
export type Logger = PinoLogger;

/** Properties whose values are masked, at the top of a log line and one or two levels below. */
const SECRET_KEYS = [
  'authorization',
  'cookie',
  'set-cookie',
  'access_token',
  'refresh_token',
  'client_secret',
  'accessToken',
  'refreshToken',
  'clientSecret',
  'password',
  'token',
];

/**
 * Creates the logger of the gateway, which writes JSON lines to standard output and masks secrets.
 * @param level the least severe level that is logged.
 * @param destination replaces standard output; for tests.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: SECRET_KEYS.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.headers["${key}"]`]),
      censor: '[redacted]',
    },
    serializers: { err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Logs the name, message and stack of an error, without properties that libraries add, such as the request. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return { type: error.name, message: error.message, stack: error.stack };
}
