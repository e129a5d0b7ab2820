import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { B_ORGANIZATION, B_OTHER, B_PERSON, B_PLACE, OUTSIDE } from '../../src/analyze/names/tags.ts';
import { Words } from '../../src/analyze/names/words.ts';
import type { Language } from '../../src/language/language.ts';

/** A token of an annotated corpus: as written, its label, and whether it goes on the name before it. */
export interface Tagged {
  readonly text: string;
  readonly label: number;
}

/** Sentences of an annotated corpus. */
export type Corpus = readonly (readonly Tagged[])[];

const LABELS: Readonly<Record<string, number>> = {
  PERS: B_PERSON, PER: B_PERSON, LOC: B_PLACE, GPE: B_PLACE, ORG: B_ORGANIZATION, MISC: B_OTHER, MIS: B_OTHER,
};

/** `B-ORG`, `I-MIS2` … to a label of the tagger. */
function labelOf(tag: string): number {
  const [place = 'O', type = ''] = [tag.slice(0, 1), tag.slice(tag.lastIndexOf('-') + 1)];
  const begin = LABELS[type.replace(/[-`\d]+$/, '').replace('MISS', 'MIS')];
  if (begin === undefined || (place !== 'B' && place !== 'I')) return OUTSIDE;
  return place === 'B' ? begin : begin + 1;
}

/** Sentences of a file of `token<separator>tag` lines, parted by blank lines. */
export function parseColumns(text: string): Corpus {
  const sentences: Tagged[][] = [[]];
  for (const line of text.split(/\r?\n/)) {
    const cells = line.trim().split(/\s+/);
    if (cells.length < 2) {
      if (sentences.at(-1)!.length > 0) sentences.push([]);
    } else sentences.at(-1)!.push({ text: cells[0]!, label: labelOf(cells.slice(1).at(-1)!) });
  }
  return sentences.filter((sentence) => sentence.length > 0).map(mendStarts);
}

/** An `I` that follows nothing of its type becomes a `B`. */
function mendStarts(sentence: readonly Tagged[]): Tagged[] {
  let last = OUTSIDE;
  return sentence.map((token) => {
    const isInside = token.label !== OUTSIDE && token.label % 2 === 0;
    const label = isInside && last !== token.label && last !== token.label - 1 ? token.label - 1 : token.label;
    last = label;
    return { ...token, label };
  });
}

/** Our own sentences: names in brackets with their type, `[ORG وزارة الدفاع]`. */
export function parseBracketed(text: string): Corpus {
  return text.split(/\r?\n/).filter((line) => line && !line.startsWith('#')).map(parseBracketedLine);
}

/** A quotation mark alone is no part of a name, though it stands within it. */
const HAS_WORD = /[\p{L}\p{N}]/u;

function parseBracketedLine(line: string): Tagged[] {
  const tokens: Tagged[] = [];
  for (const part of line.matchAll(/\[(\w+) ([^\]]+)\]|([^\s[]+)/g)) {
    let label = part[1] ? LABELS[part[1]]! : OUTSIDE;
    for (const text of (part[2] ?? part[3]!).split(/\s+/)) {
      const isName = label !== OUTSIDE && HAS_WORD.test(text);
      tokens.push({ text, label: isName ? label : OUTSIDE });
      if (isName && label % 2 === 1) label += 1;
    }
  }
  return tokens;
}

/** Our own sentences written out whole, file by file: every `by-hand….txt` of a folder. */
export function loadByHand(folder: string): Corpus[] {
  return readdirSync(folder).filter((name) => /^by-hand.*\.txt$/.test(name)).sort().map((name) => parseBracketed(readFileSync(join(folder, name), 'utf8')));
}

export function loadFolder(folder: string): Corpus {
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).sort().flatMap((name) => [...parseColumns(readFileSync(join(folder, name), 'utf8'))]);
}

/** A corpus as the names-finder sees it: its words, one sentence a line, with a label each. */
export function readWords(corpus: Corpus, language: Language): { words: Words; labels: Uint8Array } {
  const ranges: { start: number; label: number }[] = [];
  let text = '';
  for (const sentence of corpus) {
    for (const token of sentence) {
      ranges.push({ start: text.length, label: token.label });
      text += `${token.text} `;
    }
    text = `${text.trimEnd()}\n`;
  }
  const tokens = language.tokenize(text);
  const words = new Words(tokens, language.match(tokens), language, [{ role: 'paragraph', span: [0, text.length] }]);
  const labels = new Uint8Array(words.count);
  for (let word = 0, range = 0, used = -1; word < words.count; word++) {
    while (range + 1 < ranges.length && ranges[range + 1]!.start <= words.start(word)) range += 1;
    const { label } = ranges[range]!;
    labels[word] = used === range && label % 2 === 1 ? label + 1 : label;
    used = range;
  }
  return { words, labels };
}
