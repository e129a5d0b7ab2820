import type { Capture, Refusal } from '../model/capture.ts';

/** A file on disk that a format may claim: its name, size and first bytes. */
export interface SourceFile {
  /** As the reader gave it, or joined below the folder that they gave. */
  readonly path: string;
  readonly sizeBytes: number;
  /** The first `HEAD_BYTES` of the file, fewer when it is shorter. */
  readonly head: Uint8Array;
}

/** One way that news is kept in files. Every format has a folder of its own under `src/acquire/` that exports one of these. */
export interface Format {
  /** As messages name it: "plain text". */
  readonly name: string;
  readonly claims: (file: SourceFile) => boolean;
  /** Captures of the file in order. A format of many captures streams them; one that fails yields a refusal and goes on. */
  readonly captures: (file: SourceFile) => AsyncIterable<Capture | Refusal>;
}

/** Enough for every magic number and for the `<html` of a page with a long prologue. */
export const HEAD_BYTES = 4096;

/** The ending of a path in small letters with its dot, or ''. */
export function getEnding(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}
