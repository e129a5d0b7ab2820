import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/language/language.ts';

/** How often Wikidata's people bear a word, in steps. */
const NAME_STEPS = [1, 2, 5];

/** Classes from this on are of words that are names. */
export const LEAST_NAME = 3;

/** Endings that a dictionary's nouns and adjectives take in news. */
const ENDINGS = ['', 'ه', 'ات', 'ون', 'ين', 'يه', 'ا'];

/** Shorter words are in both kinds of lists by chance. */
const SHORTEST = 3;

/**
 * What lists of names and a dictionary say of words: 0 for neither, else one number for how much of a name and whether
 * an everyday word it is. Names: Wikidata pairs (CC0) and google/transliteration (Apache-2.0); words: CAMeL lemmas (CC BY 4.0).
 */
export function loadWordClasses(shared: string, { fold }: Language): ReadonlyMap<string, number> {
  const data = join(shared, 'data');
  const names = new Map<string, number>();
  const add = (word: string, count: number): void => void (word.length >= SHORTEST && names.set(word, (names.get(word) ?? 0) + count));
  for (const part of ['20', '80']) {
    for (const [, letters = '', count = '1'] of readRows(join(data, 'gazetteers', `steveash_wd_arabic_${part}.txt`), '\t')) add(fold.fold(letters.replaceAll(' ', '')), Number(count));
  }
  for (const [word = ''] of readRows(join(data, 'gazetteers', 'google_ar2en.txt'), '\t')) add(fold.fold(word), 1);
  const common = readLemmas(join(data, 'morph', 'chainbank_lemmas.csv'), fold.fold.bind(fold));
  const classes = new Map<string, number>();
  for (const word of new Set([...names.keys(), ...common])) classes.set(word, 1 + 2 * stepOf(names.get(word) ?? 0) + (common.has(word) ? 1 : 0));
  return classes;
}

const stepOf = (count: number): number => NAME_STEPS.filter((least) => count >= least).length;

function readLemmas(file: string, fold: (text: string) => string): ReadonlySet<string> {
  const common = new Set<string>();
  for (const [, , lemma = '', , , , , kind = ''] of readRows(file, ',')) {
    const word = fold(lemma);
    if (word.length < SHORTEST) continue;
    if (kind === 'VERB') for (const start of ['', 'ي', 'ت']) common.add(start + word);
    else for (const ending of ENDINGS) common.add(word.endsWith('ه') && ending ? word.slice(0, -1) + ending : word + ending);
  }
  return common;
}

const readRows = (file: string, separator: string): string[][] => readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => line.split(separator));
