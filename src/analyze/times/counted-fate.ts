import type { LexiconEntry } from '../../language/lexicon.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Quantity } from '../../model/time.ts';
import { NEWLINE, PUNCT, type Tokens } from '../../text/tokens.ts';

/** How far the word that says what became of people stands from their number. */
const REACH_BEFORE = 8;
const REACH_AFTER = 3;
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

  #at(token: number): NonNullable<Quantity['what']> | null {
    return (this.#entryAt(token)?.attributes['what'] as Quantity['what']) ?? null;
  }

  #entryAt(token: number): LexiconEntry | undefined {
    return this.#found.at(token).find(({ entry, suffix }) => entry.class === 'quantity-kinds' && suffix === '')?.entry;
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
