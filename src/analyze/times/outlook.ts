import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import { NEWLINE, PUNCT, type Tokens } from '../../text/tokens.ts';
import { SA } from '../../text/clitics.ts';

/** Which way the clause around a time looks from the day of publication. */
export type Outlook = 'ahead' | 'maybe-ahead' | 'back';

/** How far a future word governs: «التاريخ المحدد لها في الـ24 من ديسمبر» needs six words, a verb may stand further off. */
const STRONG_REACH = 7;
const WEAK_REACH = 14;
const AFTER_REACH = 4;
const SENTENCE_ENDS = '.!؟?';

/** Reads the tense of clauses from the words of `words/time-future.tsv` and `words/time-past.tsv` and from verbs with س. */
export class OutlookReader {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;

  constructor(tokens: Tokens, found: LexiconMatches) {
    this.#tokens = tokens;
    this.#found = found;
  }

  /** The outlook of tokens `[from, to)`; `maybe-ahead` when a weak word looks ahead: good enough for a weekday, not for a bound. */
  read(from: number, to: number): Outlook {
    let outlook: Outlook = 'back';
    for (let token = from - 1; token >= 0 && token >= from - WEAK_REACH && !this.#endsSentence(token); token--) {
      const strength = this.#strengthAt(token);
      if (!strength) continue;
      // «كان مقررا في 2018»: a plan of the past
      if (this.#isPast(token)) return 'back';
      if (strength === 'strong' && from - token <= STRONG_REACH) return 'ahead';
      outlook = 'maybe-ahead';
    }
    if (outlook !== 'back') return outlook;
    for (let token = to; token < this.#tokens.count && token < to + AFTER_REACH && !this.#endsSentence(token); token++) {
      if (this.#strengthAt(token) === 'strong') return 'maybe-ahead';
    }
    return outlook;
  }

  #strengthAt(token: number): string | undefined {
    for (const { entry, clitics } of this.#found.at(token)) {
      if ((clitics & SA) !== 0) return 'strong';
      if (entry.class === 'time-future') return entry.attributes['strength'];
    }
    return undefined;
  }

  #isPast(token: number): boolean {
    for (let at = token - 1; at >= 0 && at >= token - 3; at--) if (this.#found.findAt(at, 'time-past')) return true;
    return false;
  }

  #endsSentence(token: number): boolean {
    const kind = this.#tokens.kind[token];
    return kind === NEWLINE || (kind === PUNCT && SENTENCE_ENDS.includes(this.#tokens.slice(token)));
  }
}
