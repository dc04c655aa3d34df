/** The samplers of the standard variable OTEL_TRACES_SAMPLER. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export type SamplerName = (typeof SAMPLERS)[number];

/** How traces are recorded and sent: what the standard variables of OpenTelemetry say. */
export interface TracingSettings {
  /** The URL to which spans are posted. */
  readonly url: string;
  /** Sent with each request to that URL. */
  readonly headers: Readonly<Record<string, string>>;
  /** How long one export may take with its retries, ms. */
  readonly timeoutMs: number;
  /** The attributes of the service; `service.name` among them. */
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: SamplerName;
  /** The part of the traces that the samplers `…traceidratio` sample, 0…1. */
  readonly ratio: number;
  /** Whether traces continue from clients, and in Operated, by the headers of W3C Trace Context. */
  readonly propagates: boolean;
  /** Spans that have ended are sent together after this time at the latest, ms. */
  readonly scheduleDelayMs: number;
  /** How long the queue waits for one export, ms. */
  readonly exportTimeoutMs: number;
  /** How many spans may wait; further ones are dropped. */
  readonly maxQueueSize: number;
  /** How many spans are sent together at most. */
  readonly maxBatchSize: number;
}
