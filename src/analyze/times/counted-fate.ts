import type { LexiconEntry } from '../../language/lexicon.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Quantity } from '../../model/time.ts';
import { NEWLINE, PUNCT, type Tokens } from '../../text/tokens.ts';

/** How far the word that says what became of people stands from their number. */
const REACH_BEFORE = 8;
const REACH_AFTER = 3;
const KINDS = 'quantity-kinds';
/** Forms of words that tell right before a number: before those who did it, and what a verb of setting free governs people with. */
const DOING = 'by';
const OF_FREEING = 'of';
const BESIDE: ReadonlySet<string | undefined> = new Set([DOING, OF_FREEING]);
/** «على أيدي», in words. */
const LONGEST_BEFORE = 2;
/** How far the verb stands from people whom its preposition ties to it. */
const FARTHEST = 20;
const SENTENCE_ENDS = '.!؟?';

/** Says what became of the people counted, from the nearest word of `words/quantity-kinds.tsv` in the sentence. */
export class CountedFate {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;

  constructor(tokens: Tokens, found: LexiconMatches) {
    this.#tokens = tokens;
    this.#found = found;
  }

  near(from: number, to: number): NonNullable<Quantity['what']> | null {
    const beside = this.#besideAt(from)?.attributes;
    if (beside && (beside['form'] === DOING || this.#isTold(beside['what']!, from))) return beside['what'] as NonNullable<Quantity['what']>;
    for (let token = from - 1; token >= 0 && token >= from - REACH_BEFORE && !this.#endsSentence(token); token--) {
      const what = this.#at(token);
      // «مقتل وجرح المئات» does not say how many of each
      if (what) return this.#isShared(token) ? 'other' : what;
    }
    for (let token = to; token < this.#tokens.count && token < to + REACH_AFTER && !this.#endsSentence(token); token++) {
      const what = this.#at(token);
      if (what) return what;
    }
    return null;
  }

  /** The word right before a number that tells of those it counts: «على يد ثلاثة مسلحين», «عن 34 أسيرا». */
  #besideAt(from: number): LexiconEntry | undefined {
    for (let token = from - 1; token >= Math.max(0, from - LONGEST_BEFORE); token--) {
      const match = this.#found.at(token).find(({ entry, to }) => to === from && entry.class === KINDS && BESIDE.has(entry.attributes['form']));
      if (match) return match.entry;
    }
    return undefined;
  }

  /** «أفرجت السلطات، يوم السبت، عن 34 أسيرا»: whether this became of somebody before in the sentence. */
  #isTold(what: string, from: number): boolean {
    for (let token = from - 1; token >= 0 && token >= from - FARTHEST && !this.#endsSentence(token); token--) if (this.#at(token) === what) return true;
    return false;
  }

  #at(token: number): NonNullable<Quantity['what']> | null {
    return (this.#entryAt(token)?.attributes['what'] as Quantity['what']) ?? null;
  }

  #entryAt(token: number): LexiconEntry | undefined {
    return this.#found.at(token).find(({ entry, suffix }) => entry.class === KINDS && suffix === '' && !BESIDE.has(entry.attributes['form']))?.entry;
  }

  #isShared(token: number): boolean {
    const [before, here] = token > 0 ? [this.#entryAt(token - 1)?.attributes, this.#entryAt(token)?.attributes] : [];
    return before?.['form'] === 'noun' && here?.['form'] === 'noun' && before['what'] !== here['what'];
  }

  #endsSentence(token: number): boolean {
    const kind = this.#tokens.kind[token];
    return kind === NEWLINE || (kind === PUNCT && SENTENCE_ENDS.includes(this.#tokens.slice(token)));
  }
}
