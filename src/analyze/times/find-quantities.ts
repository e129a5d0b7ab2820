import { addMatches, startsNear } from '../../language/added-matches.ts';
import type { PatternMatch, SlotValue } from '../../language/grammar.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import type { NumberMatch } from '../../language/numbers.ts';
import type { Quantity } from '../../model/time.ts';
import { AL, KA } from '../../text/clitics.ts';
import { PUNCT, type Tokens } from '../../text/tokens.ts';
import { type CountedNoun, CountedNouns } from './counted-noun.ts';
import { CountedFate } from './counted-fate.ts';
import type { TimeDraft } from './meaning.ts';

interface Input {
  readonly tokens: Tokens;
  readonly found: LexiconMatches;
  readonly language: Language;
  readonly numbers: readonly NumberMatch[];
  /** What each of them can be in a pattern. */
  readonly figures: readonly LexiconMatch[];
  /** Matches that hold all of the classes of quantities. */
  readonly among: readonly LexiconMatch[];
  readonly drafts: readonly TimeDraft[];
}

/** Numerals with what they count; numbers of dates and hours are none. */
export function findQuantities(input: Input): Quantity[] {
  const { tokens, found, language, drafts } = input;
  const taken = new Set<number>();
  for (const { from, to, grain } of drafts) if (grain !== 'duration') for (let token = from; token < to; token++) taken.add(token);
  const leftOut = new Set<number>();
  for (const { from, to, written } of input.numbers) if (taken.has(from) || (written === 'words' && isVague(found, from, to))) leftOut.add(from);
  const figures = leftOut.size > 0 ? input.figures.filter(({ from }) => !leftOut.has(from)) : input.figures;
  const layered = addMatches(found, figures, { keep: quantityClassesOf(language), fold: language.fold, among: input.among });
  const starts = startsNear(layered, WORDS_BEFORE, ({ entry }) => entry.class.startsWith('number-') || entry.class === 'vague-numbers' || entry.attributes['count'] === 'dual');
  const reader = new QuantityReader(input, layered);
  const matches: Headed[] = [];
  for (const match of language.grammar('quantities').matchAll({ tokens, found: layered, starts })) {
    if (!taken.has(match.from)) matches.push({ match, head: headOf(match), place: placesOf(language).get(match.rule)! });
  }
  // a number is read by the first rule of the file that can; whole readings before those that lack a noun
  matches.sort((a, b) => a.head - b.head || a.place - b.place || b.match.to - a.match.to);
  return takeInOrder(matches, reader);
}

/** Words of a pattern before its number («المراكز الإدارية الستة»). */
const WORDS_BEFORE = 3;

/** «آلاف» alone is no number. */
function isVague(found: LexiconMatches, from: number, to: number): boolean {
  return found.at(from).some((match) => match.entry.class === 'vague-numbers' && match.to >= to);
}

/** The token that a match turns on: its number, or its noun. */
const headOf = ({ slots, from }: PatternMatch): number => slots.get('number')?.from ?? slots.get('noun')?.from ?? from;

interface Headed {
  readonly match: PatternMatch;
  readonly head: number;
  /** Of its rule in the file. */
  readonly place: number;
}

function takeInOrder(matches: readonly Headed[], reader: QuantityReader): Quantity[] {
  const quantities: Quantity[] = [];
  let free = 0;
  for (const { match, head } of matches) {
    if (match.from < free && head < free) continue;
    const read = reader.read(match);
    if (!read || read.quantity.span[0] < (quantities.at(-1)?.span[1] ?? 0)) continue;
    quantities.push(read.quantity);
    free = read.to;
  }
  return quantities;
}

/** Lexicons with the words of quantities. */
export const quantityClassesOf = onceALanguage((language): ReadonlySet<string> => {
  const named = language.lexicon.classes.filter((name) => name.startsWith('quantity-'));
  return new Set([...named, 'counted-nouns', 'time-units', 'vague-numbers', 'number-adjectives']);
});

const placesOf = onceALanguage((language): ReadonlyMap<string, number> => new Map(language.grammar('quantities').rules.map(({ name }, place) => [name, place])));

/** Digits from which a bare number is a telephone or a code. */
const LONGEST_BARE_NUMBER = 6;
const APPROXIMATIONS = 'quantity-approximations';
const JOINERS = '+-–/:.';

interface Counted {
  readonly from: number;
  readonly to: number;
  readonly span: readonly [number, number];
  readonly value: number | null;
  readonly noun: CountedNoun | null;
  readonly rule: string;
}

class QuantityReader {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;
  readonly #nouns: CountedNouns;
  readonly #fate: CountedFate;
  readonly #language: Language;
  readonly #article: string;
  #last: CountedNoun | null = null;

  constructor({ tokens, language }: Input, found: LexiconMatches) {
    this.#tokens = tokens;
    this.#found = found;
    this.#nouns = new CountedNouns(tokens, found, language);
    this.#fate = new CountedFate(tokens, found);
    this.#language = language;
    this.#article = language.lexicon.ofClass('number-adjectives').find(({ id }) => id === 'article')?.spelling ?? '';
  }

  read(match: PatternMatch): { readonly quantity: Quantity; readonly to: number } | null {
    const counted = this.#count(match);
    if (!counted) return null;
    const { from, to, span, value, noun, rule } = counted;
    const what = noun?.what ?? (noun === null || noun.isPerson ? this.#fate.near(from, to) : null);
    if (noun === null && what === null) return null;
    if (noun && rule !== 'percent') this.#last = noun;
    const unit = noun?.unit ?? (this.#last?.isPerson ? this.#last.unit : null);
    const approx = this.#isApproximate(from, to);
    return { quantity: { span, value, unit, ...(what && { what }), ...(approx && { approx }), because: { rule, span } }, to };
  }

  #count(match: PatternMatch): Counted | null {
    const number = match.slots.get('number');
    if (number && (this.#isName(number.from) || this.#isJoined(number) || this.#isNinth(number, match))) return null;
    const value = number ? Number(number.entry?.attributes['value']) : 1;
    const { kind } = match;
    // «14.970 في المائة» is no fifteen thousand
    if (kind === 'percent') return this.#make(match, value >= 1000 && number!.text.includes('.') ? value / 1000 : value, PERCENT);
    if (kind === 'counted') return this.#readCounted(match, number!, value);
    if (kind === 'definite') return this.#readDefinite(match, number!, value);
    if (kind === 'vague') return this.#readVague(match);
    if (kind === 'elliptic') return this.#readElliptic(match, number!, value);
    return this.#readNounAlone(match, kind);
  }

  #make({ from, to, start, end, rule }: PatternMatch, value: number | null, noun: CountedNoun | null): Counted {
    return { from, to, span: [start, end], value, noun, rule };
  }

  /** «48 أسيرا», «خمسة من الأشخاص»; without a noun that it counts, the number alone. */
  #readCounted(match: PatternMatch, number: SlotValue, value: number): Counted | null {
    const slot = match.slots.get('noun')!;
    const noun = this.#nouns.read(slot, value);
    const isLone = !noun || (!noun.isKnown && (value === 1 || (value === 1000 && isWords(number))));
    return isLone ? null : this.#make(match, value, noun);
  }

  /** «الدول الثلاث»: both have the article. */
  #readDefinite(match: PatternMatch, number: SlotValue, value: number): Counted | null {
    const slot = match.slots.get('noun')!;
    const adjective = match.slots.get('adjective');
    if (adjective && !this.#nouns.isAdjective(adjective)) return null;
    const definite = number.from > (adjective ?? slot).to || this.#hasArticle(number.from, number.entry!.class);
    const noun = definite && this.#nouns.hasArticle(slot) ? this.#nouns.readDefinite(slot, value) : null;
    return noun && noun.count !== 'singular' ? this.#make(match, value, noun) : null;
  }

  #readVague(match: PatternMatch): Counted | null {
    // «كميات» begins like «كمئات»
    if (this.#found.at(match.slots.get('vague-number')!.from).every(({ entry, clitics }) => entry.class !== 'vague-numbers' || (clitics & KA) !== 0)) return null;
    const noun = this.#nouns.readDefinite(match.slots.get('noun')!, 3);
    const { start, end } = match.slots.get('vague-number')!;
    return noun ? { ...this.#make(match, null, noun), span: [start, end] } : null;
  }

  /** A number that counts what was counted before («مقابل 15 من قواتنا»), or people of whom only the fate is told («إصابة 30»). */
  #readElliptic(match: PatternMatch, number: SlotValue, value: number): Counted | null {
    if (value === 1 || this.#digits(number) > LONGEST_BARE_NUMBER) return null;
    const after = this.#found.at(number.to).find(({ entry, clitics, suffix }) => entry.class === 'quantity-stops' && clitics === 0 && suffix === '');
    const noun = after?.entry.attributes['elliptic'] && this.#last?.isPerson ? this.#last : null;
    const span = [number.start, number.end] as const;
    return { from: number.from, to: number.to, span, value, noun, rule: match.rule };
  }

  /** «جندي واحد»; «جنديان» of people whose fate is told. */
  #readNounAlone(match: PatternMatch, kind: string): Counted | null {
    const slot = match.slots.get('noun')!;
    const noun = this.#nouns.read(slot, kind === 'one' ? 1 : 2);
    if (!noun?.isKnown || this.#nouns.hasArticle(slot)) return null;
    if (noun.count !== (kind === 'one' ? 'singular' : 'dual') || !noun.isPerson) return null;
    return noun.what ?? this.#fate.near(match.from, match.to) ? this.#make(match, kind === 'one' ? 1 : 2, noun) : null;
  }

  #hasArticle(token: number, className: string): boolean {
    return this.#found.at(token).some(({ entry, clitics }) => entry.class === className && (clitics & AL) !== 0);
  }

  /** «المرحلة الـ37», «الذكرى الـ50»: a place in a series, after a singular noun with the article. */
  #isNinth(number: SlotValue, match: PatternMatch): boolean {
    const noun = match.slots.get('noun');
    if (!this.#isArticle(number.from - 1) || (noun && noun.from > number.from && this.#nouns.isKnown(noun))) return false;
    return this.#nouns.isSingularAt(number.from - 2);
  }

  #isArticle(token: number): boolean {
    return token >= 0 && this.#language.fold.fold(this.#tokens.slice(token)) === this.#language.fold.fold(this.#article);
  }

  #digits(number: SlotValue): number {
    return isWords(number) || number.to - number.from > 1 ? 0 : number.end - number.start;
  }

  /** «القرار 1701», «قناة 218». */
  #isName(token: number): boolean {
    return token > 0 && this.#found.at(token - 1).some(({ entry, suffix }) => entry.class === 'quantity-heads' && suffix === '');
  }

  /** «5+5», «3-1», «7/10»: figures joined without a space. */
  #isJoined({ from, to, start, end }: SlotValue): boolean {
    const { kind } = this.#tokens;
    const joins = (token: number): boolean => kind[token] === PUNCT && JOINERS.includes(this.#tokens.slice(token));
    const before = from > 1 && joins(from - 1) && this.#tokens.end[from - 1] === start && this.#tokens.end[from - 2] === this.#tokens.start[from - 1];
    const after = to + 1 < this.#tokens.count && joins(to) && this.#tokens.start[to] === end && this.#tokens.start[to + 1] === this.#tokens.end[to];
    return before || after;
  }

  #isApproximate(from: number, to: number): boolean {
    for (let token = from - 1; token >= 0 && token >= from - 4; token--) {
      // «19 شخصا على الأقل وإصابة 43»: what may stand behind a number is of the next one only right before it
      if (this.#found.at(token).some(({ entry, to: end }) => entry.class === APPROXIMATIONS && end <= from && end >= (entry.attributes['after'] === 'yes' ? from : from - 1))) return true;
    }
    // «14 جنديا على الأقل», «14 جنديا أفغانيا على الأقل»
    for (let token = to; token <= to + 1 && token < this.#tokens.count && this.#tokens.kind[token] !== PUNCT; token++) {
      if (this.#found.at(token).some(({ entry }) => entry.class === APPROXIMATIONS && entry.attributes['after'] === 'yes')) return true;
    }
    return false;
  }
}

const isWords = ({ entry }: SlotValue): boolean => entry?.attributes['written'] === 'words';

const PERCENT: CountedNoun = { unit: '%', count: 'singular', what: null, isPerson: false, isKnown: true };
