import { type ColumnNames, loadColumnNames } from '../../language/column-names.ts';

/** What a column of a row can hold. */
export const ROW_FIELDS = ['text', 'title', 'date', 'outlet', 'byline', 'url'] as const;
export type RowField = (typeof ROW_FIELDS)[number];

/** Which column holds which field; a dot leads into an object of JSON (`article.body`). */
export type ColumnMap = Readonly<Partial<Record<RowField, string>>>;

/** What is wrong with a map that a person wrote. `message` is one sentence. */
export class ColumnMapError extends Error {}

/** Names that datasets of news give their columns, best first; compared without case, blanks and dashes. */
const KNOWN_NAMES: Readonly<Record<RowField, readonly string[]>> = {
  text: ['text', 'content', 'body', 'article', 'articletext', 'articlebody', 'contenthtml', 'contenttext', 'fulltext', 'maintext', 'newstext', 'html', 'story', 'description'],
  title: ['title', 'headline', 'heading', 'newstitle', 'subject', 'articletitle'],
  date: ['published', 'date', 'publishedat', 'datepublished', 'pubdate', 'publishdate', 'publicationdate', 'publishedtime', 'time', 'timestamp', 'createdat', 'created'],
  outlet: ['outlet', 'source', 'publisher', 'newspaper', 'sitename', 'site', 'sourcename', 'media', 'website'],
  byline: ['byline', 'author', 'authors', 'writer', 'creator'],
  url: ['url', 'link', 'uri', 'address', 'articleurl', 'sourceurl', 'weburl', 'href'],
};

/** Reads `text=content,date=published`. Throws `ColumnMapError`. */
export function parseColumnMap(written: string): ColumnMap {
  const map: Partial<Record<RowField, string>> = {};
  for (const pair of written.split(',')) {
    const equals = pair.indexOf('=');
    const field = pair.slice(0, equals).trim() as RowField;
    const column = pair.slice(equals + 1).trim();
    if (equals < 1 || column === '' || !ROW_FIELDS.includes(field)) {
      throw new ColumnMapError(`"${pair}" does not say which column holds what; write FIELD=COLUMN with a field of ${ROW_FIELDS.join(', ')}.`);
    }
    map[field] = column;
  }
  return map;
}

/** The columns of a table: as the person says, the rest by the names that they have. */
export function findColumns(names: readonly string[], given: ColumnMap | null): ColumnMap {
  const found: Partial<Record<RowField, string>> = { ...given };
  const taken = new Set(Object.values(found));
  const byKey = new Map(names.toReversed().map((name) => [toKey(name), name]));
  for (const field of ROW_FIELDS) {
    if (found[field] !== undefined) continue;
    const isFree = (name: string | undefined): name is string => name !== undefined && !taken.has(name);
    const column = KNOWN_NAMES[field].map((known) => byKey.get(known)).find(isFree) ?? findSpoken(field, names, isFree);
    if (column === undefined) continue;
    found[field] = column;
    taken.add(column);
  }
  return found;
}

/** A column that is named in a language of `languages/`: `العنوان`, `تاريخ_النشر`. */
function findSpoken(field: RowField, names: readonly string[], isFree: (name: string) => boolean): string | undefined {
  for (const { fold, fields } of names.every(isLatin) ? [] : loadColumnNames()) {
    const byKey = new Map(names.toReversed().map((name) => [toSpokenKey(name, fold), name]));
    const column = fields.get(field)?.map((known) => byKey.get(toSpokenKey(known, fold))).find((name) => name !== undefined && isFree(name));
    if (column !== undefined) return column;
  }
  return undefined;
}

const isLatin = (name: string): boolean => !/[^\u0000-\u024f]/.test(name);

/** Folded words without their article, blanks and dashes. */
function toSpokenKey(name: string, fold: ColumnNames['fold']): string {
  return fold.fold(name).split(/[\s_.-]+/).map((word) => word.replace(/^ال(?=..)/u, '')).join('');
}

function toKey(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '');
}
