const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[], at?: number])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a ZIP or Office file', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip file', [0x1f, 0x8b]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a WebP or AVI file', [0x52, 0x49, 0x46, 0x46]],
  ['a video', [0x66, 0x74, 0x79, 0x70], 4],
  ['sound', [0x49, 0x44, 0x33]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
  ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** How much of a file is looked at. */
const SAMPLE_BYTES = 8_192;
/** Text has almost no control characters; files of this share are data. */
const MAX_CONTROL_SHARE = 0.02;

/** What kind of file the bytes are when they are not text ("a PDF"); null for text. */
export function findBinaryKind(bytes: Uint8Array): string | null {
  for (const [kind, signature, from = 0] of SIGNATURES) {
    if (bytes[from] === signature[0] && signature.every((byte, i) => bytes[from + i] === byte)) return kind;
  }
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  return countControls(bytes, length) > length * MAX_CONTROL_SHARE ? 'binary data' : null;
}

function countControls(bytes: Uint8Array, length: number): number {
  let count = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x20 && (byte < 0x09 || (byte > 0x0d && byte !== 0x1b))) count++;
  }
  return count;
}
