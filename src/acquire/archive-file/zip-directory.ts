import { open, type FileHandle } from 'node:fs/promises';

/** One file of a ZIP archive, as its central directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  /** As announced; the decompressor counts for itself. */
  readonly sizeBytes: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its local header begins. */
  readonly headerAt: number;
}

/** What is wrong with a ZIP file. `message` completes "X …". */
export class ZipError extends Error {}

const END_MARK = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const UNSET = 0xffffffff;
/** Of a million articles a file each; larger directories are taken for traps. */
const MOST_DIRECTORY_BYTES = 256 * 2 ** 20;

/** The entries of a ZIP file (APPNOTE 6.3.10, with ZIP64) in the order of their names. Throws `ZipError` and errors of the file system. */
export async function readZipDirectory(path: string, sizeBytes: number): Promise<ZipEntry[]> {
  const handle = await open(path, 'r');
  try {
    const { at, length } = await findDirectory(handle, sizeBytes);
    if (at + length > sizeBytes) throw new ZipError('ends before its own list of files');
    if (length > MOST_DIRECTORY_BYTES) throw new ZipError('lists more files than any folder of pages has');
    return parseEntries(await readAt(handle, at, length)).sort((a, b) => (a.name < b.name ? -1 : 1));
  } finally {
    await handle.close();
  }
}

/** Where an entry's packed bytes begin. Throws `ZipError`. */
export async function findEntryData(path: string, { headerAt, name }: ZipEntry): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const header = await readAt(handle, headerAt, LOCAL_BYTES);
    if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== LOCAL) throw new ZipError(`is damaged: ${name} is not where its list of files says`);
    return headerAt + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function findDirectory(handle: FileHandle, sizeBytes: number): Promise<{ at: number; length: number }> {
  const tailAt = Math.max(0, sizeBytes - END_BYTES - LONGEST_COMMENT);
  const tail = await readAt(handle, tailAt, sizeBytes - tailAt);
  const end = tail.lastIndexOf(END_MARK);
  if (end < 0 || tail.length - end < END_BYTES) throw new ZipError('is damaged: it ends before its list of files');
  const found = { length: tail.readUInt32LE(end + 12), at: tail.readUInt32LE(end + 16) };
  if (found.at !== UNSET && found.length !== UNSET) return found;
  const locator = end - 20;
  if (locator < 0 || tail.readUInt32LE(locator) !== END64_LOCATOR) throw new ZipError('is damaged: its list of files is nowhere');
  const end64 = await readAt(handle, Number(tail.readBigUInt64LE(locator + 8)), 56);
  if (end64.length < 56 || end64.readUInt32LE(0) !== END64) throw new ZipError('is damaged: its list of files is nowhere');
  return { length: Number(end64.readBigUInt64LE(40)), at: Number(end64.readBigUInt64LE(48)) };
}

function parseEntries(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === ENTRY) {
    const nameBytes = directory.readUInt16LE(at + 28);
    const extraBytes = directory.readUInt16LE(at + 30);
    const nameAt = at + ENTRY_BYTES;
    const extra = directory.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes);
    const flags = directory.readUInt16LE(at + 8);
    const sizes = widen({ sizeBytes: directory.readUInt32LE(at + 24), packedBytes: directory.readUInt32LE(at + 20), headerAt: directory.readUInt32LE(at + 42) }, extra);
    entries.push({ name: decodeName(directory.subarray(nameAt, nameAt + nameBytes)), method: directory.readUInt16LE(at + 10), isEncrypted: (flags & 1) === 1, ...sizes });
    at = nameAt + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The ZIP64 extra field holds, in this order, those of the numbers that did not fit. */
function widen(numbers: { sizeBytes: number; packedBytes: number; headerAt: number }, extra: Buffer): typeof numbers {
  const wide = { ...numbers };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    for (const key of ['sizeBytes', 'packedBytes', 'headerAt'] as const) {
      if (wide[key] !== UNSET || from + 8 > extra.length) continue;
      wide[key] = Number(extra.readBigUInt64LE(from));
      from += 8;
    }
  }
  return wide;
}

/** UTF-8 whatever the flag says, for Arabic names are written so by all; else one character a byte. */
function decodeName(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
