import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadTsv } from './tsv.ts';

/** What a code of the codebook is called in each interface language. */
export interface CodeLabel {
  readonly id: string;
  readonly en: string;
  readonly ar: string;
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'languages', 'labels');
const loaded = new Map<string, ReadonlyMap<string, CodeLabel>>();

/** The labels of one file of `languages/labels/`, by id. */
export function loadLabels(name: string): ReadonlyMap<string, CodeLabel> {
  let labels = loaded.get(name);
  if (!labels) {
    const [, ...rows] = loadTsv(join(FOLDER, `${name}.tsv`));
    labels = new Map(rows.map(({ cells: [id = '', en = '', ar = ''] }) => [id, { id, en, ar }]));
    loaded.set(name, labels);
  }
  return labels;
}
