import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** Header fields of HTTP, WARC or MIME, names in small letters; repeated ones are joined as HTTP joins them. */
export type Fields = ReadonlyMap<string, string>;

/** The head and body of an HTTP answer as archives keep it. */
export interface HttpMessage {
  readonly status: number;
  readonly fields: Fields;
  readonly body: Uint8Array;
}

const HEAD_END = /\r?\n\r?\n/;
const LONGEST_HEAD = 65_536;

/** Reads an HTTP answer of an archive; null when it has no head. */
export function parseHttpMessage(bytes: Uint8Array): HttpMessage | null {
  const top = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LONGEST_HEAD)).toString('latin1');
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(top);
  const end = HEAD_END.exec(top);
  if (!status || !end) return null;
  return { status: Number(status[1]), fields: parseFields(top.slice(0, end.index)), body: bytes.subarray(end.index + end[0].length) };
}

/** Header lines below a first line that is none of them; a line that begins with a blank goes on with the one before. */
export function parseFields(head: string): Fields {
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}

/** `text/html; charset="windows-1256"` as its two parts, null where nothing is said. */
export function parseContentType(value: string | undefined): { readonly mediaType: string | null; readonly charset: string | null } {
  const mediaType = value?.split(';')[0]!.trim().toLowerCase() || null;
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(value ?? '')?.[1] ?? null;
  return { mediaType, charset };
}

/** The body as the site meant it: chunks joined, compression undone. Throws zlib's errors and, beyond `mostBytes`, a RangeError. */
export function decodeBody({ fields, body }: HttpMessage, mostBytes: number): Uint8Array {
  const isChunked = /\bchunked\b/i.test(fields.get('transfer-encoding') ?? '');
  let bytes = isChunked ? joinChunks(body) : body;
  const codings = (fields.get('content-encoding') ?? '').toLowerCase().split(',').map((coding) => coding.trim());
  for (const coding of codings.reverse()) bytes = undoCoding(bytes, coding, mostBytes);
  return bytes;
}

function undoCoding(bytes: Uint8Array, coding: string, mostBytes: number): Uint8Array {
  const limits = { maxOutputLength: mostBytes };
  // Archives often keep the header of a compression that they have undone.
  if (coding === 'gzip' || coding === 'x-gzip') return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, limits) : bytes;
  if (coding === 'deflate') return (bytes[0]! & 0x0f) === 8 && (bytes[0]! * 256 + bytes[1]!) % 31 === 0 ? inflateSync(bytes, limits) : inflateRawSync(bytes, limits);
  if (coding === 'br') return looksPlain(bytes) ? bytes : brotliDecompressSync(bytes, limits);
  if (coding === 'zstd') return bytes[0] === 0x28 && bytes[1] === 0xb5 ? zstdDecompressSync(bytes, limits) : bytes;
  return bytes;
}

function looksPlain(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'));
}

/** Joins the chunks of a body (RFC 9112, 7.1). Archives that had joined them already keep the header: such a body is left as it is. */
export function joinChunks(body: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const lineEnd = body.indexOf(0x0a, at);
    const line = lineEnd < 0 || lineEnd - at > 1_000 ? '' : Buffer.from(body.subarray(at, lineEnd)).toString('latin1');
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line);
    if (!size) return chunks.length === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size[1]!, 16);
    if (length === 0) break;
    chunks.push(body.subarray(lineEnd + 1, lineEnd + 1 + length));
    at = lineEnd + 1 + length;
    if (body[at] === 0x0d) at += 1;
    if (body[at] === 0x0a) at += 1;
  }
  return Buffer.concat(chunks);
}
