/** One request to Operated. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the query, which may hold secrets. */
  readonly path: string;
  /** As `GET /api/hubs/v1/{hubId}`; `GET unknown` where there is none. */
  readonly endpoint: string;
  /** 499: the client disconnected before the answer; 0: not answered. */
  readonly status: number;
  readonly durationMs: number;
  /** Identifies the token without revealing it. */
  readonly tokenId: string | null;
  readonly at: string;
}

/** The fields that are set when the request ends. */
export type OpenRequest = { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] };

const KEPT = 1000;

/** Counts of all requests, and the last 1,000 of them. */
export class RequestLog {
  private log: OpenRequest[] = [];
  private counts = new Map<string, number>();

  /** A request is counted when it arrives, so that its count is visible before its answer. */
  open(request: OpenRequest): void {
    this.counts.set(request.endpoint, (this.counts.get(request.endpoint) ?? 0) + 1);
    this.log.push(request);
    if (this.log.length >= 2 * KEPT) this.log = this.log.slice(-KEPT);
  }

  clear(): void {
    this.log = [];
    this.counts.clear();
  }

  report() {
    let total = 0;
    for (const count of this.counts.values()) total += count;
    return { total, byEndpoint: Object.fromEntries(this.counts), log: this.log.slice(-KEPT) };
  }
}
