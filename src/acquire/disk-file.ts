import { createReadStream, type Stats } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Refusal } from '../model/capture.ts';
import { HEAD_BYTES, type SourceFile } from './format.ts';
import { refuseFileError } from './refusal.ts';

/** A file on disk with its first bytes, or why it cannot be read. */
export async function openDiskFile(path: string, { size }: Pick<Stats, 'size'>): Promise<SourceFile | Refusal> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const buffer = new Uint8Array(Math.min(HEAD_BYTES, size));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return {
      path, sizeBytes: size, head: buffer.subarray(0, bytesRead), diskPath: path,
      stream: (start = 0) => createReadStream(path, { start }) as AsyncIterable<Uint8Array>,
    };
  } catch (error) {
    return refuseFileError(path, error);
  } finally {
    await handle?.close();
  }
}
