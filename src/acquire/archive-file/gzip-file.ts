import { HEAD_BYTES, type Format, type SourceFile } from '../format.ts';
import { refuseStreamError } from '../refusal.ts';
import { unpackGzip } from './gzip-members.ts';

/** Nobody knows how much comes out of a gzip file; its readers count as they read. */
const UNKNOWN_SIZE = 1;

/** A page or table that was packed with gzip: `rows.jsonl.gz`, `page.html.gz`. */
export const gzipFile: Format = {
  name: 'gzip file',
  claims: ({ head }) => head[0] === 0x1f && head[1] === 0x8b && head[2] === 0x08,
  async *captures(file, { captureInner }) {
    try {
      const inner = await openPacked(file);
      if (inner.head[0] === 0x1f && inner.head[1] === 0x8b) throw Object.assign(new Error('packed twice'), { code: 'Z_DATA_ERROR' });
      yield* captureInner(inner);
    } catch (error) {
      yield refuseStreamError(file.path, error);
    }
  },
};

async function openPacked(file: SourceFile): Promise<SourceFile> {
  const stream = (): AsyncIterable<Uint8Array> => unpackGzip(file.stream());
  const head = await takeHead(stream());
  return { path: file.path.replace(/\.gz$/i, ''), sizeBytes: head.length === 0 ? 0 : UNKNOWN_SIZE, head, stream, diskPath: null };
}

/** The first bytes of a stream, which is then let go. */
export async function takeHead(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.length;
    if (size >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES);
}
