import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Span } from '../model/span.ts';
import { CliticTable, type Reading } from '../text/clitics.ts';
import { FoldTable } from '../text/fold.ts';
import { type Tokens, cutForms, tokenize } from '../text/tokens.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import { FormEntries } from './form-entries.ts';
import { FormReadings } from './form-readings.ts';
import { Grammar } from './grammar.ts';
import { LanguageDataError, parseGrammarFile } from './grammar-file.ts';
import { Lexicon, type LexiconEntry } from './lexicon.ts';
import { type LexiconMatches, matchLexicon } from './lexicon-matches.ts';
import { type SlotKind, parseSlots } from './slots.ts';
import { loadTsv } from './tsv.ts';

/** Where the repository keeps its language data. */
export const LANGUAGES_FOLDER = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'languages');

/** The folders whose TSV files are lexicons. */
export const LEXICON_FOLDERS = ['words', 'names', 'page', 'gazetteer'];

/** What is looked up by class and never met in the words of an article: furniture of pages, little known towns, genders of names. */
const LISTED = ['page', 'gazetteer', join('words', 'cue-genders.tsv')];

/** Forms kept between articles before the vocabulary starts anew: about 85 MB. */
const MOST_ARTICLE_FORMS = 400_000;

/** One language folder, compiled: folding, clitics, lexicons and grammars. Made by `loadLanguage`. */
export class Language {
  readonly code: string;
  readonly folder: string;
  readonly fold: FoldTable;
  readonly vocabulary = new Vocabulary();
  readonly lexicon: Lexicon;
  readonly slots: ReadonlyMap<string, SlotKind>;
  readonly #clitics: CliticTable;
  readonly #readings: FormReadings;
  readonly #entries: FormEntries;
  readonly #grammars = new Map<string, Grammar>();

  constructor(code: string, folder: string) {
    this.code = code;
    this.folder = folder;
    this.fold = loadFold(folder);
    this.#clitics = new CliticTable(
      loadTsv(join(folder, 'letters', 'clitics.tsv'))
        .filter(({ cells }) => cells[0] !== 'id')
        .map(({ cells: [id = '', kind = '', form = ''] }) => ({ id, kind, form: this.fold.fold(form) })),
    );
    this.#readings = new FormReadings(this.vocabulary, this.#clitics);
    this.lexicon = new Lexicon();
    this.#entries = new FormEntries(this.lexicon, this.vocabulary, this.#readings);
    for (const file of lexiconFiles(folder)) this.#loadLexicon(file);
    const slotFile = join(folder, 'patterns', 'slots.tsv');
    this.slots = existsSync(slotFile) ? parseSlots(loadTsv(slotFile), relative(folder, slotFile)) : new Map();
    this.#loadGrammars();
    this.vocabulary.seal();
  }

  /** Cuts a text, or parts of it, into tokens. */
  tokenize(text: string, ranges?: readonly Span[]): Tokens {
    const beforeNumber = this.#clitics.beforeNumber;
    return tokenize(text, { fold: this.fold, vocabulary: this.vocabulary, beforeNumber, ...(ranges && { ranges }) });
  }

  /** Every way to part a form into clitics and stem, the whole word first. */
  readings(form: number): readonly Reading[] {
    return this.#readings.all(form);
  }

  /** Every lexicon entry met in a text. */
  match(tokens: Tokens): LexiconMatches {
    return matchLexicon(tokens, this.#entries, this.fold);
  }

  /** A grammar file by its name; throws when there is none, which is a programmer's mistake. */
  grammar(name: string): Grammar {
    const grammar = this.#grammars.get(name);
    if (!grammar) throw new LanguageDataError(`languages/${this.code}/patterns/${name}.txt is missing`);
    return grammar;
  }

  get grammars(): readonly Grammar[] {
    return [...this.#grammars.values()];
  }

  /** Called between articles: lets go of the words of past ones. Form ids of earlier tokens are void afterwards. */
  forgetArticles(): void {
    this.vocabulary.forget(MOST_ARTICLE_FORMS);
  }

  /** A spelling cut into folded words, as the lexicon keeps it. */
  cutSpelling(spelling: string): string[] {
    return this.#cutForms(spelling).map((form) => this.vocabulary.text(form));
  }

  #cutForms(spelling: string): number[] {
    return cutForms(spelling, { fold: this.fold, vocabulary: this.vocabulary, beforeNumber: this.#clitics.beforeNumber });
  }

  #loadLexicon(file: string): void {
    const where = relative(this.folder, file);
    const isListed = LISTED.some((path) => where.startsWith(path));
    for (const { entry, line } of readLexiconFile(file, where)) {
      const forms = this.#cutForms(entry.spelling);
      if (forms.length === 0) throw new LanguageDataError(`${where}:${line}: the spelling "${entry.spelling}" holds no word`);
      this.lexicon.add(entry, isListed ? null : forms);
    }
  }

  #loadGrammars(): void {
    const folder = join(this.folder, 'patterns');
    if (!existsSync(folder)) return;
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt')).sort()) {
      const file = join('patterns', name);
      const rules = parseGrammarFile(readFileSync(join(folder, name), 'utf8'), file);
      const context = { vocabulary: this.vocabulary, fold: this.fold, slots: this.slots, readings: this.#readings, file };
      this.#grammars.set(name.slice(0, -'.txt'.length), new Grammar(name.slice(0, -'.txt'.length), rules, context));
    }
  }
}

/** Every lexicon file of a language folder, in a fixed order. */
export function lexiconFiles(folder: string): string[] {
  return LEXICON_FOLDERS.map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path).filter((file) => file.endsWith('.tsv')).sort().map((file) => join(path, file)));
}

/** The entries of one lexicon file, one a spelling, with their lines. */
export function readLexiconFile(file: string, where: string): { entry: LexiconEntry; line: number }[] {
  const [header, ...rows] = loadTsv(file);
  if (!header) return [];
  if (header.cells[0] !== 'id' || header.cells.at(-1) !== 'ar') {
    throw new LanguageDataError(`${where}:${header.line}: the first row names the columns, "id" first and "ar" last`);
  }
  const columns = header.cells.map(keyOf);
  const fileClass = keyOf(file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1, -'.tsv'.length));
  const entries: { entry: LexiconEntry; line: number }[] = [];
  let above: RowAbove = { cells: [], attributes: {} };
  for (const { cells, line } of rows) {
    if (cells.length > columns.length) throw new LanguageDataError(`${where}:${line}: ${cells.length} cells for ${columns.length} columns`);
    const attributes = readAttributes(cells, columns, above);
    const className = attributes['class'] ?? fileClass;
    for (const part of (cells[columns.length - 1] ?? '').split('|')) {
      const spelling = part.trim();
      if (spelling) entries.push({ entry: { class: className, id: cells[0]!, attributes, spelling }, line });
    }
    above = { cells, attributes };
  }
  return entries;
}

interface RowAbove {
  readonly cells: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** Columns in which no two rows say the same as a rule. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['latin', 'at']);

/** What stands between the first column and the last; most cells say what the one above says. */
function readAttributes(cells: readonly string[], columns: readonly string[], above: RowAbove): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (let i = 1; i < columns.length - 1; i++) {
    const cell = cells[i];
    if (!cell) continue;
    const column = columns[i]!;
    attributes[column] = cell === above.cells[i] ? above.attributes[column]! : OWN_COLUMNS.has(column) ? cell : keyOf(cell);
  }
  return attributes;
}

/** The folding of a language folder. */
export function loadFold(folder: string): FoldTable {
  return new FoldTable(loadFoldPairs(join(folder, 'letters', 'fold.tsv')));
}

const keys = new Map<string, string>();

/**
 * The same text as engines keep names of properties: comparing two of them is comparing two addresses. It is made a name of an object
 * without a layout: thousands of layouts that begin like `{}` would leave no room for those of the program's own objects.
 */
function keyOf(text: string): string {
  let key = keys.get(text);
  if (key === undefined) {
    const holder = Object.create(null) as Record<string, number>;
    holder[text] = 0;
    keys.set(text, (key = Object.keys(holder)[0]!));
  }
  return key;
}

function loadFoldPairs(file: string): (readonly [string, string])[] {
  return loadTsv(file).map(({ cells: [code = '', , to = ''] }) => [String.fromCharCode(parseInt(code, 16)), to === '-' ? '' : to]);
}

const loaded = new Map<string, Language>();

/** Loads and compiles `languages/<code>` once a process. Throws `LanguageDataError` with file and line on a fault. */
export function loadLanguage(code: string, root = LANGUAGES_FOLDER): Language {
  const folder = join(root, code);
  let language = loaded.get(folder);
  if (!language) loaded.set(folder, (language = new Language(code, folder)));
  return language;
}
