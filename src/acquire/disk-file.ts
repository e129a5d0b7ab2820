import { type Stats, closeSync, createReadStream, openSync, readSync } from 'node:fs';
import type { Refusal } from '../model/capture.ts';
import { HEAD_BYTES, type SourceFile } from './format.ts';
import { refuseFileError } from './refusal.ts';

/** Most articles as text are smaller: they are read whole at once and not opened again. */
const READ_FIRST_BYTES = 32 * 1024;

async function* streamOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}

/**
 * A file on disk with its first bytes, or why it cannot be read. It is read at once: handing the three calls to a pool of threads
 * and hearing of them again costs several times what they cost themselves.
 */
export function openDiskFile(path: string, { size }: Pick<Stats, 'size'>): SourceFile | Refusal {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const first = new Uint8Array(Math.min(READ_FIRST_BYTES, size));
    const bytesRead = readSync(handle, first, 0, first.length, 0);
    const stream = (start = 0): AsyncIterable<Uint8Array> => (bytesRead === size ? streamOf(first.subarray(start)) : createReadStream(path, { start }));
    const head = first.subarray(0, Math.min(bytesRead, HEAD_BYTES));
    return { path, sizeBytes: size, head, diskPath: path, stream };
  } catch (error) {
    return refuseFileError(path, error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
