import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { checkRatio } from '../refusal.ts';

/** Raw deflate data as it unpacks. Throws zlib's errors, and `BombError` when the output is out of all proportion. */
export async function* inflateRaw(compressed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const inflate = createInflateRaw();
  const source = Readable.from(compressed, { objectMode: false });
  source.on('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  let output = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Uint8Array>) {
      output += piece.length;
      checkRatio(inflate.bytesWritten, output);
      yield piece;
    }
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

