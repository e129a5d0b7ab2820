import { analyse } from 'chardet';
import type { Note } from '../model/article.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import { findBinaryKind } from './binary-kind.ts';
import { repairMojibake } from './mojibake.ts';

/** A capture's bytes as text: `charset` is the one used, `notes` say what was odd. Line ends are as in the file. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly notes: readonly Note[];
}

interface Reading {
  readonly text: string;
  readonly charset: string;
  readonly score: number;
}

/** How much of a file is looked at to guess its charset. Longer samples chose no differently on the seeds and pages. */
const SAMPLE_BYTES = 65_536;
/** Where a page must declare its charset (HTML standard: the first 1024 bytes; pages in the wild run over). */
const DECLARATION_BYTES = 4_096;
/** Above this share of broken sequences a file is not taken for damaged UTF-8 but for another charset. */
const MAX_BROKEN_SHARE = 0.02;
const LEGACY_ARABIC = ['windows-1256', 'iso-8859-6'];
const REPLACEMENT = '\ufffd';

/** Decodes a capture: byte order mark, UTF-8, what the page declares, then the likeliest Arabic charset. */
export function decode(capture: Capture): Decoded | Refusal {
  const uri = capture.uri ?? capture.id;
  const bytes = capture.bytes;
  if (bytes.length === 0) return { uri, code: 'empty', says: `${uri} is empty: it has no bytes.` };
  const decoded = decodeMarked(bytes) ?? decodeWide(bytes);
  if (decoded) return visible(decoded, uri);
  const kind = findBinaryKind(bytes);
  if (kind) return { uri, code: 'binary', says: `${uri} is ${kind}, not a page of text; save the article as text or HTML.` };
  return visible(decodeBytes(bytes, capture.charset), uri);
}

function visible(decoded: Decoded, uri: string): Decoded | Refusal {
  if (/[^\s\u200b-\u200f\ufeff]/.test(decoded.text)) return repaired(decoded);
  return { uri, code: 'empty', says: `${uri} is empty: it holds only blanks.` };
}

/** UTF-8, UTF-16 with a byte order mark; the mark is dropped. */
function decodeMarked(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    const text = decodeAs('utf-8', bytes);
    return { text, charset: 'utf-8', notes: brokenNotes(text, 'utf-8') };
  }
  const charset = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  if (!charset) return null;
  const text = decodeAs(charset, bytes);
  return { text, charset, notes: brokenNotes(text, charset) };
}

/** UTF-16 without a mark: every other byte is the high byte of Arabic, Latin or a blank. */
function decodeWide(bytes: Uint8Array): Decoded | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 8 || !hasHighBytes(bytes, length)) return null;
  const half = length / 2;
  const high = [0, 1].map((side) => countHigh(bytes, side, length));
  const side = high[1]! > high[0]! ? 1 : 0;
  // a text with NULs or 06 bytes in nearly all places of one parity and few of the other is nothing else
  if (high[side]! < 0.97 * half || high[1 - side]! > 0.45 * half) return null;
  const charset = side === 1 ? 'utf-16le' : 'utf-16be';
  const text = decodeAs(charset, bytes);
  return { text, charset, notes: [{ code: 'charset-guessed', says: `No charset was declared; read as ${charset}.` }] };
}

const LEAST_HIGH_SHARE = 0.8;

/** Whether so many of the even or of the odd bytes are high bytes of letters. Bytes of other charsets are told by the first fifth. */
function hasHighBytes(bytes: Uint8Array, length: number): boolean {
  const mostOthers = length / 2 - LEAST_HIGH_SHARE * (length / 2);
  let evenOthers = 0;
  let oddOthers = 0;
  for (let at = 0; at < length; at += 2) {
    if (!isHighOfLetter(bytes[at]!)) evenOthers++;
    if (!isHighOfLetter(bytes[at + 1]!)) oddOthers++;
    if (evenOthers > mostOthers && oddOthers > mostOthers) return false;
  }
  return true;
}

/** The high byte of Latin and of Arabic letters. */
const isHighOfLetter = (byte: number): boolean => byte === 0x00 || byte === 0x06;

/** How many of the even or odd bytes are high bytes: 20 is that of marks, and a blank in single bytes ("x x x x"). */
function countHigh(bytes: Uint8Array, side: number, length: number): number {
  let count = 0;
  for (let at = side; at < length; at += 2) if (isHighOfLetter(bytes[at]!) || bytes[at] === 0x20) count++;
  return count;
}

function decodeBytes(bytes: Uint8Array, declaredByCarrier: string | null): Decoded {
  const strict = decodeStrictly(bytes);
  if (strict !== null) return { text: strict, charset: 'utf-8', notes: [] };
  const lossy = decodeAs('utf-8', bytes);
  const damaged = findDamagedUtf8(lossy);
  if (damaged) return damaged;
  const declared = [declaredByCarrier, findDeclaredCharset(bytes)].filter((label) => label !== null).map(normalizeLabel);
  const guessed = analyse(bytes.subarray(0, SAMPLE_BYTES)).slice(0, 3).map((match) => normalizeLabel(match.name));
  const readings = [...new Set([...declared, ...LEGACY_ARABIC, ...guessed])].flatMap((label) => readAs(label, bytes));
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a), { text: lossy, charset: 'utf-8', score: -1 });
  const notes = declared.includes(best.charset)
    ? []
    : [{ code: 'charset-guessed', says: `Read as ${best.charset}${declared.length ? `, not as the declared ${declared.join(', ')}` : ': no charset was declared'}.` }];
  return { text: best.text, charset: best.charset, notes: [...notes, ...brokenNotes(best.text, best.charset)] };
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 with few broken sequences stays UTF-8: one bad byte must not turn a page into gibberish. */
function findDamagedUtf8(text: string): Decoded | null {
  let wide = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken++;
    else if (unit >= 0x80) wide++;
  }
  if (broken > Math.max(2, wide * MAX_BROKEN_SHARE) || wide < broken) return null;
  return { text, charset: 'utf-8', notes: brokenNotes(text, 'utf-8') };
}

function brokenNotes(text: string, charset: string): Note[] {
  const broken = text.split(REPLACEMENT).length - 1;
  if (broken === 0) return [];
  return [{ code: 'broken-bytes', says: `${broken} broken ${charset} sequence${broken > 1 ? 's' : ''} shown as ${REPLACEMENT}.` }];
}

/** Charset named by a meta tag or XML declaration at the top of the bytes. */
function findDeclaredCharset(bytes: Uint8Array): string | null {
  const top = decodeAs('latin1', bytes.subarray(0, DECLARATION_BYTES));
  const found = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(top) ?? /<\?xml[^>]{0,100}encoding=["']([\w-]+)/i.exec(top);
  return found?.[1] ?? null;
}

function readAs(label: string, bytes: Uint8Array): Reading[] {
  try {
    const text = new TextDecoder(label).decode(bytes);
    return [{ text, charset: label, score: arabicScore(text.slice(0, SAMPLE_BYTES)) }];
  } catch {
    return []; // a label that no standard knows
  }
}

function normalizeLabel(label: string): string {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return label.trim().toLowerCase();
  }
}

/** Share of "ال" among letter pairs and of Arabic letters: the right Arabic charset stands far above the wrong ones. */
function arabicScore(text: string): number {
  const article = text.split('ال').length - 1;
  let arabic = 0;
  let odd = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x621 && unit <= 0x64a) arabic++;
    else if (unit === 0xfffd || (unit >= 0x80 && unit <= 0xa0 && unit !== 0xa0)) odd += 4;
    else if (unit >= 0xc0 && unit < 0x250) odd++;
  }
  return (arabic + 8 * article - odd) / Math.max(1, text.length);
}

function decodeAs(label: string, bytes: Uint8Array): string {
  return new TextDecoder(label).decode(bytes);
}

function repaired(decoded: Decoded): Decoded {
  const repair = repairMojibake(decoded.text);
  if (!repair) return decoded;
  const note = { code: 'mojibake-repaired', says: `The text had been ${repair.how} and was read back.` };
  return { ...decoded, text: repair.text, notes: [...decoded.notes, note] };
}
