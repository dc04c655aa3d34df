import { type Context, ROOT_CONTEXT, SpanKind, type Tracer } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../logger.js';
import { logExports } from './export-log.js';
import { forwardDiagnostics } from './sdk-log.js';
import type { TracingSettings } from './settings.js';
import { OpenTelemetryCallSpan, OpenTelemetryRequestSpan, OpenTelemetrySpan } from './spans.js';
import type { TraceCarrier, TracedCall, Tracing } from './tracing.js';

/** How long the stop of the gateway waits for the last export. */
const LAST_EXPORT_MS = 2_000; // 2 seconds

/** What identifies the spans of this program. */
const SCOPE = 'operated-gateway';

/**
 * Opens traces with the SDK of OpenTelemetry. Nothing global is registered, except that the SDK's own messages are
 * logged by `logger`: several gateways of one process have traces of their own. This module loads the SDK, so it is
 * imported only where traces are on.
 * @param server the host of Operated.
 * @param version of the gateway.
 */
export function openTracing(
  settings: TracingSettings,
  { server, version, logger }: { readonly server: string; readonly version: string; readonly logger: Logger },
): Tracing {
  forwardDiagnostics(logger);
  const exporter = new OTLPTraceExporter({
    url: settings.url,
    headers: { ...settings.headers },
    timeoutMillis: settings.timeoutMs,
  });
  const provider = new NodeTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes(settings.resource)),
    sampler: samplerOf(settings),
    spanProcessors: [
      new BatchSpanProcessor(logExports(exporter, logger), {
        scheduledDelayMillis: settings.scheduleDelayMs,
        exportTimeoutMillis: settings.exportTimeoutMs,
        maxQueueSize: settings.maxQueueSize,
        maxExportBatchSize: settings.maxBatchSize,
      }),
    ],
  });
  const tracer = provider.getTracer(SCOPE, version);
  const propagation = settings.propagates ? createPropagation() : null;
  return {
    startRequest(headers, method, route) {
      const name = route === undefined ? method : `${method} ${route}`;
      const span = startServerSpan(tracer, name, propagation?.extract(headers));
      span.set('http.request.method', method);
      if (route !== undefined) span.set('http.route', route);
      return span;
    },
    startOperation(extensions) {
      const span = startServerSpan(tracer, 'GraphQL Operation', propagation?.extract(extensions));
      span.set('network.protocol.name', 'websocket');
      return span;
    },
    startCall: (parent, call) =>
      startCallSpan(tracer, OpenTelemetrySpan.contextOf(parent), call, server, propagation),
    startPoll: () => new OpenTelemetrySpan(tracer.startSpan('poll', {}, ROOT_CONTEXT), ROOT_CONTEXT),
    async stop() {
      // A failure is logged where it is exported.
      const stopped = provider.shutdown().catch(() => undefined);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, LAST_EXPORT_MS)));
      await Promise.race([stopped, late]);
      clearTimeout(timer);
    },
  };
}

function startServerSpan(
  tracer: Tracer,
  name: string,
  parent: Context = ROOT_CONTEXT,
): OpenTelemetryRequestSpan {
  return new OpenTelemetryRequestSpan(tracer.startSpan(name, { kind: SpanKind.SERVER }, parent), parent);
}

function startCallSpan(
  tracer: Tracer,
  parent: Context,
  { method, template, resends }: TracedCall,
  server: string,
  propagation: Propagation | null,
): OpenTelemetryCallSpan {
  const name = `${method} ${template}`;
  const span = new OpenTelemetryCallSpan(
    tracer.startSpan(name, { kind: SpanKind.CLIENT }, parent),
    parent,
    propagation?.inject,
  );
  span.set('http.request.method', method);
  span.set('url.template', template);
  span.set('server.address', server);
  if (resends > 0) span.set('http.request.resend_count', resends);
  return span;
}

/** The sampler of a standard name. */
function samplerOf({ sampler, ratio }: Pick<TracingSettings, 'sampler' | 'ratio'>): Sampler {
  switch (sampler) {
    case 'always_on':
      return new AlwaysOnSampler();
    case 'always_off':
      return new AlwaysOffSampler();
    case 'traceidratio':
      return new TraceIdRatioBasedSampler(ratio);
    case 'parentbased_always_on':
      return new ParentBasedSampler({ root: new AlwaysOnSampler() });
    case 'parentbased_always_off':
      return new ParentBasedSampler({ root: new AlwaysOffSampler() });
    case 'parentbased_traceidratio':
      return new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) });
  }
}

/** How a trace context is read from a request and written into a call. */
interface Propagation {
  /** @returns undefined where the carrier has no valid trace context. */
  extract(carrier: TraceCarrier): Context | undefined;
  /** @returns headers, names and values in turn. */
  readonly inject: (context: Context) => readonly string[];
}

function createPropagation(): Propagation {
  const propagator = new W3CTraceContextPropagator();
  const getter = {
    keys: (carrier: TraceCarrier) => Object.keys(carrier),
    get(carrier: TraceCarrier, name: string) {
      const value = carrier[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
  const setter = {
    set(headers: string[], name: string, value: string) {
      headers.push(name, value);
    },
  };
  return {
    extract: (carrier) =>
      carrier['traceparent'] === undefined ? undefined : propagator.extract(ROOT_CONTEXT, carrier, getter),
    inject(context) {
      const headers: string[] = [];
      propagator.inject(context, headers, setter);
      return headers;
    },
  };
}
