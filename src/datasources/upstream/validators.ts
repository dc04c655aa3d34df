/** What Operated sent with an answer, so that the next call can ask whether it has changed. */
export interface Validators {
  readonly etag: string | null;
  /** As sent: a date. */
  readonly lastModified: string | null;
}

/** A longer validator is not kept. */
const LONGEST = 1_000;
const SAFE_AGE_MS = 2_000; // 2 seconds

/** No validators: the answer comes with a body. */
export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/**
 * Reads the validators from the headers of a response. A Last-Modified is used without an ETag only, and where the
 * response is at least two seconds younger: it has whole seconds, and a second change within the same one would go
 * unnoticed (RFC 9110, 8.8.2.2).
 */
export function readValidators(headers: Readonly<Record<string, unknown>>): Validators {
  const etag = readHeader(headers['etag']);
  if (etag !== null) return { etag, lastModified: null };
  const lastModified = readHeader(headers['last-modified']);
  if (lastModified === null) return NO_VALIDATORS;
  const ageMs = Date.parse(readHeader(headers['date']) ?? '') - Date.parse(lastModified);
  return ageMs >= SAFE_AGE_MS ? { etag, lastModified } : NO_VALIDATORS;
}

/** The headers that make a request conditional: Operated may answer 304 without a body. */
export function conditionalHeaders({ etag, lastModified }: Validators): Readonly<Record<string, string>> {
  return {
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  };
}

function readHeader(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : null;
}
