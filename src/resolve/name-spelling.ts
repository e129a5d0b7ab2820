import type { Language } from '../language/language.ts';
import { type NameLetters, loadNameLetters } from '../language/name-letters.ts';
import { AL } from '../text/clitics.ts';
import { NUMBER, WORD } from '../text/tokens.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** How alike two spellings of one word are. */
export const SAME_WORD = 1;
export const PART_OF_COMPOUND = 0.95;
export const SAME_SKELETON = 0.85;
export const ONE_EDIT = 0.75;

/** One edit says nothing in a shorter word: «حسن» and «حسين» are two names. */
const SHORTEST_FOR_EDIT = 5;

/** A slip inside a name whose other words all agree. */
const SHORTEST_FOR_TYPO = 4;
const LEAST_WORDS_WITH_TYPO = 3;

/** What a vowel letter written or left out weighs, and any other letter, when spellings of one sound are compared. */
const VOWEL = 1;
const CONSONANT = 4;
/** Vowels that spellings of one name may differ by: one in four letters, two in more («غولتكن/غولتاكين»); none in three. */
const SHORTEST_FOR_VOWEL = 4;
const SHORTEST_FOR_TWO_VOWELS = 6;

/** Cuts names into words and compares the words as writers spell them: «يشار/ياشار», «غولر/غولار», «السراج/سراج». */
export class NameSpelling {
  readonly language: Language;
  readonly #letters: NameLetters;
  readonly #joins = new Map<string, string>();
  /** Parts that join what follows: «عبد», «أبو». */
  readonly #fronts: readonly string[];
  /** Parts that what stands before them joins, with their article: «الدين». */
  readonly #backs: readonly string[];
  readonly #words = new Map<string, readonly string[]>();
  readonly #skeletons = new Map<string, string>();
  readonly #plain = new Map<string, string>();
  readonly #fathers = new Map<string, string | null>();
  /** Known name words with the Latin names that they spell. */
  readonly #latin = new Map<string, Set<string>>();

  constructor(language: Language) {
    this.language = language;
    this.#letters = loadNameLetters(language);
    for (const { spelling, attributes } of language.lexicon.ofClass('compare-name-parts')) {
      for (const part of language.cutSpelling(spelling)) this.#joins.set(this.#withoutArticle(part), attributes['joins'] ?? '');
    }
    this.#fronts = [...this.#joins].flatMap(([part, joins]) => (joins === 'next' ? [part] : []));
    this.#backs = [...this.#joins].flatMap(([part, joins]) => (joins === 'previous' && !part.startsWith('ال') ? [`ال${part}`] : []));
    for (const { spelling, attributes } of language.lexicon.ofClass('name-words')) {
      const word = this.#withoutArticle(language.cutSpelling(spelling)[0] ?? '');
      this.#latin.set(word, (this.#latin.get(word) ?? new Set()).add(attributes['latin'] ?? ''));
    }
  }

  /** Folded words without article or quotation marks; «صلاح الدين» and «عبد الكريم» are one word, «بن» is none. */
  words(name: string): readonly string[] {
    let words = this.#words.get(name);
    if (!words) this.#words.set(name, (words = this.#join(this.plainWords(name))));
    return words;
  }

  /** Folded words without article or quotation marks, as they stand. */
  plainWords(name: string): string[] {
    const tokens = this.language.tokenize(name);
    const words: string[] = [];
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== WORD && tokens.kind[i] !== NUMBER) continue;
      words.push(this.#withoutArticle(this.language.vocabulary.text(tokens.form[i]!)));
    }
    return words;
  }

  /** `plainWords` as one string. */
  plainName(name: string): string {
    let plain = this.#plain.get(name);
    if (plain === undefined) this.#plain.set(name, (plain = this.plainWords(name).join(' ')));
    return plain;
  }

  /** The father whom a name gives after its first word («سلمان بن عبدالعزيز …»), as `words` spells him. */
  fatherOf(name: string): string | null {
    let father = this.#fathers.get(name);
    if (father === undefined) this.#fathers.set(name, (father = this.#isSonOf(name) ? (this.words(name)[1] ?? null) : null));
    return father;
  }

  #isSonOf(name: string): boolean {
    const plain = this.plainWords(name);
    const at = plain.findIndex((word) => this.#joins.get(word) === 'none');
    return at > 0 && this.#join(plain.slice(0, at)).length === 1;
  }

  #withoutArticle(word: string): string {
    const readings = this.language.readings(this.language.vocabulary.id(word));
    const definite = readings.find((reading) => reading.clitics === AL && !reading.suffix && reading.stem.length >= 2);
    return definite?.stem ?? word;
  }

  #join(words: readonly string[]): string[] {
    const out: string[] = [];
    let open = false;
    for (const word of words) {
      const joins = this.#joins.get(word);
      if (joins === 'none' && words.length > 1) continue;
      if ((open || joins === 'previous') && out.length > 0) out[out.length - 1] += word;
      else out.push(this.#unglued(word));
      open = joins === 'next';
    }
    return out;
  }

  /** «عبدالعزيز», «عزالدين» as «عبد العزيز», «عز الدين» are joined: without the article between their parts. */
  #unglued(word: string): string {
    for (const back of this.#backs) if (word.length > back.length + 1 && word.endsWith(back)) return word.slice(0, -back.length) + this.#withoutArticle(back);
    for (const part of this.#fronts) {
      if (!word.startsWith(part)) continue;
      const rest = word.slice(part.length);
      const bare = rest === '' ? rest : this.#withoutArticle(rest);
      if (bare !== rest) return part + bare;
    }
    return word;
  }

  /** The letters that stay when vowels and exchangeable consonants are levelled; the first letter always stays. */
  skeleton(word: string): string {
    const known = this.#skeletons.get(word);
    if (known !== undefined) return known;
    let skeleton = '';
    for (const letter of word) {
      if (skeleton && this.#letters.weak.has(letter)) continue;
      const same = this.#letters.same.get(letter) ?? letter;
      if (!skeleton.endsWith(same)) skeleton += same;
    }
    this.#skeletons.set(word, skeleton);
    return skeleton;
  }

  /** 1 for one spelling, less for likely variants, 0 for two words. */
  likeness(a: string, b: string): number {
    if (a === b) return SAME_WORD;
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    if (short.length >= 3 && long.startsWith(short) && this.#joins.get(long.slice(short.length)) === 'previous') return PART_OF_COMPOUND;
    if (short.length < 3 || this.#areTwoNames(a, b)) return 0;
    if (this.soundsLike(a, b)) return SAME_SKELETON;
    return short.length >= SHORTEST_FOR_EDIT && isOneEdit(short, long) ? ONE_EDIT : 0;
  }

  /** Whether one word is a known name and the other none, and a letter makes one of them the other: «داود», «واود». */
  isMistyped(a: string, b: string): boolean {
    if (this.#latin.has(a) === this.#latin.has(b)) return false;
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    return short.length >= SHORTEST_FOR_TYPO && isOneEdit(short, long);
  }

  /** Whether two words differ only as writers of one foreign name do: by exchangeable letters and a vowel or two. */
  soundsLike(a: string, b: string): boolean {
    if (this.skeleton(a) !== this.skeleton(b)) return false;
    const shorter = Math.min(a.length, b.length);
    const most = shorter < SHORTEST_FOR_VOWEL ? 0 : shorter < SHORTEST_FOR_TWO_VOWELS ? VOWEL : 2 * VOWEL;
    return this.#distance(a, b) <= most;
  }

  /** Whether two words differ by exchangeable letters only. */
  isExchanged(a: string, b: string): boolean {
    return a.length === b.length && [...a].every((letter, i) => (this.#letters.same.get(letter) ?? letter) === (this.#letters.same.get(b[i]!) ?? b[i]!));
  }

  /** Whether two words end in one letter, or in letters that are one sound at an end («أورفا», «أورفة»). */
  endsAlike(a: string, b: string): boolean {
    const [x, y] = [a.at(-1)!, b.at(-1)!];
    return (this.#letters.same.get(x) ?? x) === (this.#letters.same.get(y) ?? y) || (this.#letters.open.has(x) && this.#letters.open.has(y));
  }

  /** Edit distance of two words by sound. */
  #distance(a: string, b: string): number {
    const cost = (letter: string): number => (this.#letters.weak.has(letter) ? VOWEL : CONSONANT);
    const exchange = (x: string, y: string): number => {
      if (x === y || (this.#letters.same.get(x) ?? x) === (this.#letters.same.get(y) ?? y)) return 0;
      return Math.max(cost(x), cost(y));
    };
    let above = [0];
    for (const letter of b) above.push(above.at(-1)! + cost(letter));
    for (const x of a) {
      const row = [above[0]! + cost(x)];
      for (const [i, y] of [...b].entries()) row.push(Math.min(above[i]! + exchange(x, y), above[i + 1]! + cost(x), row[i]! + cost(y)));
      above = row;
    }
    return above.at(-1)!;
  }

  /** Known names that are never spelled alike in Latin letters are two: «حسن» and «حسين», «سالم» and «سليم». */
  #areTwoNames(a: string, b: string): boolean {
    const [one, other] = [this.#latin.get(a), this.#latin.get(b)];
    return one !== undefined && other !== undefined && ![...one].some((latin) => other.has(latin));
  }
}

/** The name spelling of a language, made once. */
export const nameSpelling = onceALanguage((language) => new NameSpelling(language));

/** Whether one letter added, left out, changed or two neighbours swapped makes `short` into `long`. */
function isOneEdit(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  if (short.length !== long.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  return short[from] === long[from + 1] && short[from + 1] === long[from] && short.slice(from + 2) === long.slice(from + 2);
}

/**
 * How alike two personal names are, by their worst word: given names agree and surnames agree, words between may be
 * missing («خالد بن محمد العطية», «خالد العطية»). Who bears only the last words of a name is the father («سلطان بن سلمان»).
 */
export function comparePersonNames(a: readonly string[], b: readonly string[], spelling: NameSpelling): number {
  if (areOneMistyped(a, b, spelling)) return ONE_EDIT;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return 0;
  if (short.length === 1) return spelling.likeness(short[0]!, long.at(-1)!);
  let worst = spelling.likeness(short[0]!, long[0]!);
  let at = 1;
  for (const word of worst === 0 ? [] : short.slice(1)) {
    let likeness = 0;
    while (at < long.length && likeness === 0) likeness = spelling.likeness(word, long[at++]!);
    if (likeness === 0) return 0;
    worst = Math.min(worst, likeness);
  }
  return worst;
}

/** Whether two long names are one but for a slip in a word that is no name. */
function areOneMistyped(a: readonly string[], b: readonly string[], spelling: NameSpelling): boolean {
  if (a.length !== b.length || a.length < LEAST_WORDS_WITH_TYPO || a[0] !== b[0] || a.at(-1) !== b.at(-1)) return false;
  const others = a.flatMap((word, i) => (word === b[i] ? [] : [i]));
  return others.length === 1 && spelling.isMistyped(a[others[0]!]!, b[others[0]!]!);
}

/** Whether two names give one person two fathers. */
export function haveTwoFathers(a: string, b: string, spelling: NameSpelling): boolean {
  const [one, other] = [spelling.fatherOf(a), spelling.fatherOf(b)];
  return one !== null && other !== null && spelling.likeness(one, other) === 0;
}
