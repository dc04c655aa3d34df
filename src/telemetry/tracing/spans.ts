import {
  type Context,
  ROOT_CONTEXT,
  type Span as SdkSpan,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import type { CallSpan, RequestSpan, Span } from './tracing.js';

/** The longest name of an operation in a span, characters: clients choose it. */
const NAME_LENGTH = 200;

/** A span of the SDK. What is not sampled records nothing, and has children that are not sampled either. */
export class OpenTelemetrySpan implements Span {
  readonly traceId: string | undefined;
  readonly spanId: string | undefined;
  /** Whether it is sampled and has not ended. */
  protected isRecording: boolean;
  private isFailed = false;
  private own: Context | null = null;

  /** @param parent the context in which it was started. */
  constructor(
    protected readonly span: SdkSpan,
    private readonly parent: Context,
  ) {
    const { traceId, spanId, traceFlags } = span.spanContext();
    const isSampled = (traceFlags & TraceFlags.SAMPLED) !== 0;
    this.traceId = isSampled ? traceId : undefined;
    this.spanId = isSampled ? spanId : undefined;
    this.isRecording = span.isRecording();
  }

  /** The context of the children of a span; the root where there is no span. */
  static contextOf(span: Span | undefined): Context {
    return span instanceof OpenTelemetrySpan ? span.context : ROOT_CONTEXT;
  }

  /** The context of its children. */
  protected get context(): Context {
    return (this.own ??= trace.setSpan(this.parent, this.span));
  }

  set(attribute: string, value: string | number): void {
    if (this.isRecording) this.span.setAttribute(attribute, value);
  }

  failed(code: string): void {
    if (!this.isRecording || this.isFailed) return;
    this.isFailed = true;
    this.span.setAttribute('error.type', code);
    this.span.setStatus({ code: SpanStatusCode.ERROR });
  }

  joined(starter: Span): void {
    if (!this.isRecording || starter === this || !(starter instanceof OpenTelemetrySpan)) return;
    this.span.addLink({ context: starter.span.spanContext() });
  }

  end(): void {
    if (!this.isRecording) return;
    this.isRecording = false;
    this.span.end();
  }
}

export class OpenTelemetryRequestSpan extends OpenTelemetrySpan implements RequestSpan {
  operation(type: string, name: string | null | undefined): void {
    if (!this.isRecording) return;
    this.span.updateName(type);
    this.span.setAttribute('graphql.operation.type', type);
    if (name) this.span.setAttribute('graphql.operation.name', name.slice(0, NAME_LENGTH));
  }

  rejected(code: string): void {
    this.set('error.type', code);
  }

  answered(status: number): void {
    this.set('http.response.status_code', status);
    if (status >= 500) this.failed(String(status));
  }
}

export class OpenTelemetryCallSpan extends OpenTelemetrySpan implements CallSpan {
  /** @param inject writes the headers of a context; undefined where traces do not continue in Operated. */
  constructor(
    span: SdkSpan,
    parent: Context,
    private readonly inject: ((context: Context) => readonly string[]) | undefined,
  ) {
    super(span, parent);
  }

  get headers(): readonly string[] {
    return this.inject?.(this.context) ?? [];
  }

  answered(status: number): void {
    this.set('http.response.status_code', status);
    if (status >= 400) this.failed(String(status));
  }
}
