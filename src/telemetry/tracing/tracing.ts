/**
 * Traces, as the rooms of the gateway see them. Each attribute of a span has a method of its own, so that nothing else
 * can get into a span: no value of a variable, no text of a document, no token and no id.
 */
export interface Tracing {
  /**
   * Starts the span of an HTTP request. Its parent is the trace context of the headers, if there is one.
   * @param method a method of HTTP that the server knows.
   * @param route the route as declared, such as `/graphql`; undefined where there is none.
   */
  startRequest(headers: TraceCarrier, method: string, route: string | undefined): RequestSpan;
  /** Starts the span of an operation on a WebSocket. Its parent is the trace context of its extensions. */
  startOperation(extensions: TraceCarrier): RequestSpan;
  /**
   * Starts the span of one attempt of a call to Operated.
   * @param parent what caused the call; undefined for a call of the background, which begins a trace of its own.
   */
  startCall(parent: Span | undefined, call: TracedCall): CallSpan;
  /** Starts the span of a poll, which begins a trace of its own. */
  startPoll(): Span;
  /** Sends what has not been sent. Resolves within a few seconds, whether or not the collector answers. Never rejects. */
  stop(): Promise<void>;
}

/** What may carry a trace context: the headers of a request, or the extensions of an operation. */
export type TraceCarrier = Readonly<Record<string, unknown>>;

/** A call to Operated, without what distinguishes it from others of its endpoint. */
export interface TracedCall {
  readonly method: string;
  /** The path of the endpoint with its parameters as names, such as `/api/hubs/v1/{hubId}`. */
  readonly template: string;
  /** How often the call was sent before. */
  readonly resends: number;
}

/** A timed part of a trace. */
export interface Span {
  /** The id of the trace, for log lines; undefined where the trace is not sampled. */
  readonly traceId: string | undefined;
  /** The id of the span, for log lines; undefined where the trace is not sampled. */
  readonly spanId: string | undefined;
  /**
   * Marks the span as failed.
   * @param code of the closed list of errors. The first one counts.
   */
  failed(code: string): void;
  /** Links the span to the one that started the fetch which it waits for. */
  joined(starter: Span): void;
  /** Ends the span. Further calls have no effect. */
  end(): void;
}

/** The span of a request, from its arrival to its answer, or to the start of its stream. */
export interface RequestSpan extends Span {
  /**
   * Names the span by its operation.
   * @param type `query`, `mutation` or `subscription`.
   */
  operation(type: string, name: string | null | undefined): void;
  /** Records the code of an error that the request itself has caused: the span is not marked as failed. */
  rejected(code: string): void;
  /** @param status of the HTTP answer. One of 500 or more marks the span as failed. */
  answered(status: number): void;
}

/** The span of one attempt of a call. */
export interface CallSpan extends Span {
  /** The headers that continue the trace in Operated, names and values in turn. */
  readonly headers: readonly string[];
  /** @param status of Operated's answer. One of 400 or more marks the span as failed. */
  answered(status: number): void;
}
