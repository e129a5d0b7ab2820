import { NUMBER, PUNCT, QUOTE, WORD } from '../../text/tokens.ts';
import { type Phrase, likelyPreposition } from './phrase.ts';
import { PASSED, type Scene, markAt } from './scene.ts';

/** Words for somebody who has no name, as tokens `[from, to)`: «مسلحون مجهولون», «قائد شرطة النجدة». */
export interface Noun {
  readonly from: number;
  readonly to: number;
}

/** Kinds of words for people and arms that do things or suffer them. */
export const DOERS: ReadonlySet<string> = new Set(['weapon', 'troops', 'protester', 'envoy', 'aircraft', 'suspect']);
/** Kinds of words that a noun or a part of it may bear. */
const OF_NOUNS: ReadonlySet<string> = new Set([...PASSED, ...DOERS, 'blast'].filter((kind) => kind !== 'no-noun'));
/** A noun with its adjectives and genitives has at most this many words. */
const LONGEST_NOUN = 4;
/** «ما لا يقل عن ثلاثة …»: words before the number. */
const LONGEST_MEASURE = 5;
/** Words between «أن» and a verb that its subject may fill. */
const FARTHEST_START = 8;
const OBLIQUE = /(ون|ين|ان)$/;
const OF_TIME: ReadonlySet<string> = new Set(['time-units', 'time-deictics', 'time-parts', 'weekdays', 'months']);
/** Verbs of the present, and nouns with a pronoun. */
const NO_NOUN = /^ي\p{L}{3}|^ت\p{L}+(ان|ون)$|\p{L}{3}(ه|ها|هم|هما)$/u;

/** The nouns of an article that name nobody, asked for where a sentence leaves a place for them. */
export class Nouns {
  readonly #scene: Scene;
  readonly #phraseAt: Int32Array;
  readonly #phrases: readonly Phrase[];
  readonly #toldAt: Uint8Array;

  /** `toldAt`: 1 where a noun tells an event. */
  constructor(scene: Scene, phrases: readonly Phrase[], toldAt: Uint8Array) {
    this.#scene = scene;
    this.#phrases = phrases;
    this.#toldAt = toldAt;
    this.#phraseAt = scene.rows.numbers().fill(-1);
    for (const [index, { from, to }] of phrases.entries()) this.#phraseAt.fill(index, from, to);
  }

  /** The noun that starts at a token, a count before it passed over. */
  at(token: number): Noun | null {
    const from = this.#headAt(token);
    if (from < 0) return null;
    let to = from + 1;
    while (to - from < LONGEST_NOUN && this.#goesOn(from, to)) {
      const phrase = this.#phrases[this.#phraseAt[to]!];
      if (phrase) return phrase.to - from <= LONGEST_NOUN + 1 ? { from, to: phrase.to } : { from, to };
      to += 1;
    }
    return { from, to };
  }

  /** The noun between «أن» or the start of the clause and a verb: «أن مسلحين مجهولين اغتالوا». */
  before(verb: number): Noun | null {
    const { tokens, sentenceOf } = this.#scene;
    let from = verb;
    if (markAt(this.#scene, from - 1, 'already')) from -= 1;
    for (let words = 0; words < FARTHEST_START; words++) {
      const token = from - 1;
      if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] === PUNCT) return null;
      if (this.#opens(token)) break;
      const phrase = this.#phrases[this.#phraseAt[token]!];
      // «قوة من الشرطة اعتدت»
      if (this.#scene.verbAt[token] || this.#toldAt[token] || (phrase && phrase.preposition === null)) return null;
      from = phrase ? phrase.from : token;
      if (words === FARTHEST_START - 1) return null;
    }
    const noun = from < verb ? this.at(from) : null;
    return noun && noun.to <= verb ? noun : null;
  }

  /** «أن ملفه وصل»: whether a noun that is no mention stands between «أن» and a verb. */
  opensClause(verb: number): boolean {
    const { tokens, sentenceOf, timeAt } = this.#scene;
    let first = verb - 1;
    for (; first > 0 && verb - first < FARTHEST_START && !this.#opens(first - 1); first--) {
      if (sentenceOf[first - 1] !== sentenceOf[verb] || tokens.kind[first] !== WORD || this.#phraseAt[first]! >= 0 || this.#scene.verbAt[first]) return false;
    }
    if (first < 1 || first === verb || sentenceOf[first - 1] !== sentenceOf[verb] || tokens.kind[first] !== WORD || !this.#opens(first - 1)) return false;
    if (this.#scene.found.findAt(first, 'quantity-approximations') || this.#scene.countedAt[first]) return true;
    return !this.#isStop(first) && this.#phraseAt[first]! < 0 && !timeAt[first] && this.#scene.verbAt[first] === 0 && !likelyPreposition(this.#scene, first);
  }

  /** «القيادة تهنئ …»: whether a headline begins with a noun that is no mention, right before its verb. */
  opensHeadline(verb: number): boolean {
    const { sentences, sentenceOf, roleOf, tokens, timeAt } = this.#scene;
    const sentence = sentenceOf[verb]!;
    const { from } = sentences[sentence]!;
    if (roleOf[sentence] !== 'headline' || from !== verb - 1 || tokens.kind[from] !== WORD || this.#phraseAt[from]! >= 0) return false;
    return !this.#isStop(from) && !timeAt[from] && this.#scene.verbAt[from] === 0 && !likelyPreposition(this.#scene, from);
  }

  #opens(token: number): boolean {
    return this.#scene.marks.find(token, 'break', 'was') !== undefined;
  }

  /** Where the noun itself stands: behind its number, «عدد من», «ما لا يقل عن»; -1 when there is none. */
  #headAt(start: number): number {
    const { tokens, sentenceOf, countedAt, found } = this.#scene;
    let token = start;
    for (let steps = 0; steps < LONGEST_MEASURE; steps++) {
      if (token >= tokens.count || sentenceOf[token] !== sentenceOf[start]) return -1;
      const each = this.#scene.marks.find(token, 'each', 'measure', 'adverb');
      const rough = found.findAt(token, 'quantity-approximations');
      if (each) token = each.to;
      else if (rough && rough.prefix === '') token = rough.to;
      else if (tokens.kind[token] === QUOTE) token += 1;
      else if (countedAt[token]) return this.#lastCounted(token);
      else break;
    }
    return this.#mayHead(token) ? token : -1;
  }

  /** The noun at the end of a count; -1 when it counts nothing. */
  #lastCounted(token: number): number {
    const { tokens, countedAt, found } = this.#scene;
    let last = token;
    while (last + 1 < tokens.count && countedAt[last + 1]) last += 1;
    // «200 مدرس»: what is counted need not be known as a thing that is counted
    if (tokens.kind[last] === NUMBER) return this.#mayHead(last + 1) && this.#scene.sentenceOf[last + 1] === this.#scene.sentenceOf[last] ? last + 1 : -1;
    if (tokens.kind[last] !== WORD || found.at(last).some(({ entry }) => entry.class === 'numbers' || entry.class === 'vague-numbers')) return -1;
    return last;
  }

  #mayHead(token: number): boolean {
    const { tokens, timeAt } = this.#scene;
    if (token >= tokens.count || tokens.kind[token] !== WORD || timeAt[token] || this.#phraseAt[token]! >= 0 || this.#toldAt[token]) return false;
    return !this.#isStop(token) && this.#scene.verbAt[token] === 0 && !likelyPreposition(this.#scene, token);
  }

  /** Whether a word still belongs to the noun before it: an adjective that agrees, or a genitive. */
  #goesOn(from: number, token: number): boolean {
    const { tokens, timeAt, countedAt, sentenceOf, language } = this.#scene;
    if (token >= tokens.count || sentenceOf[token] !== sentenceOf[from] || tokens.kind[token] === PUNCT || timeAt[token] || countedAt[token]) return false;
    if (tokens.kind[token] !== WORD || this.#toldAt[token]) return false;
    const phrase = this.#phrases[this.#phraseAt[token]!];
    if (phrase) return phrase.from === token && phrase.preposition === null && !phrase.coordinated && !OBLIQUE.test(tokens.slice(from));
    if (this.#isStop(token) || this.#scene.verbAt[token] || likelyPreposition(this.#scene, token)) return false;
    const head = language.vocabulary.text(tokens.form[from]!);
    const word = language.vocabulary.text(tokens.form[token]!);
    if (word.startsWith('و') && !language.readings(tokens.form[token]!).every(({ prefix }) => prefix === '')) return false;
    if (head.startsWith('ال')) return word.startsWith('ال');
    if (head.endsWith('ا') && head.length > SHORTEST_ACCUSATIVE) return word.endsWith('ا');
    if (OBLIQUE.test(head)) return OBLIQUE.test(word) || word.endsWith('ه');
    // «قصفت طائرات أهدافا»: an accusative is no part of a noun that is none
    return !(word.endsWith('ا') && word.length > SHORTEST_ACCUSATIVE + 1);
  }

  /** Words of grammar, of time and of telling, and nouns with a pronoun, who are known by whom they belong to. */
  #isStop(token: number): boolean {
    const { tokens, found, marks } = this.#scene;
    if (marks.hasKindBeside(token, OF_NOUNS)) return true;
    if (found.findAt(token, 'nationality')) return false;
    return NO_NOUN.test(tokens.slice(token)) || found.at(token).some(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && OF_TIME.has(entry.class));
  }
}

const SHORTEST_ACCUSATIVE = 3;
