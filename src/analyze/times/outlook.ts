import { FormRow } from '../../language/form-row.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { NEWLINE, PUNCT, WORD, type Tokens } from '../../text/tokens.ts';
import { SA } from '../../text/clitics.ts';

/** Which way the clause around a time looks from the day of publication; `plain` when no word says so. */
export type Outlook = 'ahead' | 'maybe-ahead' | 'past' | 'plain';

export const isAhead = (outlook: Outlook): boolean => outlook === 'ahead' || outlook === 'maybe-ahead';

/** How far a future word governs: «التاريخ المحدد لها في الـ24 من ديسمبر» needs six words, a verb may stand further off. */
const STRONG_REACH = 7;
const WEAK_REACH = 14;
/** A verb of the past further off may govern the announcing, not the thing announced. */
const PAST_VERB_REACH = 8;
const AFTER_REACH = 4;
/** Lexicons that hold verbs: «سان» is not س and «أن». */
const VERB_CLASSES = new Set(['cues', 'event-verbs', 'time-future']);
const SHORTEST_VERB = 4;
const SENTENCE_ENDS = '.!؟?';

const verbPrefixesOf = onceALanguage((language): ReadonlySet<string> => new Set(language.lexicon.ofClass('verb-prefixes').map(({ spelling }) => language.fold.fold(spelling))));
/** What is known of forms: whether they are a verb behind س. */
const futuresOf = onceALanguage((language) => new FormRow<boolean>(language.vocabulary));

const isFutureForm = (form: number, language: Language): boolean =>
  language.readings(form).some(({ clitics, stem }) => (clitics & SA) !== 0 && stem.length >= SHORTEST_VERB && verbPrefixesOf(language).has(stem[0]!));

/** Reads the tense of clauses from the words of `words/time-future.tsv` and `words/time-past.tsv` and from verbs with س. */
export class OutlookReader {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;
  readonly #language: Language;

  constructor(tokens: Tokens, found: LexiconMatches, language: Language) {
    this.#tokens = tokens;
    this.#found = found;
    this.#language = language;
  }

  /**
   * The outlook of tokens `[from, to)`, from the nearest word that gives one. `maybe-ahead`, from a weak word, is good enough
   * for a weekday but not for a bound.
   */
  read(from: number, to: number): Outlook {
    let weak = false;
    for (let token = from - 1; token >= 0 && token >= from - WEAK_REACH && !this.#endsSentence(token); token--) {
      const strength = this.#strengthAt(token);
      // «كان مقررا في 2018»: a plan of the past, carried out or not
      if (strength && this.#hasPast(token - 3, token, 'was')) return 'plain';
      if (strength === 'strong' && from - token <= STRONG_REACH) return 'ahead';
      if (strength) weak = true;
      else if (!weak && this.#isPastAt(token, from)) return this.#looksAhead(to) ? 'maybe-ahead' : this.#isOpenAt(from) ? 'plain' : 'past';
    }
    return weak || this.#looksAhead(to) ? 'maybe-ahead' : 'plain';
  }

  /** «في 20 مايو ستجرى الانتخابات». */
  #looksAhead(to: number): boolean {
    for (let token = to; token < this.#tokens.count && token < to + AFTER_REACH && !this.#endsSentence(token); token++) {
      if (this.#strengthAt(token) === 'strong') return true;
    }
    return false;
  }

  #isPastAt(token: number, from: number): boolean {
    return this.#found.at(token).some(({ entry, to }) => {
      const kind = entry.class === 'time-past' ? entry.attributes['kind'] : undefined;
      return (kind === 'done' && from - token <= PAST_VERB_REACH) || (kind === 'apart' && to < from);
    });
  }

  /** «حتى 2020», «بداية من مايو 2021». */
  #isOpenAt(from: number): boolean {
    for (let at = from - 1; at >= 0 && at >= from - 2; at--) {
      if (this.#found.at(at).some(({ entry, to }) => entry.class === 'time-past' && entry.attributes['kind'] === 'until' && to === from)) return true;
    }
    return false;
  }

  #hasPast(from: number, to: number, kind: string): boolean {
    for (let at = Math.max(0, from); at < to; at++) if (this.#found.findAt(at, 'time-past')?.entry.attributes['kind'] === kind) return true;
    return false;
  }

  #strengthAt(token: number): string | undefined {
    for (const { entry, clitics } of this.#found.at(token)) {
      if ((clitics & SA) !== 0 && VERB_CLASSES.has(entry.class)) return 'strong';
      if (entry.class === 'time-future') return entry.attributes['strength'];
    }
    return this.#isUnknownFuture(token) ? 'weak' : undefined;
  }

  /** «سيقام»: a verb that no lexicon has, by its letters. */
  #isUnknownFuture(token: number): boolean {
    if (this.#tokens.kind[token] !== WORD || this.#found.findAt(token, 'not-future')) return false;
    const form = this.#tokens.form[token]!;
    const known = futuresOf(this.#language);
    return known.find(form) ?? known.put(form, isFutureForm(form, this.#language));
  }

  #endsSentence(token: number): boolean {
    const kind = this.#tokens.kind[token];
    return kind === NEWLINE || (kind === PUNCT && SENTENCE_ENDS.includes(this.#tokens.slice(token)));
  }
}
