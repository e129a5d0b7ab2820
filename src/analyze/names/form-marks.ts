import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { AL, SA } from '../../text/clitics.ts';
import { widened } from '../../text/row.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';

/** What the lexicons say of a word: a name of this layer, a word of another, a verb that tells. */
export const LISTED = 1;
export const OTHER = 2;
export const VERB = 4;
/** A name of a body, sure or not. */
export const BODY = 8;
/** The head of a title: an office, a rank or a calling. */
export const TITLE = 16;
/** Not all entries met may stand here. */
export const SIFTED = 32;
/** Of a form: one of its entries may not stand before «بن»; how many entries it has stands above. */
export const HAS_TITLE = 64;
export const COUNT_SHIFT = 8;
const FIRST_ROOM = 1 << 17;

/** The list of names of bodies is kept apart from the others: most of its words are everyday words, towns and persons too. */
export const BODIES = 'body-names';
export const NATIONALITY = 'nationality';
const CUES = 'cues';

/** Classes of this layer. */
const NAME_LAYER = /^(?:name-|known-|countries$|media$|nationality$|title-|institution-|group-|place-|references$|affiliations$)/;

/** What the class of an entry says of the word at which it starts. */
export interface ClassMarks {
  readonly mark: number;
  /** Flags whether a pronoun ends it or not, and those without one. */
  readonly flags: number;
  readonly aloneFlags: number;
  readonly isTitle: boolean;
  readonly isBody: boolean;
}

const marksOfClasses = new Map<string, ClassMarks>();

export function marksOf(name: string): ClassMarks {
  const known = marksOfClasses.get(name);
  if (known) return known;
  const isName = isNameClass(name);
  const isTitleHead = name === 'title-offices' || name === 'title-ranks' || name === 'title-professions';
  const marks = {
    mark: markOf(name), flags: (isName ? LISTED : 0) | (isTitleHead ? TITLE : 0), aloneFlags: (isName ? 0 : OTHER) | (name === 'event-verbs' || name === CUES ? VERB : 0),
    // «تركي بن …», «سلطان بن …»: before «بن» a word of these classes without the article is a given name
    isTitle: name === NATIONALITY || name.startsWith('title-') || name.startsWith('group-'),
    isBody: name === BODIES,
  };
  marksOfClasses.set(name, marks);
  return marks;
}

/** What an entry that stands at a word says of it. */
export function flagsOf({ entry, suffix }: LexiconMatch, { isBody, flags, aloneFlags }: ClassMarks): number {
  if (isBody) return entry.attributes['sure'] === 'yes' ? BODY | LISTED : BODY;
  if (suffix !== '') return flags;
  const isMasdar = entry.class === CUES && (entry.attributes['form'] ?? '').startsWith('masdar');
  return isMasdar ? (flags | aloneFlags) & ~VERB : flags | aloneFlags;
}

/** What the entries of one word that a form begins say of it wherever it stands, but before «بن»; worked out once a form. */
export class FormMarks {
  /** Two numbers a form that lie side by side: marks of classes, and flags with HAS_TITLE and how many entries there are (0 where the form was not met). */
  rows = new Int32Array(FIRST_ROOM);
  readonly #vocabulary: Vocabulary;
  #generation = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Where the numbers of a form are in `rows`; `first`: the first of its entries in all matches. */
  rowOf(form: number, all: readonly LexiconMatch[], first: number): number {
    if (this.#generation !== this.#vocabulary.generation) this.#forgetArticles();
    if (2 * form >= this.rows.length) this.rows = widened(this.rows, 4 * Math.max(form, this.#vocabulary.size));
    if (this.rows[2 * form + 1] === 0) this.#work(2 * form, all, first);
    return 2 * form;
  }

  #work(row: number, all: readonly LexiconMatch[], first: number): void {
    const token = all[first]!.from;
    let classes = 0;
    let flags = 0;
    let next = first;
    for (; next < all.length && all[next]!.from === token; next++) {
      const match = all[next]!;
      const marks = marksOf(match.entry.class);
      if ((match.clitics & SA) !== 0) flags |= SIFTED;
      else {
        classes |= marks.mark;
        flags |= flagsOf(match, marks) | (marks.isTitle && (match.clitics & AL) === 0 ? HAS_TITLE : 0);
      }
    }
    this.rows[row] = classes;
    this.rows[row + 1] = flags | ((next - first) << COUNT_SHIFT);
  }

  /** The ids of past articles' forms have gone to other forms. */
  #forgetArticles(): void {
    this.rows.fill(0, 2 * this.#vocabulary.baseSize);
    this.#generation = this.#vocabulary.generation;
  }
}

export const formMarksOf = onceALanguage(({ vocabulary }) => new FormMarks(vocabulary));

export const isNameClass = (name: string): boolean => NAME_LAYER.test(name);

/**
 * One bit of 32 for the name of a class; several share one. The letters and factors are those, of all tried, with which in 300 articles
 * of news the fewest words have the mark of a class that rules ask for and no entry of it: one in a hundred.
 */
export const markOf = (name: string): number => 1 << (name.length + 15 * name.charCodeAt(1) + 20 * name.charCodeAt(name.length - 3));
