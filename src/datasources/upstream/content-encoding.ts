import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { type Body, bytesOf } from '../../wire/body.js';
import { TransportError, transportErrorOf } from './transport-error.js';

/** The encodings that `decodeContent` decodes, as the header Accept-Encoding lists them. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

type Decompress = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Readonly<Record<string, Decompress>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: (bytes, options) => inflateAny(bytes, options),
};

/** The low half of the first byte of a zlib stream. Some servers send deflate without the wrapper of zlib. */
const ZLIB_METHOD = 8;
const inflateWrapped: Decompress = promisify(inflate);
const inflateBare: Decompress = promisify(inflateRaw);

function inflateAny(bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  return ((bytes[0] ?? 0) & 0x0f) === ZLIB_METHOD
    ? inflateWrapped(bytes, options)
    : inflateBare(bytes, options);
}

/**
 * Decodes a compressed body, in a thread of its own.
 * @param encoding the header Content-Encoding; a body in an encoding that was not accepted is returned as it is.
 * @param maxBytes the largest decoded body that is accepted.
 * @throws TransportError where the body is larger, or not complete.
 */
export async function decodeContent(body: Body, encoding: string, maxBytes: number): Promise<Body> {
  const decompress = DECODERS[encoding.trim().toLowerCase()];
  if (decompress === undefined || body.length === 0) return body;
  try {
    const bytes = await decompress(bytesOf(body), { maxOutputLength: maxBytes });
    return { chunks: [bytes], length: bytes.length };
  } catch (error) {
    const failure = transportErrorOf(error, true);
    if (failure.errno !== 'ERR_BUFFER_TOO_LARGE') throw failure;
    throw new TransportError('UPSTREAM_INVALID_RESPONSE', 'tooLarge', failure.errno);
  }
}
