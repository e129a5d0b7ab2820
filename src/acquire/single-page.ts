import { createHash } from 'node:crypto';
import type { Capture, Refusal } from '../model/capture.ts';
import { findBinaryKind } from './binary.ts';
import type { SourceFile } from './format.ts';
import { refuse, refuseStreamError } from './refusal.ts';

/** No page of one article comes near: of four saved news pages the largest had 0.5 MB, of 21,565 plain articles 0.06 MB. */
export const LARGEST_PAGE_BYTES = 16 * 2 ** 20;

/** The capture of a file that is one page as a whole, or why it is none. */
export async function captureSinglePage(file: SourceFile, mediaType: string): Promise<Capture | Refusal> {
  const { path } = file;
  if (file.sizeBytes === 0) return refuse(path, 'empty', `${path} is empty.`);
  const kind = findBinaryKind(file.head);
  if (file.sizeBytes <= LARGEST_PAGE_BYTES && kind) return refuse(path, 'binary', `${path} is ${kind}, not text or a web page.`);
  const bytes = await loadWhole(file, LARGEST_PAGE_BYTES);
  if ('code' in bytes) return bytes;
  if (isBlank(bytes)) return refuse(path, 'empty', `${path} holds nothing but blanks.`);
  return { id: hashBytes(bytes), bytes, uri: path, mediaType, charset: null, fetchedAt: null };
}

/** All bytes of a file that may have `mostBytes`, whatever size was announced for it. */
export async function loadWhole(file: SourceFile, mostBytes: number): Promise<Uint8Array | Refusal> {
  if (file.sizeBytes > mostBytes) return refuseSize(file.path, file.sizeBytes, mostBytes);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of file.stream()) {
      pieces.push(piece);
      size += piece.length;
      if (size > mostBytes) return refuseSize(file.path, size, mostBytes);
    }
  } catch (error) {
    return refuseStreamError(file.path, error);
  }
  return Buffer.concat(pieces);
}

function refuseSize(path: string, sizeBytes: number, mostBytes: number): Refusal {
  return refuse(path, 'too-large', `${path} has ${toMegabytes(sizeBytes)} MB, and one page may have ${toMegabytes(mostBytes)} MB; split it into one file an article.`);
}

/** The name of bytes everywhere in Isnad. */
export function hashBytes(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

export function toMegabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
