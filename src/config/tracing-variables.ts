import {
  checkedText,
  choice,
  type Declaration,
  integer,
  optionalText,
  optionalUrl,
} from '../../process/declaration.js';
import { readLeniently } from '../../process/read-environment.js';
import { packageVersion } from '../../process/version.js';
import { SAMPLERS, type TracingSettings } from '../telemetry/tracing/settings.js';

const PAIRS = 'pairs such as a=1,b=2, percent-encoded';

/** The standard variables of OpenTelemetry that the gateway reads, see docs/tracing.md. */
export const TRACING_DECLARATION = {
  OTEL_EXPORTER_OTLP_ENDPOINT: optionalUrl({
    description:
      'The base URL of a collector that accepts OTLP over HTTP, such as `http://localhost:4318`; `/v1/traces` is appended. It turns traces on.',
  }),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optionalUrl({
    description:
      'The whole URL for traces, in place of `OTEL_EXPORTER_OTLP_ENDPOINT`. It turns traces on too.',
  }),
  OTEL_SDK_DISABLED: checkedText('true or false', (value) => /^(true|false)$/i.test(value), {
    description: '`true` turns traces off.',
  }),
  OTEL_TRACES_EXPORTER: choice(['otlp', 'none'], 'otlp', { description: '`none` turns traces off.' }),
  OTEL_EXPORTER_OTLP_PROTOCOL: choice(['http/json'], 'http/json', {
    description: 'The gateway sends JSON, which collectors accept at the same address as `http/protobuf`.',
  }),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: choice(['http/json'], 'http/json', {
    description: 'The same, for traces.',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: checkedText(PAIRS, isPairs, {
    description: 'Headers of each request to the collector, such as its API key.',
    secret: true,
  }),
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: checkedText(PAIRS, isPairs, {
    description: 'More headers, for traces; they replace those of the same name.',
    secret: true,
  }),
  OTEL_EXPORTER_OTLP_TIMEOUT: integer(
    { min: 1, max: 600_000, fallback: undefined },
    {
      description: 'How long an export may take with its retries, in milliseconds.',
      defaultText: '10000',
    },
  ),
  OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: integer(
    { min: 1, max: 600_000, fallback: undefined },
    { description: 'The same, for traces.' },
  ),
  OTEL_SERVICE_NAME: optionalText({
    description: 'The attribute `service.name` of all spans.',
    defaultText: 'operated-gateway',
  }),
  OTEL_RESOURCE_ATTRIBUTES: checkedText(PAIRS, isPairs, {
    description: 'Further attributes of the service, such as `deployment.environment.name=production`.',
  }),
  OTEL_TRACES_SAMPLER: choice(SAMPLERS, 'parentbased_always_on', {
    description:
      'Which traces are recorded. Those that begin with `parentbased_` do as the client has decided, if it sends a trace context.',
  }),
  OTEL_TRACES_SAMPLER_ARG: checkedText('a number, 0…1', isRatio, {
    description: 'The part of the traces that the samplers with `traceidratio` record.',
    defaultText: '1',
  }),
  OTEL_PROPAGATORS: checkedText('tracecontext, baggage or none', isPropagators, {
    description:
      '`tracecontext` reads and sends the headers `traceparent` and `tracestate`; without it, or with `none`, each request begins a trace of its own and Operated receives no trace context. Baggage is never forwarded.',
    defaultText: 'tracecontext,baggage',
  }),
  OTEL_BSP_SCHEDULE_DELAY: integer(
    { min: 1, max: 600_000, fallback: 5_000 },
    { description: 'Ended spans are sent together after this time at the latest, in milliseconds.' },
  ),
  OTEL_BSP_EXPORT_TIMEOUT: integer(
    { min: 1, max: 600_000, fallback: 30_000 },
    { description: 'How long the queue waits for one export, in milliseconds.' },
  ),
  OTEL_BSP_MAX_QUEUE_SIZE: integer(
    { min: 1, max: 1_000_000, fallback: 2_048 },
    { description: 'How many ended spans may wait for the next export; further ones are dropped.' },
  ),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: integer(
    { min: 1, max: 1_000_000, fallback: 512 },
    { description: 'How many spans are sent together at most.' },
  ),
} satisfies Declaration;

/** What the standard variables of OpenTelemetry say. */
export interface TracingConfig {
  /** Null where traces are off. */
  readonly settings: TracingSettings | null;
  /** The invalid variables, one line each; to be logged where traces are on or were meant to be. */
  readonly violations: readonly string[];
}

/** Reads them. An invalid one is a violation, and counts as unset: a platform may have set it for other programs. */
export function readTracingConfig(environment: Readonly<Record<string, string | undefined>>): TracingConfig {
  const { values, violations } = readLeniently(TRACING_DECLARATION, environment);
  const isMeant = [
    environment['OTEL_EXPORTER_OTLP_ENDPOINT'],
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'],
  ];
  if (!isMeant.some((url) => url?.trim())) return { settings: null, violations: [] };
  const base = values.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url = values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base}/v1/traces`);
  const isOff = values.OTEL_SDK_DISABLED?.toLowerCase() === 'true' || values.OTEL_TRACES_EXPORTER === 'none';
  if (isOff || url === undefined) return { settings: null, violations };
  const settings: TracingSettings = {
    url,
    headers: {
      ...readPairs(values.OTEL_EXPORTER_OTLP_HEADERS),
      ...readPairs(values.OTEL_EXPORTER_OTLP_TRACES_HEADERS),
    },
    timeoutMs: values.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT ?? values.OTEL_EXPORTER_OTLP_TIMEOUT ?? 10_000,
    resource: {
      'service.name': 'operated-gateway',
      'service.version': packageVersion(),
      ...readPairs(values.OTEL_RESOURCE_ATTRIBUTES),
      ...(values.OTEL_SERVICE_NAME !== undefined && { 'service.name': values.OTEL_SERVICE_NAME }),
    },
    sampler: values.OTEL_TRACES_SAMPLER,
    ratio: Number(values.OTEL_TRACES_SAMPLER_ARG ?? 1),
    propagates: propagatorsOf(values.OTEL_PROPAGATORS ?? 'tracecontext').includes('tracecontext'),
    scheduleDelayMs: values.OTEL_BSP_SCHEDULE_DELAY,
    exportTimeoutMs: values.OTEL_BSP_EXPORT_TIMEOUT,
    maxQueueSize: values.OTEL_BSP_MAX_QUEUE_SIZE,
    maxBatchSize: values.OTEL_BSP_MAX_EXPORT_BATCH_SIZE,
  };
  return { settings, violations };
}

/** @returns the decoded pairs; null where the text is not valid. */
function parsePairs(text: string): Readonly<Record<string, string>> | null {
  const pairs: [string, string][] = [];
  for (const item of text.split(',').filter((part) => part.trim() !== '')) {
    const at = item.indexOf('=');
    const name = item.slice(0, Math.max(at, 0)).trim();
    if (name === '') return null;
    try {
      pairs.push([decodeURIComponent(name), decodeURIComponent(item.slice(at + 1).trim())]);
    } catch {
      return null;
    }
  }
  return Object.fromEntries(pairs);
}

function readPairs(text: string | undefined): Readonly<Record<string, string>> {
  return text === undefined ? {} : (parsePairs(text) ?? {});
}

function isPairs(value: string): boolean {
  return parsePairs(value) !== null;
}

function isRatio(value: string): boolean {
  return /^\d*\.?\d+$/.test(value) && Number(value) <= 1;
}

function propagatorsOf(value: string): readonly string[] {
  return value.split(',').map((name) => name.trim().toLowerCase());
}

function isPropagators(value: string): boolean {
  return propagatorsOf(value).every((name) => ['tracecontext', 'baggage', 'none'].includes(name));
}
