import type { Refusal } from '../model/capture.ts';

/** A refusal: one sentence that says what, where and what to do. */
export function refuse(uri: string, code: Refusal['code'], says: string): Refusal {
  return { uri, code, says };
}

const WHY_BY_CODE: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it; check its permissions',
  EPERM: 'you may not read it; check its permissions',
  EMFILE: 'too many files are open; close some programs and try again',
  EIO: 'the disk failed while it was read',
  ELOOP: 'it is a link that leads to itself',
  ENAMETOOLONG: 'its name is too long',
};

/** The refusal for an error of the file system. */
export function refuseFileError(path: string, error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refuse(path, 'missing', `${path} does not exist; check the spelling of its path.`);
  }
  return refuse(path, 'unreadable', `${path} could not be read: ${WHY_BY_CODE[code] ?? `the system says ${code}`}.`);
}

/** Compressed bytes that make more than this many times their own size are a trap: news pages shrink to a fifth or a tenth. */
export const HIGHEST_RATIO = 200;
/** Below this much output the ratio is not asked: short runs of blanks shrink without end. */
export const RATIO_FREE_BYTES = 16 * 2 ** 20;

/** Compressed data that would never end. `message` completes "X …". */
export class BombError extends Error {
  constructor() {
    super(`unpacks to more than ${HIGHEST_RATIO} times its size`);
  }
}

/** Throws `BombError` when the output of a decompressor is out of all proportion. */
export function checkRatio(inputBytes: number, outputBytes: number): void {
  if (outputBytes > RATIO_FREE_BYTES && outputBytes > inputBytes * HIGHEST_RATIO) throw new BombError();
}

/** The refusal for what a stream of a file or of a decompressor threw. */
export function refuseStreamError(path: string, error: unknown): Refusal {
  if (error instanceof BombError) return refuse(path, 'too-large', `${path} ${error.message}, as traps do, and was left out.`);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_') || code === 'ERR_ZLIB') return refuse(path, 'damaged', `${path} is damaged: its compressed data ends early or is broken.`);
  return refuseFileError(path, error);
}
