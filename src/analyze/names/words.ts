import type { Language } from '../../language/language.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';
import { type LexiconMatch, type LexiconMatches, offsetAfterPrefix } from '../../language/lexicon-matches.ts';
import type { Block } from '../../model/block.ts';
import { AL, FA, LI, PREPOSITIONS, SA, WA } from '../../text/clitics.ts';
import { BODIES, BODY, COUNT_SHIFT, type ClassMarks, type FormMarks, HAS_TITLE, LISTED, NATIONALITY, OTHER, SIFTED, TITLE, VERB, flagsOf, formMarksOf, isNameClass, markOf, marksOf } from './form-marks.ts';
import { CONJOINED, CONJOINED_ARTICLE, FILIATION, type FormReading, type FormShapes, FUSED_LAM, LIKE_VERB, LIKE_VERB_OF_TWO, PLAIN_ARTICLE, endingOf, filiationsOf, shapesOf } from './form-shapes.ts';
import { NEWLINE, PUNCT, QUOTE, type Tokens } from '../../text/tokens.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { rowOf } from '../../text/row.ts';

/** What stands between a word and the one before it, as bits. */
export const QUOTED = 1;
export const COMMA = 2;
export const STOP = 4;
export const DASH = 8;
export const PAREN = 16;
export const PLUS = 32;

const GAPS: Readonly<Record<string, number>> = {
  '،': COMMA, ',': COMMA, '-': DASH, '–': DASH, '—': DASH, '(': PAREN, ')': PAREN, '[': PAREN, ']': PAREN, '+': PLUS, '/': DASH,
};

/** By code unit; any other mark is a stop. */
const GAP_OF: ReadonlyMap<number, number> = new Map(Object.entries(GAPS).map(([mark, gap]) => [mark.charCodeAt(0), gap]));

/** A lexicon entry met at a word; `to` is exclusive, in words. */
export interface Hit {
  readonly entry: LexiconEntry;
  readonly from: number;
  readonly to: number;
  /** Whether the article stands before the spelling. */
  readonly definite: boolean;
  readonly prefix: string;
  readonly clitics: number;
  readonly suffix: string;
  /** «للحكومة»: the preposition swallowed the article. */
  readonly fused: boolean;
  readonly start: number;
}

/** Heads and names of media. */
const MEDIA = 'channel-media';
const MEDIUM_KINDS: ReadonlySet<string> = new Set(['head', 'name']);
/** A word of fewer letters keeps its و. */
const SHORTEST_CUT_NAME = 3;

const NO_HITS: readonly Hit[] = [];
const NO_ENTRIES: ReadonlyMap<string, LexiconEntry> = new Map();
const NO_COUNTRIES: ReadonlyMap<string, string> = new Map();

/**
 * The words and numbers of an article's readable blocks in one row. Quotation marks and other punctuation are no words;
 * `before[i]` tells what stood between word `i` and the word before it, so that a quote mark never breaks a name.
 */
export class Words {
  readonly tokens: Tokens;
  readonly language: Language;
  readonly found: LexiconMatches;
  readonly count: number;
  readonly token: Int32Array;
  readonly before: Uint8Array;
  /** Ids of the folded forms. */
  readonly #forms: Int32Array;
  readonly #wordOf: Int32Array;
  readonly #filiations: ReadonlySet<string>;
  readonly #servants: ReadonlySet<string>;
  readonly #nationalities: ReadonlySet<string>;
  /** How often each form stands here, by its id; made when first asked. */
  #counts: Map<number, number> | null = null;
  /** The form that `isForm` was asked for last, and its id. */
  #asked = '';
  #askedId = -1;
  readonly #shapes: FormShapes;
  readonly #marks: FormMarks;
  readonly #hits: (readonly Hit[] | undefined)[];
  readonly #bodies = new Map<number, Hit[]>();
  /** Bits of LISTED and its like. */
  readonly #flags: Uint8Array;
  /** Whether countries are spoken of, by their ids; filled when first asked. */
  readonly #spokenOf = new Map<string, boolean>();
  /** Marks of the classes of a word's entries, so that most words need not be asked further. */
  readonly #classes: Int32Array;
  #demonyms: ReadonlyMap<string, LexiconEntry> = NO_ENTRIES;
  #countries: ReadonlyMap<string, string> = NO_COUNTRIES;

  constructor(tokens: Tokens, found: LexiconMatches, language: Language, blocks: readonly Block[]) {
    this.tokens = tokens;
    this.found = found;
    this.language = language;
    this.#filiations = filiationsOf(language);
    this.#servants = servantsOf(language);
    this.#nationalities = nationalitiesOf(language);
    // a word on the edge of two blocks stands in both
    const token = new Int32Array(tokens.count + blocks.length);
    const before = new Uint8Array(tokens.count + blocks.length);
    this.#wordOf = new Int32Array(tokens.count).fill(-1);
    let count = 0;
    for (const block of blocks) count = this.#addBlock(block, token, before, count);
    this.token = token.subarray(0, count);
    this.before = before.subarray(0, count);
    this.count = count;
    this.#forms = this.#formsOf(this.token);
    this.#shapes = shapesOf(language);
    this.#marks = formMarksOf(language);
    this.#hits = rowOf(this.count, undefined);
    this.#flags = new Uint8Array(this.count);
    this.#classes = new Int32Array(this.count);
    this.#markWords();
  }

  /** `count`: words so far; gives how many there are then. */
  #addBlock({ span: [start, end] }: Block, token: Int32Array, before: Uint8Array, count: number): number {
    let words = count;
    let gap = STOP;
    for (let at = this.tokens.tokenAt(start); at < this.tokens.count && this.tokens.start[at]! < end; at++) {
      const kind = this.tokens.kind[at]!;
      if (kind === NEWLINE) gap |= STOP;
      else if (kind === QUOTE) gap |= QUOTED;
      else if (kind === PUNCT) gap |= this.#gapOf(at);
      else {
        this.#wordOf[at] = words;
        token[words] = at;
        before[words++] = gap;
        gap = 0;
      }
    }
    return words;
  }

  #formsOf(token: Int32Array): Int32Array {
    const forms = new Int32Array(token.length);
    for (let word = 0; word < forms.length; word++) forms[word] = this.tokens.form[token[word]!]!;
    return forms;
  }

  #gapOf(mark: number): number {
    const start = this.tokens.start[mark]!;
    const isOneUnit = this.tokens.end[mark] === start + 1;
    return (isOneUnit ? GAP_OF.get(this.tokens.text.charCodeAt(start)) : undefined) ?? STOP;
  }

  /** The folded form of a word. */
  form(word: number): string {
    return this.language.vocabulary.text(this.#forms[word]!);
  }

  /** Whether a word is a folded form; cheap for the same form again and again. */
  isForm(word: number, form: string): boolean {
    if (this.#asked !== form) [this.#asked, this.#askedId] = [form, this.language.vocabulary.find(form)];
    return this.#forms[word] === this.#askedId;
  }

  start(word: number): number {
    return this.tokens.start[this.token[word]!]!;
  }

  end(word: number): number {
    return this.tokens.end[this.token[word]!]!;
  }

  text(from: number, to: number): string {
    return this.tokens.text.slice(this.start(from), this.end(to - 1));
  }

  /** Whether a word follows the one before it with nothing between but a quotation mark. */
  isGlued(word: number): boolean {
    return word > 0 && word < this.count && (this.before[word]! & ~QUOTED) === 0;
  }

  /** Whether `allowed` gaps at most stand before a word. */
  follows(word: number, allowed: number): boolean {
    return word > 0 && word < this.count && (this.before[word]! & ~(QUOTED | allowed)) === 0;
  }

  /** Whether a word carries the article and no other proclitic (but و when `conjoined`). */
  hasArticle(word: number, conjoined: 'plain' | 'conjoined' = 'plain'): boolean {
    return this.#is(word, conjoined === 'plain' ? PLAIN_ARTICLE : CONJOINED_ARTICLE);
  }

  /** `endingOf` of a word. */
  ending(word: number): number {
    return this.#shapes.ending(this.#forms[word]!);
  }

  /** Whether a word begins with the fused «لل». */
  isFusedLam(word: number): boolean {
    return this.#is(word, FUSED_LAM);
  }

  /** «للحكومة» → «الحكومه». */
  unfused(form: string): string {
    return this.#shapes.shape(this.language.vocabulary.id(form)).unfused ?? form;
  }

  /** Whether a word that the lexicons know begins with و or ف. */
  startsWithConjunction(word: number): boolean {
    const hits = this.hits(word);
    return hits.length > 0 && hits.every((hit) => (hit.clitics & (WA | FA)) !== 0);
  }

  /** Whether quotation marks stand on both sides of words `[from, to)`. */
  isQuoted(from: number, to: number): boolean {
    const after = this.token[to - 1]! + 1;
    return (this.before[from]! & QUOTED) !== 0 && after < this.tokens.count && this.tokens.kind[after] === QUOTE;
  }

  /** Whether a quotation mark that stands before a word opens: it touches the word, or nothing before it. */
  opensQuote(word: number): boolean {
    const mark = this.token[word]! - 1;
    if ((this.before[word]! & QUOTED) === 0 || this.tokens.kind[mark] !== QUOTE) return false;
    return this.tokens.end[mark] === this.tokens.start[mark + 1] || mark === 0 || this.tokens.end[mark - 1] !== this.tokens.start[mark];
  }

  /** Whether a word may begin with the conjunction و. */
  mayBeConjoined(word: number): boolean {
    return this.#is(word, CONJOINED);
  }

  /** Offset where a stretch of words ends; a quotation mark that it opened and that closes at once is taken in. */
  spanEnd(start: number, to: number): number {
    const last = this.token[to - 1]!;
    const next = last + 1;
    const end = this.tokens.end[last]!;
    if (next >= this.tokens.count || this.tokens.kind[next] !== QUOTE || this.tokens.start[next] !== end) return end;
    let marks = 0;
    for (let token = last; token >= 0 && this.tokens.start[token]! >= start; token--) if (this.tokens.kind[token] === QUOTE) marks += 1;
    return marks % 2 === 1 ? this.tokens.end[next]! : end;
  }

  /** A folded form without its article. */
  withoutArticle(form: string): string {
    return this.#shapes.shape(this.language.vocabulary.id(form)).bare;
  }

  /** Whether a folded word is «عبد», written with the next or apart. */
  isServant(form: string): boolean {
    return this.#servants.has(form);
  }

  /** Whether a folded word is «بن» or the like, which names may have or leave out. */
  isFiliation(form: string): boolean {
    return this.#filiations.has(form);
  }

  /** Whether a word as written is an adjective of nationality. */
  isNationality(written: string): boolean {
    const bare = this.withoutArticle(this.language.fold.fold(written));
    return this.#nationalities.has(bare) || this.#demonyms.has(bare);
  }

  /** «للمجلس الأعلى» → «المجلس الأعلى», as it is called by itself. */
  unfusedSpelling(written: string): string {
    const space = written.indexOf(' ');
    const first = space < 0 ? written : written.slice(0, space);
    const folded = this.language.fold.fold(first);
    const article = this.unfused(folded) === folded ? '' : this.#findArticle();
    return article ? article + this.#withoutLetters(written, article.length) : written;
  }

  /** A text without its first letters; marks upon them go too. */
  #withoutLetters(written: string, count: number): string {
    let at = 0;
    for (let left = count; left > 0 && at < written.length; at++) left -= this.language.fold.foldUnit(written.charCodeAt(at)).length;
    while (at < written.length && this.language.fold.isDropped(written.charCodeAt(at))) at += 1;
    return written.slice(at);
  }

  /** A word as written but for tashkeel and tatweel: «على» stays apart from «علي». */
  bare(word: number): string {
    const { fold } = this.language;
    const text = this.text(word, word + 1);
    let bare = '';
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      if (!fold.isDropped(text.charCodeAt(at))) continue;
      bare += text.slice(from, at);
      from = at + 1;
    }
    return from === 0 ? text : bare + text.slice(from);
  }

  /** A word as written, with its article; one that has it stays as it is. */
  withArticle(written: string): string {
    const folded = this.language.fold.fold(written);
    return this.withoutArticle(folded) === folded ? this.#findArticle() + written : written;
  }

  /** The article itself, seen on the first word that carries it. */
  #findArticle(): string {
    for (let word = 0; word < this.count; word++) {
      const form = this.form(word);
      const bare = this.withoutArticle(form);
      if (bare !== form) return form.slice(0, form.length - bare.length);
    }
    return '';
  }

  /** How a folded form is written in this article, its first time. */
  writtenAs(form: string): string {
    for (let word = 0; word < this.count; word++) {
      if (this.form(word) === form) return this.text(word, word + 1);
      if (this.unfused(this.form(word)) === form) return this.unfusedSpelling(this.text(word, word + 1));
    }
    return form;
  }

  /** Whether lexicons of other layers (cues, triggers, times) know the word: the tagger alone does not make it a name. */
  isOtherWord(word: number): boolean {
    return (this.#flagsAt(word) & OTHER) !== 0;
  }

  /** Whether a lexicon of this layer knows the word: no rule reads anything at another one. */
  isListed(word: number): boolean {
    return (this.#flagsAt(word) & LISTED) !== 0;
  }

  /** Whether an office, rank or calling may stand at a word, with or without a pronoun. */
  mayBeTitle(word: number): boolean {
    return (this.#flagsAt(word) & TITLE) !== 0;
  }

  #flagsAt(word: number): number {
    return word < 0 || word >= this.count ? 0 : this.#flags[word]!;
  }

  /** Goes over all entries met once: what is asked of every word is then known before it is parted. */
  #markWords(): void {
    const { all } = this.found;
    for (let i = 0; i < all.length;) {
      const { from, to } = all[i]!;
      const word = this.#wordOf[from]!;
      if (word < 0) i += 1;
      else if (to > from + 1) this.#markMatch(all[i++]!, word);
      else i += this.#markEntries(i, word);
    }
  }

  /** Marks a word with the entries of one word that start there, at `first` of all matches; gives how many they are. */
  #markEntries(first: number, word: number): number {
    const { all } = this.found;
    const row = this.#marks.rowOf(this.#forms[word]!, all, first);
    const flags = this.#marks.rows[row + 1]!;
    const count = flags >> COUNT_SHIFT;
    if ((flags & HAS_TITLE) !== 0 && this.#isBeforeFiliation(word)) for (let i = 0; i < count; i++) this.#markMatch(all[first + i]!, word);
    else {
      this.#classes[word]! |= this.#marks.rows[row]!;
      this.#flags[word]! |= flags;
    }
    return count;
  }

  #markMatch(match: LexiconMatch, word: number): void {
    const marks = marksOf(match.entry.class);
    if (this.#isHit(match, word, marks)) {
      this.#classes[word]! |= marks.mark;
      this.#flags[word]! |= flagsOf(match, marks);
    } else this.#flags[word]! |= SIFTED;
  }

  /** The same for the countries that only this article names. */
  #markLearned(): void {
    for (let word = 0; word < this.count; word++) {
      if (!this.#learnedHit(word)) continue;
      this.#classes[word]! |= markOf(NATIONALITY);
      this.#flags[word]! |= LISTED;
    }
  }

  /** Whether an entry that was met may stand here: not in a word of the future, no title where a given name stands, and to the end of a word. */
  #isHit({ clitics, to }: LexiconMatch, word: number, { isTitle }: ClassMarks): boolean {
    if ((clitics & SA) !== 0 || this.#wordOf[to - 1]! < 0) return false;
    return !isTitle || (clitics & AL) !== 0 || !this.#isBeforeFiliation(word);
  }

  /** Whether a list of this layer, or of names of bodies, knows the word. */
  isHinted(word: number): boolean {
    return (this.#flagsAt(word) & (LISTED | BODY)) !== 0;
  }

  /** The names of bodies that start at a word, the longest first. */
  bodyNames(word: number): readonly Hit[] {
    if ((this.#flagsAt(word) & BODY) === 0) return NO_HITS;
    this.hits(word);
    return this.#bodies.get(word)!;
  }

  /** Whether a lexicon of this layer but those of `classes` knows the word without a proclitic. */
  isNamed(word: number, classes: ReadonlySet<string>): boolean {
    return this.hits(word).some(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && isNameClass(entry.class) && !classes.has(entry.class));
  }

  /** Whether a token is a word or number of this row. */
  isWordToken(token: number): boolean {
    return this.#wordOf[token]! >= 0;
  }

  /** How an unlisted word is parted: a conjunction or preposition before the article is no part of a name. */
  plainReading(word: number): FormReading {
    const whole = this.readings(word)[0]!;
    if (this.hasArticle(word) || this.isFusedLam(word)) return whole;
    return this.readings(word).find((reading) => reading.prefix !== '' && reading.article) ?? whole;
  }

  /** How a name that no list knows is parted: bare of a clitic when the bare word stands elsewhere in the article. */
  nameReading(word: number): FormReading {
    const plain = this.plainReading(word);
    if (plain.prefix !== '' || this.hasArticle(word)) return plain;
    const cut = this.readings(word).filter((reading) => reading.prefix !== '' && !reading.fused && !reading.article);
    // «فاتح», «فيدريكو»: names begin with ف far oftener than it joins one
    const conjoined = cut.find((reading) => (reading.clitics & (PREPOSITIONS | FA)) === 0 && reading.stem.length >= SHORTEST_CUT_NAME);
    return cut.find((reading) => this.countForm(reading.stem) > 0) ?? conjoined ?? plain;
  }

  /** Takes in the countries that only this article names: their adjectives are then read as those of the lists. */
  learnNations(entries: ReadonlyMap<string, LexiconEntry>, countries: ReadonlyMap<string, string>): void {
    if (entries.size === 0) return;
    this.#demonyms = entries;
    this.#countries = new Map([...countries].map(([id, name]) => [name, id]));
    this.#hits.fill(undefined);
    this.#bodies.clear();
    this.#markLearned();
  }

  /** Whether a word ends like a country that only this article names. */
  mayBeUnlistedCountry(word: number): boolean {
    if (this.#countries.size === 0) return false;
    const form = this.form(word);
    for (const name of this.#countries.keys()) if (form.endsWith(name)) return true;
    return false;
  }

  /** Whether the article has a country's adjective, or its name in several words. */
  speaksOf(country: string): boolean {
    const known = this.#spokenOf.get(country);
    if (known !== undefined) return known;
    let speaks = false;
    for (let word = 0; word < this.count && !speaks; word++) {
      const hit = this.find(word, NATIONALITY) ?? this.find(word, 'countries');
      speaks = hit?.entry.id === country && (hit.entry.class === NATIONALITY || hit.to > word + 1 || this.find(word, 'known-places') === undefined);
    }
    this.#spokenOf.set(country, speaks);
    return speaks;
  }

  /** The id of a country that only this article names. */
  findUnlistedCountry(folded: string): string | undefined {
    return this.#countries.get(folded);
  }

  /** «لرويترز», «لصحيفة …»: whether somebody speaks to a medium here; «للإعلام», «لوكالات السفر» are what a body is for. */
  isToMedium(word: number): boolean {
    return !this.isFusedLam(word) && this.hits(word).some(({ entry, clitics }) => entry.class === MEDIA && (clitics & LI) !== 0 && MEDIUM_KINDS.has(entry.attributes['kind']!) && !entry.spelling.endsWith('ات'));
  }

  /** Whether a word is a verb that tells or says something. */
  isVerb(word: number): boolean {
    return word >= 0 && ((this.#flagsAt(word) & VERB) !== 0 || this.isVerbOfTwo(word));
  }

  /** «يترأسان», «يبحثون»: prefix and ending of the present in a word that no list of names holds. */
  isVerbOfTwo(word: number): boolean {
    return this.#is(word, LIKE_VERB_OF_TWO) && !this.hits(word).some(({ entry }) => entry.class.startsWith('name') || entry.class.startsWith('known'));
  }

  /** Whether a word begins with a letter that begins verbs of the present, و before it or not. */
  startsLikeVerb(word: number): boolean {
    return this.#is(word, LIKE_VERB);
  }

  /** How often a folded word of two letters or more stands in the article without an article, with or without other proclitics. */
  countBare(form: string): number {
    const ending = endingOf(form);
    let count = 0;
    for (let word = 0; word < this.count; word++) {
      // parting a word costs more than a look at its end
      if (this.ending(word) === ending && this.form(word).endsWith(form)) for (const { stem, article } of this.readings(word)) if (!article && stem === form) count += 1;
    }
    return count;
  }

  /** How often a folded form stands in the article. */
  countForm(form: string): number {
    const id = this.language.vocabulary.find(form);
    return id < 0 ? 0 : ((this.#counts ??= countIds(this.#forms)).get(id) ?? 0);
  }

  /** How often a word and the next stand together in the article. */
  countPair(word: number): number {
    let count = 0;
    const forms = this.#forms;
    for (let at = 0; at + 1 < this.count; at++) if (forms[at] === forms[word] && forms[at + 1] === forms[word + 1]) count += 1;
    return count;
  }

  /** Every way to part a word's proclitics off, the whole word first; pronouns stay on. */
  readings(word: number): readonly FormReading[] {
    return this.#shapes.readings(this.#forms[word]!);
  }

  /** Where a word starts in the text without the proclitics of one reading of it. */
  startAfter(word: number, { prefix, fused }: Pick<FormReading, 'prefix' | 'fused'>): number {
    return offsetAfterPrefix(this.tokens, this.language.fold, { from: this.token[word]!, prefix, fused });
  }

  #is(word: number, shape: number): boolean {
    return (this.#shapes.bits(this.#forms[word]!) & shape) !== 0;
  }

  /** All lexicon entries that start at a word, longest first. */
  hits(word: number): readonly Hit[] {
    if (word >= this.count) return NO_HITS;
    return (this.#hits[word] ??= this.#work(word));
  }

  #work(word: number): readonly Hit[] {
    const matches = this.found.at(this.token[word]!);
    const learned = this.#demonyms.size > 0 ? this.#learnedHit(word) : undefined;
    if (matches.length === 0) return learned ? [learned] : NO_HITS;
    const out: Hit[] = learned ? [learned] : [];
    const isSifted = (this.#flags[word]! & SIFTED) !== 0;
    for (let i = 0; i < matches.length; i++) {
      const match = matches[i]!;
      if (isSifted && !this.#isHit(match, word, marksOf(match.entry.class))) continue;
      const hit = this.#hit(match, word, this.#wordOf[match.to - 1]! + 1);
      if (match.entry.class !== BODIES) out.push(hit);
      else if (this.#bodies.has(word)) this.#bodies.get(word)!.push(hit);
      else this.#bodies.set(word, [hit]);
    }
    return out;
  }

  #isBeforeFiliation(word: number): boolean {
    return this.isGlued(word + 1) && this.#is(word + 1, FILIATION);
  }

  #learnedHit(word: number): Hit | undefined {
    for (const { prefix, clitics, stem, fused, article } of this.readings(word)) {
      const entry = this.#demonyms.get(article ? stem : this.withoutArticle(stem)) ?? this.#demonyms.get(stem);
      if (entry) return { entry, from: word, to: word + 1, definite: article || fused || stem !== this.withoutArticle(stem), prefix, clitics, suffix: '', fused, start: this.startAfter(word, { prefix, fused }) };
    }
    return undefined;
  }

  #hit(match: LexiconMatch, from: number, to: number): Hit {
    const { entry, prefix, clitics, suffix, fused } = match;
    const definite = (clitics & AL) !== 0 || this.#isDefinite(from, prefix);
    return { entry, from, to, definite, prefix, clitics, suffix, fused, start: prefix === '' ? this.start(from) : this.found.start(match) };
  }

  #isDefinite(word: number, prefix: string): boolean {
    return prefix === '' ? this.hasArticle(word) : this.#shapes.hasArticleAfter(this.#forms[word]!, prefix.length);
  }

  /** Whether entries of a class may start at a word: «no» is sure, and costs next to nothing. */
  mayBe(word: number, className: string): boolean {
    return (this.#classes[word]! & markOf(className)) !== 0;
  }

  /** The same for several classes by their marks. */
  mayBeAny(word: number, marks: number): boolean {
    return (this.#classes[word]! & marks) !== 0;
  }

  /** The longest entry of a class at a word, without a pronoun. */
  find(word: number, className: string): Hit | undefined {
    if (!this.mayBe(word, className)) return undefined;
    const hits = this.hits(word);
    for (let i = 0; i < hits.length; i++) if (hits[i]!.entry.class === className && hits[i]!.suffix === '') return hits[i];
    return undefined;
  }

  /** The longest entry of a class at a word, with a pronoun. */
  findOwned(word: number, className: string): Hit | undefined {
    if (!this.mayBe(word, className)) return undefined;
    const hits = this.hits(word);
    for (let i = 0; i < hits.length; i++) if (hits[i]!.entry.class === className && hits[i]!.suffix !== '') return hits[i];
    return undefined;
  }
}

/** «الزار»: what only verbs are carries no article. */
export const isVerbWithArticle = ({ entry, clitics }: Hit): boolean => (clitics & AL) !== 0 && OF_VERBS.has(entry.class);

const OF_VERBS = new Set(['time-past', 'place-cues']);

/** The marks of several classes. */
export function marksOfAll(names: Iterable<string>): number {
  let marks = 0;
  for (const name of names) marks |= markOf(name);
  return marks;
}

function countIds(forms: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (let word = 0; word < forms.length; word++) counts.set(forms[word]!, (counts.get(forms[word]!) ?? 0) + 1);
  return counts;
}

const servantsOf = onceALanguage((language): ReadonlySet<string> =>
  new Set(language.lexicon.ofClass('name-parts').filter(({ id }) => id === 'abd').map(({ spelling }) => language.fold.fold(spelling))));

const nationalitiesOf = onceALanguage((language): ReadonlySet<string> => new Set(language.lexicon.ofClass('nationality').map((entry) => language.fold.fold(entry.spelling))));
