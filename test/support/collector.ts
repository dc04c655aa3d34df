import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { until } from './until.js';

const value = z.union([
  z.object({ stringValue: z.string() }).transform(({ stringValue }) => stringValue),
  z.object({ intValue: z.coerce.number() }).transform(({ intValue }) => intValue),
]);
const attributes = z
  .array(z.object({ key: z.string(), value }))
  .default([])
  .transform((list) => Object.fromEntries(list.map((entry) => [entry.key, entry.value])));
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  /** 1 internal, 2 server, 3 client. */
  kind: z.number(),
  startTimeUnixNano: z.coerce.bigint(),
  endTimeUnixNano: z.coerce.bigint(),
  attributes,
  links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]),
  events: z.array(z.unknown()).default([]),
  status: z.object({ code: z.number().default(0), message: z.string().optional() }),
});
const requestSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

/** More than an export takes on a busy machine. */
const PATIENCE_MS = 30_000;

/** A span as a collector receives it. */
export type ReceivedSpan = z.output<typeof spanSchema>;

/** A collector of traces by OTLP over HTTP, with JSON. */
export interface Collector {
  readonly url: string;
  /** Everything received so far. */
  readonly spans: readonly ReceivedSpan[];
  /** The attributes of the service, as last received. */
  readonly resource: () => Readonly<Record<string, unknown>>;
  /** The headers of the last request. */
  readonly headers: () => Readonly<Record<string, unknown>>;
  /** The bodies, as received. */
  readonly bodies: readonly string[];
  /** The status with which it answers from now on. */
  answerWith(status: number): void;
  /** The number of requests so far. */
  readonly requests: () => number;
  /** Waits until spans have been received that the function accepts; returns them. */
  received(accepts: (span: ReceivedSpan) => boolean, count?: number): Promise<readonly ReceivedSpan[]>;
  close(): Promise<void>;
}

/** The variables of a gateway that sends its spans to a collector almost at once. */
export function tracedTo({ url }: Pick<Collector, 'url'>): Readonly<Record<string, string>> {
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_BSP_SCHEDULE_DELAY: '20',
    OTEL_EXPORTER_OTLP_TIMEOUT: '500',
  };
}

/** Starts a collector on a free port, or on the port of one that was closed. */
export async function startCollector(port = 0): Promise<Collector> {
  const spans: ReceivedSpan[] = [];
  const bodies: string[] = [];
  let status = 200;
  let requests = 0;
  let resource: Readonly<Record<string, unknown>> = {};
  let headers: Readonly<Record<string, unknown>> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests += 1;
      headers = request.headers;
      const sent = Buffer.concat(chunks);
      const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString();
      if (status === 200 && request.url === '/v1/traces') {
        bodies.push(body);
        for (const part of requestSchema.parse(JSON.parse(body)).resourceSpans) {
          resource = part.resource.attributes;
          spans.push(...part.scopeSpans.flatMap((scope) => scope.spans));
        }
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: listened } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${listened}`,
    spans,
    bodies,
    resource: () => resource,
    headers: () => headers,
    requests: () => requests,
    answerWith(next) {
      status = next;
    },
    async received(accepts, count = 1) {
      const limit = performance.now() + PATIENCE_MS;
      return until(
        () => {
          if (performance.now() > limit)
            throw new Error(`received: ${spans.map(({ name }) => name).join(', ')}`);
          return spans.filter(accepts);
        },
        ({ length }) => length >= count,
      );
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
