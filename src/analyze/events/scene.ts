import { READING_ROLES, type Role } from '../../model/block.ts';
import type { Entity } from '../../model/entity.ts';
import type { Statement } from '../../model/statement.ts';
import type { Span } from '../../model/span.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { AL, PREPOSITIONS, SA } from '../../text/clitics.ts';
import { findQuotations } from '../../text/quotations.ts';
import { type Sentence, findSentences } from '../../text/sentences.ts';
import { PUNCT, type Tokens, WORD } from '../../text/tokens.ts';
import type { Layers } from '../layers.ts';
import { type Mark, Marks } from './marks.ts';
import { findTitles } from './titles.ts';
import { TokenRows } from './token-rows.ts';

/** What events are found from. */
export type EventsInput = Pick<Layers, 'article' | 'tokens' | 'found' | 'mentions' | 'entities' | 'statements' | 'times' | 'quantities' | 'published'>;

/** An article laid out for event coding: sentences, clauses, small words and entities by token. */
export interface Scene extends EventsInput {
  readonly language: Language;
  readonly rows: TokenRows;
  readonly sentences: readonly Sentence[];
  /** Index of the sentence of each token, -1 outside. */
  readonly sentenceOf: Int32Array;
  /** Running number of the clause of each token. */
  readonly clauseOf: Int32Array;
  readonly roleOf: readonly Role[];
  readonly marks: Marks;
  /** 1 where a verb that tells or attributes something may stand. */
  readonly verbAt: Uint8Array;
  /** 1 where a word that tells an event, or one that looks so, begins. */
  readonly tellsAt: Uint8Array;
  /** Bits of titles.ts. */
  readonly titleAt: Uint8Array;
  /** 1 inside a time, and inside a quantity. */
  readonly timeAt: Uint8Array;
  readonly countedAt: Uint8Array;
  /** 1 inside a mention. */
  readonly namedAt: Uint8Array;
  readonly entityById: ReadonlyMap<string, Entity>;
  /** Country entities by the id of `names/countries.tsv`, for adjectives of nationality. */
  readonly countries: ReadonlyMap<string, Entity>;
  /** The ids of those entities. */
  readonly countryIds: ReadonlySet<string>;
}

export function layOutScene(input: EventsInput, language: Language): Scene {
  const { article, tokens, found, mentions, entities, statements, times, quantities, published } = input;
  const blocks = article.blocks.filter(({ role }) => READING_ROLES.has(role));
  const sentences = findSentences(tokens, blocks.map(({ span }) => span), findQuotations(tokens));
  const rows = new TokenRows(tokens.count);
  const sentenceOf = rows.numbers().fill(-1);
  for (let i = 0; i < sentences.length; i++) sentenceOf.fill(i, sentences[i]!.from, sentences[i]!.to);
  const namedAt = tokensOf(tokens, mentions, rows);
  const marks = findMarks(input, namedAt, rows);
  const countries = findCountries(entities, language);
  return {
    article,
    tokens,
    found,
    mentions,
    entities,
    statements,
    times,
    quantities,
    published,
    language,
    rows,
    sentences,
    sentenceOf,
    clauseOf: findClauses({ tokens, sentenceOf, marks, statements, rows }),
    roleOf: sentences.map(({ block }) => blocks[block]!.role),
    marks,
    verbAt: findVerbs(found, rows),
    tellsAt: findTelling(found, rows),
    titleAt: findTitles(found, language, rows),
    timeAt: tokensOf(tokens, times, rows),
    countedAt: tokensOf(tokens, quantities, rows),
    namedAt,
    entityById: byId(entities),
    countries,
    countryIds: idsOf(countries),
  };
}

function byId(entities: readonly Entity[]): Map<string, Entity> {
  const known = new Map<string, Entity>();
  for (const entity of entities) known.set(entity.id, entity);
  return known;
}

function idsOf(countries: ReadonlyMap<string, Entity>): Set<string> {
  const ids = new Set<string>();
  for (const { id } of countries.values()) ids.add(id);
  return ids;
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

function findVerbs(found: LexiconMatches, rows: TokenRows): Uint8Array {
  const verbs = rows.bytes();
  putVerbs(found.ofClass('cues'), verbs);
  putVerbs(found.ofClass('event-verbs'), verbs);
  return verbs;
}

function findTelling(found: LexiconMatches, rows: TokenRows): Uint8Array {
  const tells = rows.bytes();
  for (const name of TELLING) for (const { from } of found.ofClass(name)) tells[from] = 1;
  return tells;
}

const TELLING = ['event-verbs', 'event-nouns', 'event-traps'];

function putVerbs(words: readonly LexiconMatch[], verbs: Uint8Array): void {
  // «الخرج» is no «خرج»
  for (const { from, prefix, clitics } of words) if (prefix.length < 2 && (clitics & AL) === 0) verbs[from] = 1;
}

/** The small words and the prepositions in the order of their tokens. */
function findMarks({ found, tokens }: EventsInput, named: Uint8Array, rows: TokenRows): Marks {
  const all: Mark[] = [];
  const prepositions = found.ofClass('prepositions');
  let next = 0;
  for (const match of found.ofClass('event-words')) {
    for (; next < prepositions.length && prepositions[next]!.from < match.from; next++) putMark(tokens, named, prepositions[next]!, 'preposition', all);
    const kind = match.entry.attributes['kind'];
    if (kind) putMark(tokens, named, match, kind, all);
  }
  for (; next < prepositions.length; next++) putMark(tokens, named, prepositions[next]!, 'preposition', all);
  return new Marks(rows, all);
}

function putMark(tokens: Tokens, named: Uint8Array, match: LexiconMatch, kind: string, all: Mark[]): void {
  // «استولت عليها القوات»: with its pronoun a preposition governs nothing more
  if (kind === 'preposition' && match.suffix !== '') return;
  const { from, to, clitics } = match;
  if (tokens.kind[from] !== WORD || !standsFree(match)) return;
  if ((named[from] === 1 && !KINDS_OF_THINGS.has(kind)) || ((clitics & AL) !== 0 && KINDS_OF_VERBS.has(kind))) return;
  all.push({ kind, id: match.entry.id, from, to });
}

/** 1 for every token inside one of these spans. */
function tokensOf(tokens: Tokens, items: readonly { readonly span: Span }[], rows: TokenRows): Uint8Array {
  const inside = rows.bytes();
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
  readonly rows: TokenRows;
}

/** A clause ends at a sentence end, a semicolon, where a statement's content begins or ends, and before a word that begins a new one. */
function findClauses(parts: ClauseParts): Int32Array {
  const { tokens, sentenceOf, marks, rows } = parts;
  const edgeAt = findEdges(parts);
  const clauseOf = rows.numbers();
  let clause = 0;
  for (let token = 0; token < tokens.count; token++) {
    const begins =
      (token > 0 && sentenceOf[token] !== sentenceOf[token - 1]) ||
      edgeAt[token] === 1 ||
      (tokens.kind[token] === PUNCT && isClauseEnd(tokens, token)) ||
      marks.find(token, 'break') !== undefined;
    if (begins) clause += 1;
    clauseOf[token] = clause;
  }
  return clauseOf;
}

/** 1 where a statement's content begins or ends. */
function findEdges({ tokens, marks, statements, rows }: ClauseParts): Uint8Array {
  const edgeAt = rows.bytes();
  for (const { content: [start, end] } of statements) edgeAt[tokens.tokenAt(start)] = edgeAt[tokens.tokenAt(end)] = 1;
  // «اتهم X روسيا بـ…»: a content that nothing introduces holds the object of its own verb
  for (const { content } of statements) {
    const first = tokens.tokenAt(content[0]);
    const isIntroduced = first === 0 || tokens.kind[first - 1] !== WORD || marks.hasId(first - 1, 'that');
    if (!isIntroduced) edgeAt[first] = 0;
  }
  return edgeAt;
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
  const spellings = spellingsOfCountries(language);
  const met: { readonly spelling: CountrySpelling; readonly entity: Entity }[] = [];
  for (const entity of entities) {
    if (entity.type !== 'place') continue;
    for (const spelling of spellings.get(language.fold.fold(entity.name)) ?? []) met.push({ spelling, entity });
  }
  // of several spellings of a country the one that stands last in the list decides
  met.sort((a, b) => a.spelling.rank - b.spelling.rank);
  return new Map(met.map(({ spelling: { id }, entity }) => [id, entity]));
}

interface CountrySpelling {
  readonly id: string;
  /** Its place in the list. */
  readonly rank: number;
}

/** The spellings of all countries, folded. */
const spellingsOfCountries = onceALanguage((language): ReadonlyMap<string, readonly CountrySpelling[]> => {
  const spellings = new Map<string, CountrySpelling[]>();
  for (const [rank, { id, spelling }] of language.lexicon.ofClass('countries').entries()) {
    const folded = language.fold.fold(spelling);
    const known = spellings.get(folded);
    if (known) known.push({ id, rank });
    else spellings.set(folded, [{ id, rank }]);
  }
  return spellings;
});

/** Whether an entity is a country of `names/countries.tsv`. */
export const isCountry = ({ countryIds }: Scene, entity: string): boolean => countryIds.has(entity);

/** The first mark of one of these kinds at a token. */
export function markAt({ marks }: Scene, token: number, kind: string, second = kind, third = kind, fourth = kind): Mark | undefined {
  return marks.find(token, kind, second, third, fourth);
}

/** The nearest mark of a kind before a token, in its clause and so many tokens back at most. */
export function markBefore({ marks, clauseOf }: Scene, token: number, reach: number, kind: string): Mark | undefined {
  for (let next = marks.indexOf(token) - 1; next >= 0; next--) {
    const { from, kind: met } = marks.all[next]!;
    if (from < token - reach || clauseOf[from] !== clauseOf[token]) return undefined;
    if (met === kind) return marks.find(from, kind);
  }
  return undefined;
}

/** The first mark of one of two kinds behind what ends at a token, in its clause and so many tokens on at most. */
export function markAfter({ marks, clauseOf }: Scene, token: number, reach: number, kind: string, second = kind): Mark | undefined {
  const mark = marks.findBetween(token, token + reach, kind, second);
  return mark && clauseOf[mark.from] === clauseOf[token - 1] ? mark : undefined;
}

/** Kinds of words that are parts of phrases as any others. */
export const PASSED: ReadonlySet<string> = new Set(['each', 'ground', 'envoy', 'wrong', 'arms', 'freedom', 'in-words', 'no-noun', 'against', 'belonging', 'deed', 'wishes', 'condolence', 'headed', 'furthermore', 'this', 'own-envoy', 'custody', 'target', 'deed-told', 'cargo', 'provisions', 'prayer', 'came', 'edge', 'border', 'regain', 'lifting', 'from-the-air', 'from-the-ground', 'belongs-to', 'roads', 'court', 'dead', 'vessel', 'given', 'sentence', 'charge', 'trial', 'council', 'gathers', 'called', 'crossing', 'accompanied', 'driven-out', 'foremost', 'area', 'begun', 'would-be', 'soil', 'peacekeeping', 'including', 'about', 'of-truce', 'ward', 'stopping', 'own-act', 'called-off', 'put-off']);

/** Whether a word may be read as bearing the article and nothing before it. */
export function hasArticle({ language, tokens }: Scene, token: number): boolean {
  for (const { clitics, prefix } of language.readings(tokens.form[token]!)) if (prefix === '' && (clitics & AL) !== 0) return true;
  return false;
}

/** Whether a token bears a mark that no phrase reaches over. */
export function isStop({ marks }: Scene, token: number): boolean {
  return marks.hasKindBeside(token, PASSED);
}
