import type { Capture, Refusal } from '../../model/capture.ts';
import { getEnding, type Format } from '../format.ts';
import { type Fields, parseContentType, parseFields } from '../http-message.ts';
import { refuse } from '../refusal.ts';
import { LARGEST_PAGE_BYTES, hashBytes, isBlank, loadWhole } from '../single-page.ts';

/** A page is saved with all its pictures, so its file is larger than the page. */
const LARGEST_FILE_BYTES = 4 * LARGEST_PAGE_BYTES;
const DEEPEST_PART = 8;

/** A page saved by a browser as one file (MHTML, RFC 2557). The page itself is taken, its pictures are not. */
export const mailPage: Format = {
  name: 'MHTML page',
  claims: ({ path, head }) => {
    if (['.mht', '.mhtml'].includes(getEnding(path))) return true;
    const start = Buffer.from(head).toString('latin1');
    return /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}?content-type:\s*multipart\/related/i.test(start);
  },
  async *captures(file) {
    const bytes = await loadWhole(file, LARGEST_FILE_BYTES);
    yield 'code' in bytes ? bytes : readPage(file.path, bytes);
  },
};

interface Part {
  readonly fields: Fields;
  /** One character a byte. */
  readonly body: string;
}

function readPage(path: string, bytes: Uint8Array): Capture | Refusal {
  if (bytes.length === 0) return refuse(path, 'empty', `${path} is empty.`);
  const whole = parsePart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
  const address = whole.fields.get('snapshot-content-location') ?? whole.fields.get('content-location') ?? null;
  const page = findPage(whole, address, 0);
  if (!page) return refuse(path, 'damaged', `${path} holds no web page: it is no MHTML file, or it ends before its page.`);
  const content = decodePart(page);
  if (isBlank(content)) return refuse(path, 'empty', `${path} holds a page of nothing but blanks.`);
  const { mediaType, charset } = parseContentType(page.fields.get('content-type'));
  const url = address ?? page.fields.get('content-location') ?? null;
  return { id: hashBytes(content), bytes: content, uri: path, mediaType, charset, fetchedAt: null, ...(url && /^https?:/i.test(url) && { carrier: { url } }) };
}

function parsePart(text: string): Part {
  const trimmed = text.replace(/^(?:\r?\n)+/, '');
  const end = /\r?\n\r?\n/.exec(trimmed);
  if (!end) return { fields: parseFields(trimmed), body: '' };
  return { fields: parseFields(trimmed.slice(0, end.index)), body: trimmed.slice(end.index + end[0].length) };
}

/** The part of the page's own address, else the first part of HTML. */
function findPage(part: Part, address: string | null, depth: number): Part | null {
  const type = part.fields.get('content-type') ?? '';
  if (/^text\/html|^application\/xhtml/i.test(type)) return part;
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  if (!boundary || depth >= DEEPEST_PART) return null;
  const parts = splitParts(part.body, boundary[1] ?? boundary[2]!);
  const pages = parts.flatMap((inner) => findPage(inner, address, depth + 1) ?? []);
  return pages.find(({ fields }) => address !== null && fields.get('content-location') === address) ?? pages[0] ?? null;
}

function splitParts(body: string, boundary: string): Part[] {
  const pieces = `\n${body}`.split(`\n--${boundary}`);
  return pieces.slice(1).filter((piece) => !piece.startsWith('--')).map(parsePart);
}

function decodePart({ fields, body }: Part): Uint8Array {
  const coding = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  if (coding === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
  if (coding !== 'quoted-printable') return new Uint8Array(Buffer.from(body, 'latin1'));
  const text = body.replace(/=[ \t]*\r?\n/g, '').replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
