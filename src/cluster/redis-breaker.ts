import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleWhen } from 'cockatiel';
import { Command, type Redis, ReplyError } from 'ioredis';
import type { RedisMetrics } from '../telemetry/metrics/redis-metrics.js';

export interface RedisBreakerOptions {
  /** How long a command may take, ms. */
  readonly deadlineMs: number;
  /** Called with each failure that opens the breaker, or keeps it open. */
  readonly onOpen: (error: Error) => void;
  /** Called whenever Redis answered a probe. */
  readonly onAnswer: () => void;
  /** Undefined where no metrics are collected. */
  readonly metrics?: RedisMetrics | undefined;
}

/** The deadline of the commands that begin a connection, ms: nothing large is sent before them. */
const HANDSHAKE_MS = 500;
/** How often the connection is probed, and so how soon a hang is noticed without other commands, and its end. */
const PROBE_MS = 500;
/** A connection on which no probe is answered for this time is replaced: its peer may be gone without a trace. */
const SILENCE_MS = 5_000; // 5 seconds

/** They pass the open breaker: a subscription that is dropped would not be made up for before the next reconnect. */
const ALWAYS_SENT: ReadonlySet<string> = new Set(['subscribe', 'unsubscribe']);

/**
 * Gives every command of a connection a deadline, and puts a circuit breaker before them. The first command without an
 * answer opens it, because all commands share the connection; only a probe closes it, so that no request waits for the
 * trial. While it is open commands are rejected without being sent.
 * @returns whether the breaker is closed.
 */
export function addBreaker(
  redis: Redis,
  { deadlineMs, onOpen, onAnswer, metrics }: RedisBreakerOptions,
): () => boolean {
  const breaker = circuitBreaker(handleWhen(isUnanswered), {
    breaker: new ConsecutiveBreaker(1),
    halfOpenAfter: 0,
  });
  const isClosed = () => breaker.state === CircuitState.Closed;
  breaker.onBreak((reason) => onOpen('error' in reason ? reason.error : unanswered()));

  const sendUnguarded = redis.sendCommand.bind(redis);
  const send = (command: Command, stream: Stream, withinMs = deadlineMs): Promise<unknown> => {
    const timer = setTimeout(() => {
      // After a stall of this process the answer may be in the socket already: read it first.
      setImmediate(() => command.reject(unanswered()));
    }, withinMs);
    const clear = () => clearTimeout(timer);
    command.promise.then(clear, clear);
    // Not the commands that begin a connection: Redis rejects those that its version does not know.
    if (metrics !== undefined && redis.status === 'ready') measure(command.promise, metrics);
    sendUnguarded(command, stream);
    return command.promise;
  };

  redis.sendCommand = (command, stream) => {
    if (redis.status !== 'ready') return send(command, stream, Math.min(deadlineMs, HANDSHAKE_MS));
    if (ALWAYS_SENT.has(command.name)) return send(command, stream);
    if (isClosed()) breaker.execute(() => send(command, stream)).catch(() => undefined);
    else command.reject(unanswered());
    return command.promise;
  };

  let answeredAt = 0;
  let isProbing = false;
  const answered = () => {
    answeredAt = performance.now();
    onAnswer();
  };
  const probe = async (): Promise<void> => {
    if (redis.status !== 'ready' || isProbing) return;
    isProbing = true;
    try {
      await breaker.execute(() => send(new Command('ping'), undefined));
      answered();
    } catch (error) {
      if (!isUnanswered(error)) answered();
      else if (performance.now() - answeredAt > SILENCE_MS) redis.disconnect(true);
    } finally {
      isProbing = false;
    }
  };
  redis.on('ready', () => {
    answeredAt = performance.now();
    void probe();
  });
  const timer = setInterval(() => void probe(), PROBE_MS).unref();
  redis.on('end', () => clearInterval(timer));
  return isClosed;
}

/** Measures a command that is sent now. */
function measure(answer: Promise<unknown>, metrics: RedisMetrics): void {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1_000;
  answer.then(
    () => metrics.answered('success', seconds()),
    (error: unknown) => metrics.answered(isMissingScript(error) ? 'success' : 'failure', seconds()),
  );
}

/** Redis does not know a script yet: it is sent next. */
function isMissingScript(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('NOSCRIPT');
}

type Stream = Parameters<Redis['sendCommand']>[1];

/** An error that Redis itself answered is an answer. */
function isUnanswered(error: unknown): boolean {
  return !(error instanceof ReplyError);
}

function unanswered(): Error {
  return Object.assign(new Error('Redis does not answer.'), { code: 'ETIMEDOUT' });
}
