import type { IncomingMessage } from 'node:http';

/** The largest request line and headers together; more is answered with 431. */
export const HEADER_BYTES = 16_384; // 16 KiB

/** The most headers of a request; more are answered with 431. */
export const HEADER_COUNT = 100;

/** The longest path and query of a request; a longer one is answered with 414. */
export const URL_LENGTH = 8_192;

/** Whether a request has more than HEADER_COUNT headers. Node's own limit drops the surplus silently. */
export function hasTooManyHeaders({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): boolean {
  return rawHeaders.length / 2 > HEADER_COUNT;
}
