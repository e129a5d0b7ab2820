import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MODELS_FOLDER } from '../src/language/model-files.ts';
import { loadLanguage } from '../src/language/language.ts';
import { f1, type Share } from './names/span-score.ts';
import { saveModel, trainNames } from './names/train-names.ts';

const here = dirname(fileURLToPath(import.meta.url));
const EPOCHS = 8;
const HELD = 1 / 6;

/** `npm run train -- names [--measure]`: trains models/names.bin; with `--measure` keeps a sixth of each corpus apart and prints scores. */
export function main(args: readonly string[]): void {
  const measure = args.includes('--measure');
  const shared = process.env['ISNAD_SHARED'] ?? join(here, '..', '..', 'shared');
  const started = performance.now();
  const { bytes, scores } = trainNames({
    shared, language: loadLanguage('ar'), own: join(here, 'data'), held: measure ? HELD : 0, epochs: EPOCHS, log: (line) => console.log(line),
  });
  console.log(`${bytes.length} bytes in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  for (const [corpus, manners] of Object.entries(scores)) {
    for (const [manner, score] of Object.entries(manners)) {
      console.log(`${corpus}, ${manner}`);
      for (const [type, share] of Object.entries(score)) console.log(`  ${line(type, share)}`);
    }
  }
  if (!measure) saveModel(bytes, MODELS_FOLDER);
  else if (process.env['ISNAD_KEEP_MEASURED']) saveModel(bytes, process.env['ISNAD_KEEP_MEASURED']);
}

function line(type: string, share: Share): string {
  const part = (a: number, b: number): string => (b === 0 ? '–' : (a / b).toFixed(3));
  return `${type.padEnd(13)} P ${part(share.right, share.found)} R ${part(share.right, share.wanted)} F ${f1(share).toFixed(3)}`;
}
