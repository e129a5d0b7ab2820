import type { Capture, Refusal } from '../../model/capture.ts';
import { findBinaryKind } from '../binary.ts';
import { ByteReader } from '../byte-reader.ts';
import { getEnding, type Format, type SourceFile } from '../format.ts';
import { type HttpMessage, decodeBody, parseContentType, parseHttpMessage } from '../http-message.ts';
import { refuse, refuseStreamError } from '../refusal.ts';
import { LARGEST_PAGE_BYTES, hashBytes, isBlank, toMegabytes } from '../single-page.ts';
import { splitGzipMembers } from './gzip-members.ts';
import { type WarcRecord, readWarcRecords } from './warc-record.ts';

/** A page's block is the page and the head of its answer, perhaps not compressed. */
const LARGEST_BLOCK_BYTES = LARGEST_PAGE_BYTES + 2 ** 20;
const PAGE_RECORDS = new Set(['response', 'resource', 'conversion']);
const PAGE_TYPES = new Set(['text/html', 'application/xhtml+xml', 'text/plain']);

/** A web archive, packed record by record, as a whole, or not at all. Read as a stream: its size does not matter. */
export const webArchive: Format = {
  name: 'web archive',
  claims: ({ path, head }) => {
    const start = Buffer.from(head.subarray(0, 5)).toString('latin1');
    if (start.startsWith('\x1f\x8b')) return /\.warc\.gz$/i.test(path);
    return start === 'WARC/' || getEnding(path) === '.warc';
  },
  async *captures(file) {
    const tally = { pages: 0, faults: 0 };
    try {
      for await (const outcome of readArchive(file)) {
        if ('code' in outcome) tally.faults += 1;
        else tally.pages += 1;
        yield outcome;
      }
    } catch (error) {
      tally.faults += 1;
      yield refuseStreamError(file.path, error);
    }
    if (tally.pages + tally.faults === 0) yield refuse(file.path, 'no-files', `${file.path} is a web archive that holds no page of text.`);
  },
};

async function* readArchive(file: SourceFile): AsyncIterable<Capture | Refusal> {
  if (file.sizeBytes === 0) {
    yield refuse(file.path, 'empty', `${file.path} is empty.`);
    return;
  }
  if (file.head[0] !== 0x1f) {
    yield* readRecords(file.path, file.stream(), (offset) => `byte ${offset.toLocaleString('en')}`);
    return;
  }
  for await (const member of splitGzipMembers(file.stream())) {
    const memberAt = `byte ${member.offset.toLocaleString('en')}`;
    if ('fault' in member) yield refuse(file.path, 'damaged', `${file.path} is damaged: the record at ${memberAt} ${member.fault} and was left out.`);
    else yield* readRecords(file.path, member.pieces, (offset) => (offset === 0 ? memberAt : `byte ${offset.toLocaleString('en')} of what is packed at ${memberAt}`));
  }
}

async function* readRecords(path: string, bytes: AsyncIterable<Uint8Array>, describeOffset: (offset: number) => string): AsyncIterable<Capture | Refusal> {
  const reader = new ByteReader(bytes);
  try {
    for await (const record of readWarcRecords(reader, { mostBytes: LARGEST_BLOCK_BYTES, types: PAGE_RECORDS })) {
      if ('fault' in record) {
        yield refuse(path, 'damaged', `${path} is damaged: the record at ${describeOffset(record.offset)} ${record.fault} and was left out.`);
        continue;
      }
      const capture = readPageRecord(path, record, describeOffset(record.offset));
      if (capture) yield capture;
    }
  } finally {
    await reader.close();
  }
}

/** The capture of a record that holds a page of text; null for pictures, scripts, redirects and the archive's own records. */
function readPageRecord(path: string, record: WarcRecord, at: string): Capture | Refusal | null {
  const address = record.fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null;
  if (!PAGE_RECORDS.has(record.type) || /^(?:dns|whois|urn|metadata|about):/i.test(address ?? '') || /^https?:\/\/[^/]+\/robots\.txt$/i.test(address ?? '')) return null;
  const uri = `${path}!${address ?? at}`;
  if (!record.block) {
    return isMediaName(address) ? null : refuse(uri, 'too-large', `${uri} has ${toMegabytes(record.blockBytes)} MB, and one page may have ${toMegabytes(LARGEST_PAGE_BYTES)} MB; it was left out.`);
  }
  const message = toMessage(record, record.block);
  if (!message) return refuse(uri, 'damaged', `${uri} (${at}) is damaged: it is no answer of a web server.`);
  const { mediaType, charset } = parseContentType(message.fields.get('content-type'));
  if (message.status !== 200 || (mediaType !== null && !PAGE_TYPES.has(mediaType))) return null;
  return capturePage({ message, uri, address, path, mediaType, charset, fetchedAt: toInstant(record.fields.get('warc-date')) });
}

function capturePage({ message, uri, address, path, mediaType, charset, fetchedAt }: {
  message: HttpMessage; uri: string; address: string | null; path: string; mediaType: string | null; charset: string | null; fetchedAt: string | null;
}): Capture | Refusal | null {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(decodeBody(message, LARGEST_PAGE_BYTES));
  } catch (error) {
    const isLarge = error instanceof RangeError;
    return isLarge
      ? refuse(uri, 'too-large', `${uri} unpacks to more than the ${toMegabytes(LARGEST_PAGE_BYTES)} MB that one page may have and was left out.`)
      : refuse(uri, 'damaged', `${uri} is damaged: its compressed body ends early or is broken.`);
  }
  if (isBlank(bytes) || (mediaType === null && findBinaryKind(bytes.subarray(0, 4096)))) return null;
  return { id: hashBytes(bytes), bytes, uri: address ?? uri, mediaType, charset, fetchedAt, carrier: { archive: path } };
}

function toMessage({ type, fields }: WarcRecord, block: Uint8Array): HttpMessage | null {
  if (type === 'response' && /^https?:/i.test(fields.get('warc-target-uri') ?? 'http:')) return parseHttpMessage(block);
  return { status: 200, fields: new Map([['content-type', fields.get('content-type') ?? '']]), body: block };
}

const MEDIA_NAME = /\.(?:mp4|webm|mp3|m4a|avi|mov|jpe?g|png|gif|webp|svg|woff2?|ttf|pdf|zip|js|css)(?:[?#]|$)/i;

function isMediaName(address: string | null): boolean {
  return address === null || MEDIA_NAME.test(address);
}

function toInstant(written: string | undefined): string | null {
  const time = Date.parse(written ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
