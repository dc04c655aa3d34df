import type { Dispatcher } from 'undici';
import { type Body, bodyOf } from '../../wire/body.js';
import { type Abortable, abortedError, onAbort } from './abort.js';
import { TransportError, transportErrorOf } from './transport-error.js';

/** A request, and what ends it early. A class, because axios copies plain objects. */
export class HttpRequest implements Abortable {
  /** @param onSend called when the request is sent: not where it has to end already. */
  constructor(
    readonly options: Dispatcher.DispatchOptions,
    { signal, deadline }: Abortable,
    readonly onSend: (() => void) | undefined,
  ) {
    this.signal = signal;
    this.deadline = deadline;
  }

  readonly signal: Abortable['signal'];
  readonly deadline: Abortable['deadline'];
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An answer of any status. */
export interface HttpAnswer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Headers;
  /** As it was sent: it may be compressed. */
  readonly body: Body;
}

export interface ExchangeLimits {
  /** How long a request may take, from sending to the last byte of the answer, ms. */
  readonly timeoutMs: number;
  /** The largest body that is accepted. */
  readonly maxBytes: number;
}

/**
 * Sends a request and receives the whole answer. No stream is created, and nothing of the request is kept after the
 * answer.
 * @throws TransportError where no whole answer arrives.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: HttpRequest,
  limits: ExchangeLimits,
): Promise<HttpAnswer> {
  const error = abortedError(request);
  if (error !== null) return Promise.reject(error);
  return new Promise((resolve, reject) => {
    const handler = new Exchange(request, limits, resolve, reject);
    request.onSend?.();
    dispatcher.dispatch(request.options, handler);
  });
}

/** Receives one answer. A class, because one is created for each request. */
class Exchange implements Dispatcher.DispatchHandler {
  private readonly startedAt = performance.now();
  private readonly timer: NodeJS.Timeout;
  private readonly stopListening: () => void;
  private controller: Dispatcher.DispatchController | null = null;
  private error: TransportError | null = null;
  private status = 0;
  private headers: Headers = {};
  private readonly chunks: Buffer[] = [];
  private length = 0;

  constructor(
    { signal, deadline }: Abortable,
    private readonly limits: ExchangeLimits,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (error: TransportError) => void,
  ) {
    // A deadline that passes shortly after the sending shows nothing of Operated.
    const longMs = Math.min(limits.timeoutMs, deadline?.totalMs ?? Infinity) / 2;
    const isLong = () => performance.now() - this.startedAt >= longMs;
    this.timer = setTimeout(() => this.fail(timedOut()), limits.timeoutMs);
    this.stopListening = onAbort({ signal, deadline }, (error) =>
      this.fail(error.code === 'UPSTREAM_TIMEOUT' && isLong() ? timedOut() : error),
    );
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It ended while it waited for a connection.
    if (this.error !== null) controller.abort(this.error);
  }

  /** Called for each interim answer too, which the final one replaces. */
  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    if (this.length > this.limits.maxBytes) {
      this.fail(new TransportError('UPSTREAM_INVALID_RESPONSE', 'tooLarge'));
    }
  }

  onResponseEnd(): void {
    this.end();
    const { status, headers, chunks, length } = this;
    this.resolve({ status, headers, body: bodyOf(chunks, length) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.fail(transportErrorOf(error, this.status !== 0));
  }

  private fail(error: TransportError): void {
    if (this.error !== null) return;
    this.error = error;
    this.end();
    this.reject(error);
    this.controller?.abort(error);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.stopListening();
  }
}

function timedOut(): TransportError {
  return new TransportError('UPSTREAM_TIMEOUT', 'timeout');
}
