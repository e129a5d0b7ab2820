import type { Capture, Refusal } from '../model/capture.ts';
import type { ColumnMap } from './rows/column-map.ts';

/** A file that a format may claim: on disk, or inside an archive file. */
export interface SourceFile {
  /** As the reader gave it, or joined below the folder that they gave; `archive.zip!name` inside an archive file. */
  readonly path: string;
  readonly sizeBytes: number;
  /** The first `HEAD_BYTES` of the file, fewer when it is shorter. */
  readonly head: Uint8Array;
  /** Its bytes from `start` on, piece by piece. Throws what the file system or the decompressor throws. */
  readonly stream: (start?: number) => AsyncIterable<Uint8Array>;
  /** Where any part of it can be read at once; null inside archive files. */
  readonly diskPath: string | null;
}

/** What formats are told besides the file. */
export interface FormatContext {
  /** Columns of rows as the person named them; null to tell by the names of the columns. */
  readonly columns: ColumnMap | null;
  /** Captures of a file that was met inside another one. */
  readonly captureInner: (file: SourceFile) => AsyncIterable<Capture | Refusal>;
}

/** One way that news is kept in files. */
export interface Format {
  /** As messages name it: "plain text". */
  readonly name: string;
  readonly claims: (file: SourceFile) => boolean;
  /** Captures of the file in order. A format of many captures streams them; one that fails yields a refusal and goes on. */
  readonly captures: (file: SourceFile, context: FormatContext) => AsyncIterable<Capture | Refusal>;
}

/** Enough for every magic number and for the `<html` of a page with a long prologue. */
export const HEAD_BYTES = 4096;

/** The ending of a path in small letters with its dot, or ''. */
export function getEnding(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}
