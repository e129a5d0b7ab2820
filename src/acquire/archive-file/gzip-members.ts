import { Readable } from 'node:stream';
import { crc32, createGunzip, inflateRawSync, type InflateRaw } from 'node:zlib';
import { ByteReader } from '../byte-reader.ts';
import { RATIO_FREE_BYTES, checkRatio } from '../refusal.ts';

const MAGIC = Uint8Array.of(0x1f, 0x8b, 0x08);
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;
/** Members of web archives hold one record, mostly below 50 KB; a window that ends inside of one is doubled. */
const FIRST_WINDOW_BYTES = 2 ** 18;
/** A member beyond these is unpacked piece by piece, together with all that follows. */
const LARGEST_WINDOW_BYTES = 2 ** 25;
const LARGEST_MEMBER_BYTES = 4 * RATIO_FREE_BYTES;

/** A gzip member, or a file's rest from a member on that is too large for memory. */
export interface GzipMember {
  /** Where it begins in the file. */
  readonly offset: number;
  /** What it unpacks to; to be read before the next member is asked for. Throws zlib's errors and `BombError`. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** A member that cannot be unpacked, and what is wrong with it: "ends early", "is broken". */
export interface BrokenMember {
  readonly offset: number;
  readonly fault: string;
}

/**
 * The members of a gzip file one after another (RFC 1952); web archives have one for each record. After a broken member
 * the next beginning is looked for.
 */
export async function* splitGzipMembers(file: AsyncIterable<Uint8Array>): AsyncIterable<GzipMember | BrokenMember> {
  const reader = new ByteReader(file);
  try {
    while (await reader.skipTo(MAGIC)) {
      const offset = reader.position;
      const member = await takeMember(reader);
      if (member === 'large') {
        yield { offset, pieces: unpackRest(reader) };
        return;
      }
      if (typeof member === 'string') {
        yield { offset, fault: member };
        if (reader.position === offset) await reader.skip(MAGIC.length);
      } else yield { offset, pieces: only(member) };
    }
  } finally {
    await reader.close();
  }
}

async function* only(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function takeMember(reader: ByteReader): Promise<Uint8Array | string> {
  for (let size = FIRST_WINDOW_BYTES; ; size *= 2) {
    const window = await reader.peek(size);
    const isAll = window.length < size;
    const unpacked = unpackMember(window);
    if (unpacked === 'ends early' && !isAll) {
      if (size >= LARGEST_WINDOW_BYTES) return 'large';
      continue;
    }
    if (typeof unpacked === 'string') {
      if (unpacked === 'ends early') await reader.skip(window.length);
      return unpacked;
    }
    await reader.skip(unpacked.length);
    return unpacked.bytes;
  }
}

/** The member at the head of the window with its packed length; or what is wrong. */
function unpackMember(window: Uint8Array): { readonly bytes: Uint8Array; readonly length: number } | string {
  const start = headerLength(window);
  if (start === null) return 'ends early';
  try {
    const { buffer, engine } = inflateRawSync(window.subarray(start), { info: true, maxOutputLength: LARGEST_MEMBER_BYTES }) as unknown as { buffer: Uint8Array; engine: InflateRaw };
    const end = start + engine.bytesWritten;
    if (window.length < end + TRAILER_BYTES) return 'ends early';
    const trailer = new DataView(window.buffer, window.byteOffset + end, TRAILER_BYTES);
    if (trailer.getUint32(0, true) !== crc32(buffer)) return 'is broken (its checksum is wrong)';
    return { bytes: buffer, length: end + TRAILER_BYTES };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') return 'ends early';
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'large';
    return 'is broken';
  }
}

/** Bytes before the packed data; null when the window ends within them. */
function headerLength(window: Uint8Array): number | null {
  if (window.length < HEADER_BYTES) return null;
  const flags = window[3]!;
  let at = HEADER_BYTES;
  if (flags & FLAG.extra) at += 2 + (window[at] ?? 0) + 256 * (window[at + 1] ?? 0);
  for (const flag of [FLAG.name, FLAG.comment]) {
    if (!(flags & flag)) continue;
    const end = window.indexOf(0, at);
    if (end < 0) return null;
    at = end + 1;
  }
  if (flags & FLAG.headerCrc) at += 2;
  return at < window.length ? at : null;
}

async function* unpackRest(reader: ByteReader): AsyncIterable<Uint8Array> {
  const rest = async function* (): AsyncIterable<Uint8Array> {
    for (let piece = await reader.takePiece(FIRST_WINDOW_BYTES); piece; piece = await reader.takePiece(FIRST_WINDOW_BYTES)) yield piece.slice();
  };
  yield* unpackGzip(rest());
}

/** A gzip file as it unpacks, all members in a row. Throws zlib's errors and `BombError`. */
export async function* unpackGzip(file: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  const source = Readable.from(file, { objectMode: false });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let output = 0;
  try {
    for await (const piece of gunzip as AsyncIterable<Uint8Array>) {
      output += piece.length;
      checkRatio(gunzip.bytesWritten, output);
      yield piece;
    }
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
