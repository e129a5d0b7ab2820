import { READING_ROLES, type Role } from '../../model/block.ts';
import type { Entity } from '../../model/entity.ts';
import type { Statement } from '../../model/statement.ts';
import type { Span } from '../../model/span.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { PREPOSITIONS, SA } from '../../text/clitics.ts';
import { findQuotations } from '../../text/quotations.ts';
import { type Sentence, findSentences } from '../../text/sentences.ts';
import { PUNCT, type Tokens, WORD } from '../../text/tokens.ts';
import type { Layers } from '../layers.ts';
import { rowOf } from '../../text/row.ts';
import { AL } from '../../text/clitics.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

/** What events are found from. */
export type EventsInput = Pick<Layers, 'article' | 'tokens' | 'found' | 'mentions' | 'entities' | 'statements' | 'times' | 'quantities' | 'published'>;

/** A small word of `words/event-words.tsv` or a preposition, where it stands. */
export interface Mark {
  readonly kind: string;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** An article laid out for event coding: sentences, clauses, small words and entities by token. */
export interface Scene extends EventsInput {
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  /** Index of the sentence of each token, -1 outside. */
  readonly sentenceOf: Int32Array;
  /** Running number of the clause of each token. */
  readonly clauseOf: Int32Array;
  readonly roleOf: readonly Role[];
  readonly marks: Marks;
  /** 1 where a verb that tells or attributes something may stand. */
  readonly verbAt: Uint8Array;
  /** 1 inside a time, and inside a quantity. */
  readonly timeAt: Uint8Array;
  readonly countedAt: Uint8Array;
  /** 1 inside a mention. */
  readonly namedAt: Uint8Array;
  readonly entityById: ReadonlyMap<string, Entity>;
  /** Country entities by the id of `names/countries.tsv`, for adjectives of nationality. */
  readonly countries: ReadonlyMap<string, Entity>;
}

export function layOutScene(input: EventsInput, language: Language): Scene {
  const { article, tokens } = input;
  const blocks = article.blocks.filter(({ role }) => READING_ROLES.has(role));
  const sentences = findSentences(tokens, blocks.map(({ span }) => span), findQuotations(tokens));
  const sentenceOf = new Int32Array(tokens.count).fill(-1);
  for (const [i, { from, to }] of sentences.entries()) sentenceOf.fill(i, from, to);
  const namedAt = tokensOf(tokens, input.mentions);
  const marks = findMarks(input, namedAt);
  return {
    ...input,
    language,
    sentences,
    sentenceOf,
    clauseOf: findClauses({ tokens, sentenceOf, marks, statements: input.statements }),
    roleOf: sentences.map(({ block }) => blocks[block]!.role),
    marks,
    verbAt: findVerbs(input),
    timeAt: tokensOf(tokens, input.times),
    countedAt: tokensOf(tokens, input.quantities),
    namedAt,
    entityById: new Map(input.entities.map((entity) => [entity.id, entity])),
    countries: findCountries(input.entities, language),
  };
}

/** A short word after a preposition's letter is mostly another word: «وبحث» is not و+ب+حث. */
const SHORTEST_AFTER_PREPOSITION = 5;

/** A verb of the present, which alone takes the sign of the future. */
const OF_PRESENT = /^[يت]/;

function standsFree({ clitics, entry }: LexiconMatch): boolean {
  if ((clitics & PREPOSITIONS) === 0) return true;
  // «سيعقد», «ستجري»
  if ((clitics & PREPOSITIONS) === SA) return OF_PRESENT.test(entry.spelling);
  return entry.class === 'event-words' && entry.spelling.length >= SHORTEST_AFTER_PREPOSITION;
}

/** Words that say what something is about keep saying it inside a name; the rest are part of the name («حركة فتح», «علي»). */
const KINDS_OF_THINGS: ReadonlySet<string> = new Set(['field', 'troops', 'prisoner', 'advisers', 'pact', 'aircraft', 'ties', 'protester', 'jointly', 'envoy', 'ground', 'arms', 'council', 'trial', 'sentence', 'court', 'driven-out', 'suspect', 'ward']);

/** Verbs have no article. */
const KINDS_OF_VERBS: ReadonlySet<string> = new Set(['happening', 'light', 'protest-act', 'ruling', 'leaving', 'called', 'accompanied']);

/** The small words by the token at which they start. */
export class Marks {
  readonly #lists: (Mark[] | undefined)[];

  constructor(count: number) {
    this.#lists = rowOf(count, undefined);
  }

  get(token: number): readonly Mark[] | undefined {
    return this.#lists[token];
  }

  has(token: number): boolean {
    return this.#lists[token] !== undefined;
  }

  /** The tokens at which words of a kind start. */
  ofKind(kind: string): number[] {
    const tokens: number[] = [];
    for (let token = 0; token < this.#lists.length; token++) if (this.#lists[token]?.some((mark) => mark.kind === kind)) tokens.push(token);
    return tokens;
  }

  put(mark: Mark): void {
    const list = this.#lists[mark.from];
    if (list) list.push(mark);
    else this.#lists[mark.from] = [mark];
  }
}

function findVerbs({ found, tokens }: EventsInput): Uint8Array {
  const verbs = new Uint8Array(tokens.count);
  // «الخرج» is no «خرج»
  for (const { entry, from, prefix, clitics } of found.all) if ((entry.class === 'cues' || entry.class === 'event-verbs') && prefix.length < 2 && (clitics & AL) === 0) verbs[from] = 1;
  return verbs;
}

function findMarks({ found, tokens }: EventsInput, named: Uint8Array): Marks {
  const marks = new Marks(tokens.count);
  for (const match of found.all) {
    const { entry, from, to } = match;
    const kind = entry.class === 'prepositions' ? 'preposition' : entry.class === 'event-words' ? entry.attributes['kind'] : undefined;
    // «استولت عليها القوات»: with its pronoun a preposition governs nothing more
    if (!kind || (kind === 'preposition' && match.suffix !== '') || !standsFree(match) || tokens.kind[from] !== WORD) continue;
    if ((named[from] && !KINDS_OF_THINGS.has(kind)) || ((match.clitics & AL) !== 0 && KINDS_OF_VERBS.has(kind))) continue;
    marks.put({ kind, id: entry.id, from, to });
  }
  return marks;
}

/** 1 for every token inside one of these spans. */
export function tokensOf(tokens: Tokens, items: readonly { readonly span: Span }[]): Uint8Array {
  const inside = new Uint8Array(tokens.count);
  for (const { span } of items) {
    for (let token = tokens.tokenAt(span[0]); token < tokens.count && tokens.start[token]! < span[1]; token++) inside[token] = 1;
  }
  return inside;
}

interface ClauseParts {
  readonly tokens: Tokens;
  readonly sentenceOf: Int32Array;
  readonly marks: Marks;
  readonly statements: readonly Statement[];
}

/** A clause ends at a sentence end, a semicolon, where a statement's content begins or ends, and before a word that begins a new one. */
function findClauses({ tokens, sentenceOf, marks, statements }: ClauseParts): Int32Array {
  const edges = new Set(statements.flatMap(({ content: [start, end] }) => [tokens.tokenAt(start), tokens.tokenAt(end)]));
  // «اتهم X روسيا بـ…»: a content that nothing introduces holds the object of its own verb
  for (const { content } of statements) {
    const first = tokens.tokenAt(content[0]);
    const isIntroduced = first === 0 || tokens.kind[first - 1] !== WORD || (marks.get(first - 1)?.some(({ id }) => id === 'that') ?? false);
    if (!isIntroduced) edges.delete(first);
  }
  const clauseOf = new Int32Array(tokens.count);
  let clause = 0;
  for (let token = 0; token < tokens.count; token++) {
    const begins =
      (token > 0 && sentenceOf[token] !== sentenceOf[token - 1]) ||
      edges.has(token) ||
      (tokens.kind[token] === PUNCT && isClauseEnd(tokens, token)) ||
      (marks.get(token)?.some(({ kind }) => kind === 'break') ?? false);
    if (begins) clause += 1;
    clauseOf[token] = clause;
  }
  return clauseOf;
}

/** A semicolon, or a dash with a blank after it («… التعاون- المجلس الرئاسي») that is not one of two around a few words («- حفظه الله -»). */
function isClauseEnd(tokens: Tokens, token: number): boolean {
  const mark = markOf(tokens, token);
  if (mark === '؛') return true;
  return isDash(mark) && /\s/.test(tokens.text[tokens.end[token]!] ?? ' ') && otherMark(tokens, token, 1) < 0 && otherMark(tokens, token, -1) < 0;
}

const markOf = ({ text, start }: Tokens, token: number): string => text[start[token]!]!;
export const isDash = (mark: string): boolean => mark === '-' || mark === '–' || mark === '—';

/** Words between two dashes or brackets that part nothing. */
const LONGEST_ASIDE = 4;

/** The other of two dashes, or the bracket that closes one, a few words away in a direction; -1 where there is none. */
function otherMark(tokens: Tokens, token: number, step: 1 | -1): number {
  const isBracket = markOf(tokens, token) === '(';
  for (let at = token + step, words = 0; at >= 0 && at < tokens.count && words <= LONGEST_ASIDE; at += step) {
    if (tokens.kind[at] === WORD) words += 1;
    else if (tokens.kind[at] === PUNCT) return words > 0 && (isBracket ? markOf(tokens, at) === ')' : isDash(markOf(tokens, at))) ? at : -1;
  }
  return -1;
}

/** Where a few words between dashes or brackets that begin at a token end; -1 where none begin. */
export function endOfAside(tokens: Tokens, token: number): number {
  const mark = markOf(tokens, token);
  return isDash(mark) || mark === '(' ? otherMark(tokens, token, 1) : -1;
}

function findCountries(entities: readonly Entity[], language: Language): Map<string, Entity> {
  const places = new Map(entities.filter(({ type }) => type === 'place').map((entity) => [language.fold.fold(entity.name), entity]));
  const countries = new Map<string, Entity>();
  for (const { id, folded } of foldedCountries(language)) {
    const entity = places.get(folded);
    if (entity) countries.set(id, entity);
  }
  return countries;
}

interface FoldedCountry {
  readonly id: string;
  readonly folded: string;
}

/** The spellings of all countries, folded. */
const foldedCountries = onceALanguage((language): readonly FoldedCountry[] => language.lexicon.ofClass('countries').map(({ id, spelling }) => ({ id, folded: language.fold.fold(spelling) })));

/** Whether an entity is a country of `names/countries.tsv`. */
export function isCountry(scene: Scene, entity: string): boolean {
  for (const country of scene.countries.values()) if (country.id === entity) return true;
  return false;
}

/** The first mark of one of these kinds at a token. */
export function markAt({ marks }: Scene, token: number, ...kinds: readonly string[]): Mark | undefined {
  const here = marks.get(token);
  if (here) for (const mark of here) if (kinds.includes(mark.kind)) return mark;
  return undefined;
}

/** The nearest mark of one of these kinds before a token, in its clause and so many tokens back at most. */
export function markBefore(scene: Scene, token: number, reach: number, ...kinds: readonly string[]): Mark | undefined {
  for (let at = token - 1; at >= Math.max(0, token - reach) && scene.clauseOf[at] === scene.clauseOf[token]; at--) {
    const mark = markAt(scene, at, ...kinds);
    if (mark) return mark;
  }
  return undefined;
}

/** The first mark of one of these kinds behind what ends at a token, in its clause and so many tokens on at most. */
export function markAfter(scene: Scene, token: number, reach: number, ...kinds: readonly string[]): Mark | undefined {
  const { clauseOf, tokens } = scene;
  for (let at = token; at < Math.min(tokens.count, token + reach) && clauseOf[at] === clauseOf[token - 1]; at++) {
    const mark = markAt(scene, at, ...kinds);
    if (mark) return mark;
  }
  return undefined;
}

/** Kinds of words that are parts of phrases as any others. */
export const PASSED: ReadonlySet<string> = new Set(['each', 'ground', 'envoy', 'wrong', 'arms', 'freedom', 'in-words', 'no-noun', 'against', 'belonging', 'deed', 'wishes', 'condolence', 'headed', 'furthermore', 'this', 'own-envoy', 'custody', 'target', 'deed-told', 'cargo', 'provisions', 'prayer', 'came', 'edge', 'border', 'regain', 'lifting', 'from-the-air', 'from-the-ground', 'belongs-to', 'roads', 'court', 'dead', 'vessel', 'given', 'sentence', 'charge', 'trial', 'council', 'gathers', 'called', 'crossing', 'accompanied', 'driven-out', 'foremost', 'area', 'begun', 'would-be', 'soil', 'peacekeeping', 'including', 'about', 'of-truce', 'ward', 'stopping', 'own-act']);

/** Whether a word may be read as bearing the article and nothing before it. */
export function hasArticle({ language, tokens }: Scene, token: number): boolean {
  return language.readings(tokens.form[token]!).some(({ clitics, prefix }) => prefix === '' && (clitics & AL) !== 0);
}

/** Whether a token bears a mark that no phrase reaches over. */
export function isStop({ marks }: Scene, token: number): boolean {
  const here = marks.get(token);
  if (here) for (const { kind } of here) if (!PASSED.has(kind)) return true;
  return false;
}
