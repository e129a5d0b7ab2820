import { readFileSync } from 'node:fs';
import { ALL_PARTS, type NameParts } from '../src/analyze/names/phrase-reader.ts';
import { loadLanguage } from '../src/language/language.ts';
import { parseColumns } from '../train/names/corpus.ts';
import { f1, type Share } from '../train/names/span-score.ts';
import { type Manner, scoreStep } from '../train/names/step-score.ts';

const VARIANTS: Readonly<Record<string, { readonly manner: Manner; readonly parts?: NameParts }>> = {
  'in the manner of ANERcorp (tagger, persons of the whole step)': { manner: 'corpus' },
  'the tagger alone': { manner: 'tagger' },
  'the whole names step, in the codebook\'s manner': { manner: 'step' },
  'the whole names step without the tagger': { manner: 'step', parts: { ...ALL_PARTS, tagger: false } },
  'the whole names step without the rules': { manner: 'step', parts: { ...ALL_PARTS, rules: false } },
  'the whole names step without the knowledge base': { manner: 'step', parts: { ...ALL_PARTS, known: false } },
};

/** `node eval/names-columns.ts FILE`: exact-span scores on a file of `token label` lines (PERS, LOC, ORG, MISC), sentences parted by empty lines. */
function main(file: string | undefined): void {
  if (!file) {
    console.error('Name a file of `token label` lines, sentences parted by empty lines.');
    process.exitCode = 2;
    return;
  }
  const corpus = parseColumns(readFileSync(file, 'utf8'));
  const language = loadLanguage('ar');
  for (const [name, variant] of Object.entries(VARIANTS)) {
    console.log(name);
    for (const [type, share] of Object.entries(scoreStep(corpus, language, variant))) console.log(`  ${line(type, share)}`);
  }
}

/** `all` is with MISC, `named` without. */
function line(type: string, share: Share): string {
  const part = (a: number, b: number): string => (b === 0 ? '–' : (a / b).toFixed(3));
  return `${type.padEnd(13)} P ${part(share.right, share.found)} R ${part(share.right, share.wanted)} F ${f1(share).toFixed(3)}`;
}

main(process.argv[2]);
