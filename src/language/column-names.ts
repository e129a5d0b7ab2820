import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FoldTable } from '../text/fold.ts';
import { LANGUAGES_FOLDER, loadFold, readLexiconFile } from './language.ts';

/** Names that tables give their columns in one language. */
export interface ColumnNames {
  readonly fold: FoldTable;
  /** Field → names, best first, as written. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

let loaded: readonly ColumnNames[] | null = null;

/** The names of columns in every language; read once, without compiling the languages. */
export function loadColumnNames(root = LANGUAGES_FOLDER): readonly ColumnNames[] {
  return (loaded ??= readdirSync(root).flatMap((code) => {
    const file = join(root, code, 'page', 'column-names.tsv');
    if (!existsSync(file)) return [];
    const fields = new Map<string, string[]>();
    for (const { entry } of readLexiconFile(file, `${code}/page/column-names.tsv`)) fields.set(entry.id, [...(fields.get(entry.id) ?? []), entry.spelling]);
    return [{ fold: loadFold(join(root, code)), fields }];
  }));
}
