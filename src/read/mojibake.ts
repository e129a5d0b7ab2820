/** A text read back after a wrong charset had been used on it once too often. */
export interface Repair {
  readonly text: string;
  /** In words: "saved as UTF-8 after being read as windows-1252". */
  readonly how: string;
}

/** Fewer garbled runs than this may be a foreign word or two; they are left alone. */
const MIN_RUNS = 4;
/** Garbled runs must be most of what is not ASCII. */
const MIN_GARBLED_SHARE = 0.5;

/** Undoes UTF-8 read as windows-1252 or windows-1256, and windows-1256 read as windows-1252. Null when the text is sound. */
export function repairMojibake(text: string): Repair | null {
  if (!looksGarbled(text)) return null;
  return (
    undoUtf8(text, 'windows-1252', latinBytes) ??
    undoUtf8(text, 'windows-1256', arabicBytes) ??
    undoLegacy(text)
  );
}

/** Two accented letters in a row, or ط and ظ that alternate with marks: sound Arabic text has neither. A walk over the letters takes a tenth of a pattern's time. */
function looksGarbled(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_ACCENTED || (unit > LAST_ACCENTED && unit !== TAH && unit !== ZAH)) continue;
    if (unit <= LAST_ACCENTED ? isBesideAccent(text.charCodeAt(at + 1)) : isBesideTah(text, at) && isBesideTah(text, at + 2)) return true;
  }
  return false;
}

const FIRST_ACCENTED = 0xc0;
const LAST_ACCENTED = 0xff;
const TAH = 0x637;
const ZAH = 0x638;

const isBesideAccent = (unit: number): boolean => (unit >= 0x80 && unit <= LAST_ACCENTED) || (unit >= 0x152 && unit <= 0x2122);

/** Whether ط or ظ stands at a place and what is neither ASCII nor Arabic behind it. */
function isBesideTah(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return (unit === TAH || unit === ZAH) && ((next >= 0x80 && next <= 0x5ff) || next >= 0x700);
}

function undoUtf8(text: string, charset: string, bytesOf: ReadonlyMap<number, number>): Repair | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let runs = 0;
  let garbled = 0;
  const repaired = text.replace(/[^\x00-\x7f]+/g, (run) => {
    const read = decodeRun(run, bytesOf, decoder);
    if (read === null || read.length === run.length) return run;
    runs++;
    garbled += run.length;
    return read;
  });
  const wide = text.replace(/[\x00-\x7f]+/g, '').length;
  if (runs < MIN_RUNS || garbled < wide * MIN_GARBLED_SHARE) return null;
  return { text: repaired, how: `saved as UTF-8 after being read as ${charset}` };
}

/** windows-1256 bytes once shown as Western letters: "ÇáÃãíÑ". */
function undoLegacy(text: string): Repair | null {
  const decoder = new TextDecoder('windows-1256');
  const wide = text.replace(/[\x00-\x7f]+/g, '');
  const western = wide.replace(/[^\u00a0-\u00ff\u0152\u0153\u0192\u02c6\u2013-\u2122]+/g, '');
  if (western.length < wide.length * 0.9) return null;
  let runs = 0;
  const repaired = text.replace(/[^\x00-\x7f]+/g, (run) => {
    const bytes = toBytes(run, latinBytes);
    if (!bytes) return run;
    runs++;
    return decoder.decode(bytes);
  });
  // French has accents too; Arabic read back has its article everywhere
  const article = repaired.split('ال').length - 1;
  return runs >= MIN_RUNS && article * 12 >= runs ? { text: repaired, how: 'windows-1256 shown as Western letters' } : null;
}

function decodeRun(run: string, bytesOf: ReadonlyMap<number, number>, decoder: TextDecoder): string | null {
  const bytes = toBytes(run, bytesOf);
  if (!bytes) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function toBytes(run: string, bytesOf: ReadonlyMap<number, number>): Uint8Array | null {
  const bytes = new Uint8Array(run.length);
  for (let at = 0; at < run.length; at++) {
    const byte = bytesOf.get(run.charCodeAt(at));
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  return bytes;
}

const latinBytes = bytesByUnit('windows-1252');
const arabicBytes = bytesByUnit('windows-1256');

function bytesByUnit(charset: string): ReadonlyMap<number, number> {
  const decoder = new TextDecoder(charset);
  const map = new Map<number, number>();
  for (let byte = 0x80; byte < 0x100; byte++) map.set(decoder.decode(Uint8Array.of(byte)).charCodeAt(0), byte);
  // bytes that a lenient decoder passed through as controls
  for (let byte = 0x80; byte < 0xa0; byte++) if (!map.has(byte)) map.set(byte, byte);
  return map;
}
