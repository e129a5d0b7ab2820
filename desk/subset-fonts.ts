import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);
const subsetFont = require('subset-font') as (font: Buffer, text: string, options: { targetFormat: 'woff2' }) => Promise<Buffer>;
const PACKAGE = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic';
const FOLDER = join(import.meta.dirname, '..', 'node_modules', '.cache', 'desk-fonts');
/** The name that the desk's style sheet asks for. */
const FAMILY = 'Desk';
const WEIGHTS = [400, 600];

/** One file of each weight, loaded once a page holds one of its letters. */
interface Piece {
  readonly name: string;
  readonly script: 'arabic' | 'latin' | 'latin-ext';
  readonly letters: string;
}

/** Chromium draws nothing of a letter whose mark is declared for another file. */
const QURANIC_MARKS = [range(0x0610, 0x061a), range(0x06d6, 0x06dc), range(0x06df, 0x06e8), range(0x06ea, 0x06ed)].join('');
/**
 * What nearly every article is written with comes with the first page, 17 and 13 KB a weight instead of 43 and 20.
 * Of 3,082 articles of the shared news 6 in 1,000 hold an Arabic letter beyond these (Maghrebi and presentation forms, mostly).
 */
const COMMON_ARABIC = [
  range(0x0621, 0x063a), range(0x0640, 0x065f), 'ٰٱ', QURANIC_MARKS, 'پچڤڨژکگڭڢڥۀەیې', range(0x0660, 0x066c), range(0x06f0, 0x06f9), '،؛؟۔', '\u200c\u200d\u200e\u200f',
].join('');
const COMMON_LATIN = [range(0x0020, 0x007e), ' «»·×°±§©–—‘’“”„•…‹›€↑↓−'].join('');
const PIECES: readonly Piece[] = [
  { name: 'arabic', script: 'arabic', letters: COMMON_ARABIC },
  { name: 'arabic-further', script: 'arabic', letters: without([range(0x0600, 0x06ff), range(0x0750, 0x077f), range(0x08a0, 0x08ff), range(0xfb50, 0xfdff), range(0xfe70, 0xfefc)].join(''), COMMON_ARABIC) },
  { name: 'latin', script: 'latin', letters: COMMON_LATIN },
  { name: 'latin-further', script: 'latin', letters: without([range(0x00a1, 0x00ff), 'ıŒœʼˆ˚˜™'].join(''), COMMON_LATIN) },
  { name: 'latin-extended', script: 'latin-ext', letters: [range(0x0100, 0x024f), range(0x1e00, 0x1eff)].join('') },
];

/** IBM Plex Sans Arabic in small files, with all its features of shaping and the places of marks; `desk-fonts/fonts.css` declares them. */
export function subsetFonts(): Plugin {
  return {
    name: 'desk-fonts',
    async config() {
      mkdirSync(FOLDER, { recursive: true });
      const rules: string[] = [];
      for (const piece of PIECES) for (const weight of WEIGHTS) rules.push(await makeFace(piece, weight));
      writeWhole('fonts.css', rules.join('\n'));
      return { resolve: { alias: { 'desk-fonts': FOLDER } }, server: { fs: { allow: [import.meta.dirname, FOLDER] } } };
    },
  };
}

async function makeFace({ name, script, letters }: Piece, weight: number): Promise<string> {
  const whole = readFileSync(require.resolve(`${PACKAGE}-${script}-${weight}-normal.woff2`));
  const file = `${name}-${weight}.woff2`;
  writeWhole(file, await subsetFont(whole, letters, { targetFormat: 'woff2' }));
  return `@font-face { font-family: '${FAMILY}'; font-weight: ${weight}; font-display: swap; src: url('./${file}') format('woff2'); unicode-range: ${describeRanges(letters)}; }`;
}

/** Another build beside this one reads the old file or the new one, never half of it. */
function writeWhole(name: string, content: Buffer | string): void {
  const path = join(FOLDER, name);
  writeFileSync(`${path}.${process.pid}`, content);
  renameSync(`${path}.${process.pid}`, path);
}

function range(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, at) => first + at));
}

function without(letters: string, others: string): string {
  return [...letters].filter((letter) => !others.includes(letter)).join('');
}

/** `U+621-63A, U+640` */
function describeRanges(letters: string): string {
  const codes = [...new Set([...letters].map((letter) => letter.codePointAt(0)!))].sort((a, b) => a - b);
  const starts = codes.filter((code, at) => code - 1 !== codes[at - 1]);
  const ends = codes.filter((code, at) => code + 1 !== codes[at + 1]);
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return starts.map((start, at) => (start === ends[at] ? `U+${hex(start)}` : `U+${hex(start)}-${hex(ends[at]!)}`)).join(', ');
}
