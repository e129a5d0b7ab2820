import type { Language } from '../../language/language.ts';
import { isFiniteCue } from '../../language/lexicon.ts';
import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Article } from '../../model/article.ts';
import { READING_ROLES } from '../../model/block.ts';
import type { Block } from '../../model/block.ts';
import type { Entity, Mention } from '../../model/entity.ts';
import { AL, FA, PREPOSITIONS, WA } from '../../text/clitics.ts';
import { type Quotation, findQuotations } from '../../text/quotations.ts';
import { type Sentence, findSentences, isStop } from '../../text/sentences.ts';
import { NEWLINE, NUMBER, PUNCT, QUOTE, WORD, type Tokens } from '../../text/tokens.ts';
import { Genders } from './gender.ts';
import { GOVERNING } from './takes.ts';
import { type TokenClass, TokenClasses, bitsOf } from './token-classes.ts';
import { rowOf } from '../../text/row.ts';
import type { Cue } from './cue.ts';
import { FormRow } from '../../language/form-row.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

export interface StatementInput {
  readonly article: Article;
  readonly tokens: Tokens;
  readonly found: LexiconMatches;
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
}

/** A mention with its token range `[from, to)` and whether a preposition leans on it («لوزير»). */
export interface PlacedMention {
  readonly mention: Mention;
  readonly entity: Entity;
  readonly from: number;
  readonly to: number;
  readonly governed: boolean;
  readonly joined: boolean;
}

/** A masculine plural has more letters than this: «الصين» has five. */
const SHORTEST_PLURAL = 5;
/** A word of kin and one of title before a name, in tokens. */
const LONGEST_KIN = 3;
/** A spokesman's «باسم» stands before the name of the one he speaks for, with his title between, in so many tokens. */
const LONGEST_TITLE = 7;
const SPOKESMAN = 'spokesman';

const unitsOf = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)));
const COMMAS = unitsOf('،,؛;');
const DASHES = unitsOf('-–—');
const COLON = 0x3a;
const MARKS = /["“”«»‹›]/g;

/** One article as the finding of statements sees it: tokens with their sentences, quotations and mentions. */
export class TextView {
  readonly article: Article;
  readonly tokens: Tokens;
  readonly found: LexiconMatches;
  readonly language: Language;
  readonly blocks: readonly Block[];
  readonly quotations: readonly Quotation[];
  readonly sentences: readonly Sentence[];
  readonly genders: Genders;
  /** The article's entities by their ids. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** By the token at which they start. */
  readonly #mentions: (PlacedMention[] | undefined)[];
  /** By the token before which they end. */
  readonly #mentionEnds = new Map<number, PlacedMention[]>();
  /** By their opening marks. */
  readonly #opens = new Map<number, Quotation>();
  /** By their closing marks. */
  readonly #closes = new Map<number, Quotation>();
  /** Index + 1 of the innermost quotation around each token. */
  readonly #around: Int32Array;
  readonly #classes: TokenClasses;
  readonly #cliticsOf: FormRow<number>;
  /** The form of a lone ب; -1 where no text had one yet. */
  readonly #bi: number;
  readonly #roles: [role: string, holder: Entity][] = [];
  /** Roles as they were noted, not yet folded: few articles are asked for a holder. */
  #noted: [role: string, holder: Entity][] = [];
  /** What `findCuesAt` has found at each token. */
  readonly cues: (readonly Cue[] | undefined)[];

  constructor({ article, tokens, found, mentions, entities }: StatementInput, language: Language) {
    this.article = article;
    this.tokens = tokens;
    this.found = found;
    this.language = language;
    this.blocks = article.blocks.filter(({ role }) => READING_ROLES.has(role));
    this.quotations = findQuotations(tokens).map((quotation) => (quotation.close === null ? this.#endAtNextSpeaker(quotation) : quotation));
    this.sentences = findSentences(tokens, this.blocks.map(({ span }) => span), this.quotations);
    this.#around = new Int32Array(tokens.count + 1);
    for (const [index, quotation] of this.quotations.entries()) {
      this.#around.fill(index + 1, quotation.from, quotation.to);
      this.#opens.set(quotation.open, quotation);
      if (quotation.close !== null) this.#closes.set(quotation.close, quotation);
    }
    this.#classes = new TokenClasses(found, tokens.count);
    this.cues = rowOf(tokens.count + 1, undefined);
    this.#cliticsOf = cliticsOf(language);
    this.#bi = language.vocabulary.find('ب');
    this.genders = new Genders(this);
    this.#mentions = rowOf(tokens.count + 1, undefined);
    this.entities = new Map(entities.map((entity) => [entity.id, entity]));
    for (const mention of mentions) this.#place(mention);
  }

  /** «وأضاف: «سنعود. وتوقع الوزير …»: a speech that nothing closes ends at the stop before another verb of saying. */
  #endAtNextSpeaker(quotation: Quotation): Quotation {
    for (let token = quotation.from + 1; token < quotation.to - 1; token++) {
      if (isStop(this.tokens, token) && this.found.at(token + 1).some(isJoinedCue)) return { ...quotation, to: token };
    }
    return quotation;
  }

  #place(mention: Mention): void {
    const entity = this.entities.get(mention.entity);
    if (!entity) return;
    if (mention.role && entity.type === 'person') {
      this.genders.noteRole(entity.id, mention.role);
      this.noteRole(mention.role, entity);
    }
    const from = this.tokens.tokenAt(mention.span[0]);
    const to = this.#endOfName(from, this.tokens.tokenAt(mention.span[1] - 1) + 1);
    const { governed, joined } = this.#leaning(from, mention.span[0] - this.tokens.start[from]!);
    const placed = { mention, entity, from, to, governed, joined };
    (this.#mentions[from] ??= []).push(placed);
    const ends = this.#mentionEnds.get(to);
    if (ends) ends.push(placed);
    else this.#mentionEnds.set(to, [placed]);
  }

  /** «قال لوكالة البحر «نؤكد أن …»»: a name ends before a speech that goes on behind it. */
  #endOfName(from: number, to: number): number {
    for (let token = from + 1; token < to; token++) if ((this.quotationAt(token)?.to ?? 0) > to + 2) return token;
    return to;
  }

  #leaning(token: number, prefixLength: number): { governed: boolean; joined: boolean } {
    if (prefixLength <= 0 && this.isQuote(token - 1) && this.isLoneProclitic(token - 2)) return this.#leaningAlone(token - 2);
    if (prefixLength <= 0) return { governed: (this.#cliticsAt(token) & FUSED) !== 0, joined: false };
    const readings = this.language.readings(this.tokens.form[token] ?? 0);
    const reading = readings.find(({ prefix }) => prefix.length === prefixLength) ?? readings.find(({ prefix }) => prefix.length > 0);
    const clitics = reading?.clitics ?? 0;
    return { governed: (clitics & PREPOSITIONS) !== 0, joined: (clitics & (WA | FA)) !== 0 };
  }

  /** «و"أكار"»: the proclitic before the quotation mark. */
  #leaningAlone(token: number): { governed: boolean; joined: boolean } {
    const joined = this.isJoiner(token);
    return { governed: !joined, joined };
  }

  /** Keeps whom the article describes with these words. */
  noteRole(words: string, entity: Entity): void {
    this.#noted.push([words, entity]);
  }

  /** Whom the article describes with which words, these folded and without marks. */
  #foldedRoles(): readonly [role: string, holder: Entity][] {
    for (const [words, entity] of this.#noted) this.#roles.push([this.#foldRole(words), entity]);
    this.#noted = [];
    return this.#roles;
  }

  #foldRole(words: string): string {
    return this.language.fold.fold(words).replace(MARKS, '');
  }

  /** The one person whom the article gives an office with this head («السفير» for «سفير الولايات المتحدة»); none when there are two. */
  findHolderByHead(token: number): Entity | undefined {
    const stems = this.language.readings(this.tokens.form[token]!).map(({ stem }) => stem);
    const holders = new Set(this.#foldedRoles().filter(([role]) => stems.some((stem) => role === stem || role.startsWith(`${stem} `))).map(([, holder]) => holder));
    return holders.size === 1 ? [...holders][0] : undefined;
  }

  /** The first person whom the article gives an office in these words, or the only one whose office holds them («المحافظ», «محافظ صور» for «محافظ مدينة صور»). */
  findHolder(words: string): Entity | undefined {
    const wanted = this.#foldRole(words);
    return this.#foldedRoles().find(([role]) => role === wanted || role.startsWith(`${wanted} `))?.[1] ?? this.#findHolderWithin(wanted);
  }

  #findHolderWithin(wanted: string): Entity | undefined {
    const [head = '', ...rest] = wanted.split(' ').map((word) => this.#withoutArticle(word));
    if (rest.length === 0 && head === wanted) return undefined;
    const holders = new Set<Entity>();
    for (const [role, holder] of this.#foldedRoles()) {
      const [first, ...others] = role.split(' ').map((word) => this.#withoutArticle(word));
      if (first === head && rest.every((word) => others.includes(word))) holders.add(holder);
    }
    return holders.size === 1 ? [...holders][0] : undefined;
  }

  #withoutArticle(word: string): string {
    return word.startsWith('ال') ? word.slice(2) : word;
  }

  /** Mentions that start at a token. */
  mentionsAt(token: number): readonly PlacedMention[] {
    return this.#mentions[token] ?? NO_MENTIONS;
  }

  /** The mention that starts at a token and reaches furthest. */
  longestMentionAt(token: number): PlacedMention | undefined {
    let longest: PlacedMention | undefined;
    for (const placed of this.mentionsAt(token)) if (!longest || placed.to > longest.to) longest = placed;
    return longest;
  }

  /** Mentions that end just before a token. */
  mentionsEndingAt(token: number): readonly PlacedMention[] {
    return this.#mentionEnds.get(token) ?? NO_MENTIONS;
  }

  /** Whether a token belongs to a phrase that only looks like attribution («يذكر أن», «وفق القانون»). */
  isTrapped(token: number): boolean {
    return this.#classes.isTrapped(token);
  }

  /** The quotation that a mark opens. */
  quotationAt(token: number): Quotation | undefined {
    return this.isWord(token) ? undefined : this.#opens.get(token);
  }

  quotationClosedAt(token: number): Quotation | undefined {
    return this.#closes.get(token);
  }

  /** The innermost quotation around a token. */
  quotationAround(token: number): Quotation | undefined {
    return this.quotations[this.#around[token]! - 1];
  }

  isWord(token: number): boolean {
    return this.tokens.kind[token] === WORD;
  }

  /** A proclitic cut off from its word by a quotation mark («لـ"عربي21"»). */
  isLoneProclitic(token: number): boolean {
    return this.isWord(token) && this.#isOneLetter(token) && !this.isInitial(token);
  }

  #isOneLetter(token: number): boolean {
    const { fold, vocabulary } = this.language;
    const start = this.tokens.start[token]!;
    // two letters without marks, as nearly every word begins: its form need not be looked up
    if (this.tokens.end[token]! > start + 1 && !fold.isDropped(this.tokens.text.charCodeAt(start)) && !fold.isDropped(this.tokens.text.charCodeAt(start + 1))) return false;
    return vocabulary.text(this.tokens.form[token]!).length === 1;
  }

  /** A title cut to its first letter («د. فلان»). */
  isInitial(token: number): boolean {
    return this.char(token + 1) === '.' && this.tokens.start[token + 1] === this.tokens.end[token] && this.tokens.end[token]! - this.tokens.start[token]! === 1;
  }

  /** A و or ف that stands alone. */
  isJoiner(token: number): boolean {
    const alone = this.language.vocabulary.text(this.tokens.form[token]!);
    return alone === 'و' || alone === 'ف';
  }

  /** A ب that a quotation mark cut off from its word. */
  isLoneBi(token: number): boolean {
    return this.tokens.form[token] === this.#bi && this.isWord(token);
  }

  isNumber(token: number): boolean {
    return this.tokens.kind[token] === NUMBER;
  }

  isMark(token: number): boolean {
    const kind = this.tokens.kind[token];
    return kind === PUNCT || kind === QUOTE || kind === NEWLINE;
  }

  isQuote(token: number): boolean {
    return this.tokens.kind[token] === QUOTE;
  }

  isComma(token: number): boolean {
    return this.tokens.kind[token] === PUNCT && COMMAS.has(this.#unit(token));
  }

  isDash(token: number): boolean {
    return this.tokens.kind[token] === PUNCT && DASHES.has(this.#unit(token));
  }

  /** Whether a line's first token marks a point of a list: a dash, a bullet, a number. */
  isListed(token: number): boolean {
    if (this.isDash(token) || '•*▪●·◾◆'.includes(this.char(token))) return true;
    return this.isNumber(token) && (this.isDash(token + 1) || ').'.includes(this.char(token + 1)));
  }

  /** A colon that is no part of a time (10:30). */
  isColon(token: number): boolean {
    if (this.tokens.kind[token] !== PUNCT || this.#unit(token) !== COLON) return false;
    return !(this.tokens.kind[token - 1] === NUMBER && this.tokens.kind[token + 1] === NUMBER);
  }

  isLineEnd(token: number): boolean {
    return token >= this.tokens.count || this.tokens.kind[token] === NEWLINE;
  }

  /** The first code unit of a token of the text. */
  #unit(token: number): number {
    return this.tokens.text.charCodeAt(this.tokens.start[token]!);
  }

  char(token: number): string {
    return this.tokens.text[this.tokens.start[token]!] ?? '';
  }

  /** The first lexicon entry of a class at a token, without prepositions or article leaning on it. */
  bareEntryAt(token: number, className: TokenClass): LexiconMatch | undefined {
    if (!this.#classes.has(token, className)) return undefined;
    for (const match of this.found.at(token)) {
      if (match.entry.class === className && (match.clitics & (PREPOSITIONS | AL)) === 0) return match;
    }
    return undefined;
  }

  /** The first lexicon entry of a class at a token, whatever leans on it. */
  entryAt(token: number, className: TokenClass): LexiconMatch | undefined {
    return this.#classes.has(token, className) ? this.found.findAt(token, className) : undefined;
  }

  /** What a small word does there: the `kind` of `cue-particles.tsv`, with no preposition on it. */
  particleAt(token: number, kind: string): LexiconMatch | undefined {
    if (!this.#classes.hasParticle(token, kind)) return undefined;
    for (const match of this.found.at(token)) {
      if (match.entry.class === 'cue-particles' && match.entry.attributes['kind'] === kind && (match.clitics & PREPOSITIONS) === 0) return match;
    }
    return undefined;
  }

  /** «إلى», «من» …, with no pronoun on it. */
  isPreposition(token: number): boolean {
    const particle = this.entryAt(token, 'cue-particles');
    return particle !== undefined && particle.suffix === '' && GOVERNING.has(particle.entry.attributes['kind']!);
  }

  /** «فإن», «فقد»: what was attributed begins there. */
  opensClause(token: number): boolean {
    return ((this.particleAt(token, 'was') ?? this.particleAt(token, 'an'))?.clitics ?? 0) === FA;
  }

  /** Whether any reading of a word has one of these clitics (bits of `text/clitics.ts`). */
  mayLean(token: number, clitics: number): boolean {
    return (this.#cliticsAt(token) & clitics) !== 0;
  }

  #cliticsAt(token: number): number {
    const form = this.tokens.form[token];
    if (form === undefined) return 0;
    return this.#cliticsOf.find(form) ?? this.#cliticsOf.put(form, this.#readClitics(form));
  }

  #readClitics(form: number): number {
    let bits = 0;
    for (const { clitics, fused } of this.language.readings(form)) bits |= fused ? clitics | FUSED : clitics;
    return bits;
  }

  /** Whether an entry of a class starts at a token: asked before `found.at`. */
  has(token: number, className: TokenClass): boolean {
    return this.#classes.has(token, className);
  }

  /** Whether an entry of any of some classes (`bitsOf`) starts at a token. */
  hasAny(token: number, bits: number): boolean {
    return this.#classes.hasAny(token, bits);
  }

  /** Whether a word is an office, a rank or a profession that stands before a name. */
  isTitle(token: number): boolean {
    if (!this.#classes.hasAny(token, TITLE_BITS)) return false;
    return this.found.at(token).some(({ entry, clitics }) => TITLES.has(entry.class) && (clitics & PREPOSITIONS) === 0);
  }

  /** «الجمهوريون»: a plural with the article in the nominative can only be a subject. */
  isPluralSubject(token: number): boolean {
    return this.isWord(token) && this.mayLean(token, AL) && this.language.vocabulary.text(this.tokens.form[token]!).endsWith('ون');
  }

  /** «اقتصاديون», «منتقدين»: a masculine plural without its article. */
  isPluralForm(token: number): boolean {
    return this.isWord(token) && !this.mayLean(token, AL) && /(ين|ون)$/.test(this.language.vocabulary.text(this.tokens.form[token]!));
  }

  /** «المواطنين», «مسلحين»: a plural in the accusative or genitive can be no subject. */
  isPluralObject(token: number): boolean {
    const form = this.language.vocabulary.text(this.tokens.form[token]!);
    return this.isWord(token) && form.length > SHORTEST_PLURAL && form.endsWith('ين');
  }

  /** «محامي فلان», «والد الفقيد فلان»: somebody beside the one named. */
  isOfKin({ from, entity }: PlacedMention): boolean {
    if (entity.type !== 'person') return false;
    for (let token = from - 1; token >= from - LONGEST_KIN; token--) {
      const kin = this.bareEntryAt(token, 'cue-kin');
      if (kin && kin.suffix === '' && (kin.to === from || (kin.to === from - 1 && this.mayLean(from - 1, AL)))) return true;
    }
    return this.#isOfSpokesman(from);
  }

  /** «متحدث باسم رئيس الوزراء فلان»: some spokesman of the one whose title and name follow. */
  #isOfSpokesman(name: number): boolean {
    for (let token = name - 1; token > name - LONGEST_TITLE; token--) {
      const kin = this.bareEntryAt(token, 'cue-kin');
      if (kin?.entry.id === SPOKESMAN) return (kin.clitics & AL) === 0 && this.isTitle(kin.to);
      if (!this.isWord(token)) return false;
    }
    return false;
  }

  /** Whether a pronoun stands for many («قولهم»). */
  isOfMany(suffix: string): boolean {
    return suffix !== '' && pluralsOf(this.language).has(suffix);
  }

  /** Whether a pronoun on a verbal noun can mean who speaks (دعمه), not the name that ends like it (شكري). */
  isOwner(suffix: string): boolean {
    return ownersOf(this.language).has(suffix);
  }

  isAside(token: number): LexiconMatch | undefined {
    if (!this.#classes.hasAny(token, ASIDES)) return undefined;
    const aside = this.bareEntryAt(token, 'cue-asides');
    return aside?.suffix && aside.entry.id === 'edge' ? undefined : aside;
  }

  /** Whether a token belongs to an aside of several words («من جانبها»), or is one. */
  isWithinAside(token: number): boolean {
    for (let from = token; from > token - 3; from--) {
      for (const { entry, to } of this.found.at(Math.max(0, from))) {
        if ((entry.class === 'cue-asides' || (entry.class === 'cue-particles' && entry.attributes['kind'] === 'break')) && to > token) return true;
      }
    }
    return false;
  }

  /** How many words stand in a token range. */
  countWords(from: number, to: number): number {
    let count = 0;
    for (let token = from; token < to; token++) if (this.isWord(token) || this.isNumber(token)) count += 1;
    return count;
  }

  /** Whether a quotation only sets off a name («المشري», «عربي21»). */
  isNameQuotation({ open, from, to }: Quotation): boolean {
    const words = this.countWords(from, to);
    if (words <= 2 || this.#isTitled(open, words)) return true;
    const mention = this.longestMentionAt(from);
    return words <= 6 && mention !== undefined && mention.to >= to;
  }

  /** «بعنوان "…"», «فيلم قصير "…"»: the name of the thing before it. */
  #isTitled(open: number, words: number): boolean {
    const beside = this.entryAt(open - 1, 'cue-titled');
    if (beside && !beside.suffix) return words <= Number(beside.entry.attributes['longest']);
    const before = this.isWord(open - 1) ? this.entryAt(open - 2, 'cue-titled') : undefined;
    // «في مؤتمر صحفي "…"»
    if (before && this.entryAt(open - 2, 'channel-nouns')?.to === open) return false;
    return before?.to === open - 1 && !before.suffix && words <= Number(before.entry.attributes['longest']) && !this.has(open - 1, 'cues');
  }

  slice(from: number, to: number): string {
    return to > from ? this.tokens.text.slice(this.tokens.start[from], this.tokens.end[to - 1]) : '';
  }
}

/** «وقال», «وتوقع»: a verb of saying that begins a sentence of the outlet's. */
const isJoinedCue = ({ entry, clitics, suffix }: LexiconMatch): boolean =>
  entry.class === 'cues' && clitics === WA && suffix === '' && entry.attributes['kind'] !== 'weak' && isFiniteCue(entry);

const TITLES: ReadonlySet<string> = new Set(['title-offices', 'title-ranks', 'title-professions']);
const ASIDES = bitsOf('cue-asides');
const TITLE_BITS = bitsOf('title-offices', 'title-ranks', 'title-professions');
/** Beside the bits of `text/clitics.ts`: a reading whose preposition swallowed the article («للحكومة»). */
const FUSED = AL << 1;
/** Clitics that any reading of a form has, and FUSED. */
const cliticsOf = onceALanguage((language) => new FormRow<number>(language.vocabulary));

const NO_MENTIONS: readonly PlacedMention[] = [];

const pluralsOf = onceALanguage((language): ReadonlySet<string> => {
  const entries = language.lexicon.ofClass('cue-particles').filter(({ id }) => id === 'owner-many');
  return new Set(entries.map(({ spelling }) => language.fold.fold(spelling)));
});

const ownersOf = onceALanguage((language): ReadonlySet<string> => {
  const entries = language.lexicon.ofClass('cue-particles').filter(({ attributes }) => attributes['kind'] === 'owner');
  return new Set(entries.map(({ spelling }) => language.fold.fold(spelling)));
});
