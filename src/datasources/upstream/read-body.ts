import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { AxiosError } from 'axios';

/**
 * The text of a body in UTF-8, without a byte order mark; invalid bytes become U+FFFD. Each chunk is decoded when it
 * arrives: a body of 15 MB that is decoded at its end blocks the event loop for more than 20 ms.
 * @param maxBytes the largest body that is accepted.
 * @throws AxiosError where the body is larger, or ends before it is complete.
 */
export function readBody(body: Readable, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    let bytes = 0;
    let text = '';
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      const piece = decoder.write(chunk);
      text += text === '' && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
      if (bytes > maxBytes) body.destroy(new Error(`maxContentLength size of ${maxBytes} exceeded`));
    });
    body.once('end', () => resolve(text + decoder.end()));
    body.once('error', (error) => reject(AxiosError.from(error)));
    body.once('close', () => reject(new AxiosError('aborted')));
  });
}
