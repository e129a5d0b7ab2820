/** What the first bytes give away. The most common strangers in a folder of saved news, by their published magic numbers. */
const MAGIC: readonly (readonly [signature: string, what: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['PK\x03\x04', 'a ZIP archive or office document'],
  ['\x1f\x8b', 'a gzip file'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\x28\xb5\x2f\xfd', 'a Zstandard file'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
  ['SQLite format 3\0', 'a database'],
  ['wOFF', 'a font'],
  ['wOF2', 'a font'],
  ['OggS', 'a sound or film'],
  ['ID3', 'a sound'],
  ['\xd0\xcf\x11\xe0', 'an old office document'],
];

/** The part of NUL bytes in UTF-16 text with Latin letters is near one half; below this it is no text. */
const LEAST_UTF16_NULS = 0.2;
/** Control characters are rare in text: of 21,565 Arabic news articles 25 held any, .0063 of the bytes at most. */
const MOST_CONTROL_SHARE = 0.02;

/** What kind of binary the bytes are, or null when they may be text. */
export function findBinaryKind(head: Uint8Array): string | null {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 16)).toString('latin1');
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'a WebP picture';
  if (start.slice(4, 8) === 'ftyp') return 'a film or picture';
  const known = MAGIC.find(([signature]) => start.startsWith(signature));
  if (known) return known[1];
  if (hasWideMark(head)) return null;
  if (head.includes(0)) return isUtf16(head) ? null : 'binary data';
  return countControls(head) > head.length * MOST_CONTROL_SHARE ? 'binary data' : null;
}

/** Whether the bytes begin with the byte order mark of UTF-16. */
const hasWideMark = (head: Uint8Array): boolean => (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

/** Text in UTF-16 without a mark: NULs on one side only (spaces, digits and line ends even in Arabic). */
function isUtf16(head: Uint8Array): boolean {
  const nuls = [0, 0];
  const arabic = [0, 0];
  for (let at = 0; at < head.length; at++) {
    const byte = head[at]!;
    const side = at % 2;
    if (byte === 0) nuls[side]! += 1;
    else if (byte === 0x06) arabic[side]! += 1;
  }
  const half = head.length / 2;
  const fits = (high: number): boolean =>
    nuls[1 - high] === 0 && nuls[high]! > 0 && nuls[high]! + arabic[high]! > half * (1 - LEAST_UTF16_NULS);
  return fits(0) || fits(1);
}

function countControls(head: Uint8Array): number {
  let controls = 0;
  for (let at = 0; at < head.length; at++) if (isControl(head[at]!)) controls += 1;
  return controls;
}

/** Tab, line feed, form feed, carriage return and escape do stand in text. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b;
}
