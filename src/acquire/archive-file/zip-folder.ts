import { createReadStream } from 'node:fs';
import type { Capture, Refusal } from '../../model/capture.ts';
import { isPassedOver } from '../folder.ts';
import { getEnding, type Format, type FormatContext, type SourceFile } from '../format.ts';
import { HIGHEST_RATIO, RATIO_FREE_BYTES, refuse, refuseStreamError } from '../refusal.ts';
import { takeHead } from './gzip-file.ts';
import { inflateRaw } from './inflate.ts';
import { type ZipEntry, ZipError, findEntryData, readZipDirectory } from './zip-directory.ts';

const STORED = 0;
const DEFLATED = 8;
/** Office documents and books are ZIP files of another purpose. */
const OTHER_PURPOSES = new Set(['.docx', '.xlsx', '.pptx', '.odt', '.ods', '.epub', '.jar', '.apk']);
const WEB_ARCHIVE_PART = /^archive\/[^/]+\.warc(?:\.gz)?$/;
const LEAVES_FOLDER = /^[/\\]|^[a-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/i;

/** A folder in a ZIP file, and WACZ (web archives with an index). Nothing is unpacked to the disk. */
export const zipFolder: Format = {
  name: 'ZIP folder',
  claims: ({ path, head }) => Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PK\x03\x04' && !OTHER_PURPOSES.has(getEnding(path)),
  async *captures(file, context) {
    if (file.diskPath === null) {
      yield refuse(file.path, 'unsupported', `${file.path} is an archive within an archive; unpack the outer one first.`);
      return;
    }
    let captures = 0;
    let refusals = 0;
    for await (const outcome of readZip(file, file.diskPath, context)) {
      if ('code' in outcome) refusals += 1;
      else captures += 1;
      yield outcome;
    }
    if (captures + refusals === 0) yield refuse(file.path, 'no-files', `${file.path} holds no text file or web page that can be read.`);
  },
};

async function* readZip(file: SourceFile, diskPath: string, context: FormatContext): AsyncIterable<Capture | Refusal> {
  let entries: ZipEntry[];
  try {
    entries = await readZipDirectory(diskPath, file.sizeBytes);
  } catch (error) {
    yield error instanceof ZipError ? refuse(file.path, 'damaged', `${file.path} ${error.message}.`) : refuseStreamError(file.path, error);
    return;
  }
  const isWebArchive = getEnding(file.path) === '.wacz' || entries.some(({ name }) => name === 'datapackage.json') && entries.some(({ name }) => WEB_ARCHIVE_PART.test(name));
  // Entries may overlap so that a small file unpacks to any size: all together are bound to the size of the file.
  const budget = { left: file.sizeBytes * HIGHEST_RATIO + RATIO_FREE_BYTES };
  for (const entry of entries) {
    if (entry.name.endsWith('/') || (isWebArchive ? !WEB_ARCHIVE_PART.test(entry.name) : isPassedOver(entry.name) && !LEAVES_FOLDER.test(entry.name))) continue;
    const path = `${file.path}!${entry.name}`;
    if (budget.left <= 0) {
      yield refuse(file.path, 'too-large', `${file.path} unpacks to more than ${HIGHEST_RATIO} times its size, as traps do; its rest was left out.`);
      return;
    }
    yield* readEntry(path, diskPath, entry, budget, context);
  }
}

async function* readEntry(path: string, diskPath: string, entry: ZipEntry, budget: { left: number }, { captureInner }: FormatContext): AsyncIterable<Capture | Refusal> {
  if (LEAVES_FOLDER.test(entry.name)) {
    yield refuse(path, 'refused-address', `${path} names a place outside of its folder and was left out.`);
    return;
  }
  if (entry.isEncrypted || (entry.method !== STORED && entry.method !== DEFLATED)) {
    yield refuse(path, 'unsupported', `${path} is ${entry.isEncrypted ? 'locked with a password' : 'packed in a way that is seldom used'}; unpack the archive and name the folder.`);
    return;
  }
  try {
    const dataAt = await findEntryData(diskPath, entry);
    const stream = (start = 0): AsyncIterable<Uint8Array> => unpackEntry(diskPath, entry, dataAt, start, budget);
    const head = entry.sizeBytes === 0 ? new Uint8Array(0) : await takeHead(stream());
    yield* captureInner({ path, sizeBytes: entry.sizeBytes, head, stream, diskPath: null });
  } catch (error) {
    yield error instanceof ZipError ? refuse(path, 'damaged', `${path} ${error.message}.`) : refuseStreamError(path, error);
  }
}

async function* unpackEntry(diskPath: string, entry: ZipEntry, dataAt: number, start: number, budget: { left: number }): AsyncIterable<Uint8Array> {
  if (entry.packedBytes === 0) return;
  const packed = createReadStream(diskPath, { start: dataAt, end: dataAt + entry.packedBytes - 1 }) as AsyncIterable<Uint8Array>;
  let skipped = 0;
  for await (const piece of entry.method === STORED ? packed : inflateRaw(packed)) {
    budget.left -= piece.length;
    const from = Math.min(piece.length, start - skipped);
    skipped += from;
    if (from < piece.length) yield piece.subarray(from);
  }
}
