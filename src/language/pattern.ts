import { LanguageDataError } from './grammar-file.ts';

/** A pattern as a tree. */
export type Pattern =
  | { readonly kind: 'word'; readonly text: string; readonly exact: boolean; readonly prefix: string | null; readonly pronoun: boolean }
  | { readonly kind: 'slot'; readonly name: string; readonly bind: string; readonly prefix: string | null; readonly pronoun: boolean }
  | { readonly kind: 'mark'; readonly char: string }
  | { readonly kind: 'gap'; readonly least: number; readonly most: number }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'either'; readonly choices: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly least: number; readonly most: number };

/** The longest gap a pattern may hold, in words: keeps the cost of a match bounded. */
export const LONGEST_GAP = 15;
const MOST_REPEATS = 8;
const STOPS = '[](){}<>|\\"';
const MARKS = '،:/-.–—؛,;!؟?*%+';

/** Parses one pattern line; throws `LanguageDataError` that names the place. */
export function parsePattern(text: string, where: string): Pattern {
  return new PatternReader(text, where).read();
}

class PatternReader {
  readonly #text: string;
  readonly #where: string;
  #at = 0;

  constructor(text: string, where: string) {
    this.#text = text;
    this.#where = where;
  }

  read(): Pattern {
    const pattern = this.#choices();
    if (this.#at < this.#text.length) this.#fail(`"${this.#text[this.#at]}" closes nothing`);
    return pattern;
  }

  #fail(says: string): never {
    throw new LanguageDataError(`${this.#where}: ${says} (at character ${this.#at + 1} of the pattern)`);
  }

  #choices(): Pattern {
    const choices = [this.#sequence()];
    while (this.#take('|')) choices.push(this.#sequence());
    return choices.length === 1 ? choices[0]! : { kind: 'either', choices };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    for (;;) {
      while (this.#text[this.#at] === ' ') this.#at += 1;
      const char = this.#text[this.#at];
      if (char === undefined || char === '|' || char === ')' || char === ']') break;
      parts.push(this.#part());
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  #part(): Pattern {
    const char = this.#text[this.#at]!;
    if (char === '(') return this.#group();
    if (char === '[') return this.#optional();
    if (char === '<') return this.#gap();
    if (char === '\\') {
      this.#at += 2;
      return { kind: 'mark', char: this.#text[this.#at - 1] ?? this.#fail('nothing after "\\"') };
    }
    // «*+» before a word is its "any proclitic", not an asterisk
    if (MARKS.includes(char) && !this.#text.startsWith('*+', this.#at)) {
      this.#at += 1;
      return { kind: 'mark', char };
    }
    return this.#wordOrSlot();
  }

  #group(): Pattern {
    this.#at += 1;
    const part = this.#choices();
    if (!this.#take(')')) this.#fail('"(" is not closed');
    const count = /^\{(\d+)-(\d+)\}/.exec(this.#text.slice(this.#at));
    if (!count) return part;
    this.#at += count[0].length;
    const [least, most] = [Number(count[1]), Number(count[2])];
    if (most > MOST_REPEATS || least > most) this.#fail(`a repetition goes up to ${MOST_REPEATS}`);
    return { kind: 'repeat', part, least, most };
  }

  #optional(): Pattern {
    this.#at += 1;
    const part = this.#choices();
    if (!this.#take(']')) this.#fail('"[" is not closed');
    return { kind: 'repeat', part, least: 0, most: 1 };
  }

  #gap(): Pattern {
    const gap = /^<(\d+)-(\d+)>/.exec(this.#text.slice(this.#at));
    if (!gap) this.#fail('a gap is written <0-5>');
    this.#at += gap[0].length;
    const [least, most] = [Number(gap[1]), Number(gap[2])];
    if (most > LONGEST_GAP || least > most) this.#fail(`a gap has at most ${LONGEST_GAP} words`);
    return { kind: 'gap', least, most };
  }

  #wordOrSlot(): Pattern {
    const exact = this.#take('=');
    const prefix = exact ? null : this.#prefix();
    if (this.#take('{')) {
      const end = this.#text.indexOf('}', this.#at);
      if (end < 0) this.#fail('"{" is not closed');
      const [name = '', bind] = this.#text.slice(this.#at, end).split(':').map((part) => part.trim());
      this.#at = end + 1;
      return { kind: 'slot', name, bind: bind ?? name, prefix, pronoun: this.#pronoun() };
    }
    const text = this.#word();
    if (!text) this.#fail('a word is expected');
    return { kind: 'word', text, exact, prefix, pronoun: this.#pronoun() };
  }

  /** `ل+` before a word or slot. */
  #prefix(): string | null {
    const match = /^([\p{L}*]{1,3})\+(?=[\p{L}{])/u.exec(this.#text.slice(this.#at));
    if (!match) return null;
    this.#at += match[0].length;
    return match[1]!;
  }

  /** `+` after a word: a pronoun must follow. */
  #pronoun(): boolean {
    const next = this.#text[this.#at + 1];
    return this.#text[this.#at] === '+' && (next === undefined || ' |)]'.includes(next)) ? this.#take('+') : false;
  }

  #word(): string {
    const from = this.#at;
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at]!;
      if (char === ' ' || STOPS.includes(char) || MARKS.includes(char)) break;
      this.#at += 1;
    }
    return this.#text.slice(from, this.#at);
  }

  #take(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }
}
