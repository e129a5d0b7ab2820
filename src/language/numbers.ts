import { AL, FA, WA } from '../text/clitics.ts';
import { NUMBER, WORD, type Tokens } from '../text/tokens.ts';
import type { Language } from './language.ts';
import type { LexiconMatch, LexiconMatches } from './lexicon-matches.ts';
import { onceALanguage } from './once-a-language.ts';

/** A number in figures, words or both («200 ألف»), over tokens `[from, to)`. */
export interface NumberMatch {
  readonly from: number;
  readonly to: number;
  /** Offsets in the text, proclitics left out. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Ordinals are of a series: «الثالث والعشرين». */
  readonly kind: 'cardinal' | 'ordinal';
  readonly written: 'figures' | 'words' | 'mixed';
  readonly prefix: string;
  readonly clitics: number;
  readonly fused: boolean;
}

/** A number word as the lexicon has it. */
interface Atom {
  readonly match: LexiconMatch;
  readonly kind: string;
  readonly value: number;
  readonly joined: boolean;
}

/** Finds every number of a text in one pass, left to right, each as long as it goes. */
export function findNumbers(tokens: Tokens, found: LexiconMatches, language: Language): NumberMatch[] {
  const reader = new NumberReader(tokens, found, language);
  const numbers: NumberMatch[] = [];
  const words = found.ofClass(CLASS);
  let next = 0;
  for (let token = 0; token < tokens.count; ) {
    while (next < words.length && words[next]!.from < token) next += 1;
    const mayBegin = tokens.kind[token] === NUMBER || words[next]?.from === token;
    const number = mayBegin ? reader.readAt(token) : null;
    if (number) numbers.push(number);
    token = number ? number.to : token + 1;
  }
  return numbers;
}

const CLASS = 'numbers';
/** After «و» inside a number no preposition may follow («خمسة وبعشرين» is no number). */
const PREPOSITION = ~(WA | FA | AL);

const BARE = { prefix: '', clitics: 0, fused: false };

/** The form of «و» that joins the parts of a number. */
const joinerOf = onceALanguage((language): number => {
  const joiner = language.lexicon.ofClass(CLASS).find(({ attributes }) => attributes['kind'] === 'joiner');
  return joiner ? language.vocabulary.find(language.fold.fold(joiner.spelling)) : -1;
});

class NumberReader {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;
  readonly #language: Language;
  readonly #and: number;

  constructor(tokens: Tokens, found: LexiconMatches, language: Language) {
    this.#tokens = tokens;
    this.#found = found;
    this.#language = language;
    this.#and = joinerOf(language);
  }

  readAt(token: number): NumberMatch | null {
    if (this.#tokens.kind[token] === NUMBER) return this.#readFigures(token);
    if (this.#tokens.kind[token] !== WORD) return null;
    const atom = this.#atomAt(token);
    if (!atom) return null;
    if (atom.kind.startsWith('ordinal')) return this.#readOrdinal(atom);
    return this.#readCardinal(atom);
  }

  #atomAt(token: number): Atom | null {
    if (token >= this.#tokens.count || this.#tokens.kind[token] !== WORD) return null;
    const match = this.#found.findAt(token, CLASS);
    if (!match || match.suffix) return null;
    const { kind = '', value = '' } = match.entry.attributes;
    if (kind === 'joiner') return null;
    return { match, kind, value: Number(value), joined: (match.clitics & WA) !== 0 };
  }

  /** The atom at a token, or the one after a free-standing «و» («ستة و عشرون»). */
  #nextAtom(token: number): Atom | null {
    if (token >= this.#tokens.count || this.#tokens.form[token] !== this.#and) return this.#atomAt(token);
    const atom = this.#atomAt(token + 1);
    return atom && !atom.match.prefix ? { ...atom, joined: true } : null;
  }

  /** «48», «1,200», «3.5», «٢٠٠ ألف», «5 آلاف و300». */
  #readFigures(token: number): NumberMatch | null {
    const grouped = this.#readGroups(token);
    const value = grouped?.value ?? this.#figures(token);
    if (value === null) return null;
    const scaled = this.#readScales(grouped?.to ?? token + 1, value);
    const written = scaled.to > token + 1 ? 'mixed' : 'figures';
    return this.#make({ from: token, to: scaled.to, value: scaled.value, kind: 'cardinal', written, ...BARE });
  }

  /** «1 414 021»: groups of three figures, one space apart. */
  #readGroups(token: number): { to: number; value: number } | null {
    const { start, end, kind, count } = this.#tokens;
    const width = (at: number): number => end[at]! - start[at]!;
    if (width(token) > 3) return null;
    let to = token + 1;
    while (to < count && kind[to] === NUMBER && width(to) === 3 && start[to] === end[to - 1]! + 1) to += 1;
    if (to === token + 1) return null;
    const text = this.#language.fold.fold(this.#tokens.text, start[token]!, end[to - 1]!).replace(/\s/g, '');
    return /^[1-9]\d+$/.test(text) ? { to, value: Number(text) } : null;
  }

  #figures(token: number): number | null {
    const text = this.#language.fold.fold(this.#tokens.slice(token));
    if (/^\d+$/.test(text)) return Number(text);
    if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
    if (/^\d{1,3}(\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''));
    // «1.500 شخص» has thousands, «2.125 مليار» a fraction
    if (/^[1-9]\d{0,2}\.\d{3}$/.test(text) && !this.#isScale(token + 1)) return Number(text.replace('.', ''));
    if (/^\d+[.,]\d+$/.test(text)) return Number(text.replace(',', '.'));
    return null;
  }

  #isScale(token: number): boolean {
    const atom = this.#atomAt(token);
    return atom !== null && !atom.joined && (atom.kind === 'scale' || atom.kind === 'dual-scale');
  }

  /** Scales after a number, and what follows them by «و». */
  #readScales(from: number, value: number): { to: number; value: number } {
    const scale = this.#atomAt(from);
    if (!scale || scale.joined || scale.match.prefix || !isScaleKind(scale.kind)) return this.#readFraction(from, value, 1);
    const unit = scaleValue(scale);
    const whole = this.#readFraction(scale.match.to, value * unit, unit);
    if (whole.to > scale.match.to) return whole;
    const rest = this.#readRest(scale.match.to, unit);
    return rest ? { to: rest.to, value: value * unit + rest.value } : { to: scale.match.to, value: value * unit };
  }

  /** «ونصف»: half of the last scale. */
  #readFraction(from: number, value: number, unit: number): { to: number; value: number } {
    const atom = this.#nextAtom(from);
    if (!atom?.joined || atom.kind !== 'fraction') return { to: from, value };
    const scale = this.#atomAt(atom.match.to);
    const named = scale && !scale.joined && scale.kind === 'scale' && scaleValue(scale) >= unit;
    if (named && unit === 1) return { to: scale.match.to, value: (value + atom.value) * scaleValue(scale) };
    return { to: named ? scale.match.to : atom.match.to, value: value + atom.value * unit };
  }

  /** «و300», «وثلاثمئة»: what is added to a number of which `below` is the last scale. */
  #readRest(from: number, below: number): { to: number; value: number } | null {
    const { kind, form, count } = this.#tokens;
    if (from + 1 < count && kind[from] === WORD && form[from] === this.#and && kind[from + 1] === NUMBER) {
      const value = this.#figures(from + 1);
      if (value === null) return null;
      const scaled = this.#readScales(from + 2, value);
      return scaled.value < below ? scaled : null;
    }
    const atom = this.#nextAtom(from);
    if (!atom?.joined || !isAddable(atom)) return null;
    const rest = this.#readWords(atom);
    return rest.value < below ? rest : null;
  }

  #readCardinal(first: Atom): NumberMatch | null {
    if (first.kind === 'fraction') return this.#readLoneFraction(first);
    const { to, value } = this.#readWords(first);
    return this.#make({ from: first.match.from, to, value, kind: 'cardinal', written: 'words', ...cliticsOf(first) });
  }

  /** «نصف مليون»; «نصف» alone is no number that news counts with. */
  #readLoneFraction(first: Atom): NumberMatch | null {
    const scale = this.#atomAt(first.match.to);
    if (!scale || scale.joined || scale.kind !== 'scale') return null;
    const value = first.value * scaleValue(scale);
    return this.#make({ from: first.match.from, to: scale.match.to, value, kind: 'cardinal', written: 'words', ...cliticsOf(first) });
  }

  /** A cardinal in words: groups below a thousand, each with its scale, joined by «و». */
  #readWords(first: Atom): { to: number; value: number } {
    if (isScaleKind(first.kind)) {
      const unit = first.value;
      const scale = first.kind === 'dual-scale' ? unit / 2 : unit;
      const whole = this.#readFraction(first.match.to, unit, scale);
      if (whole.to > first.match.to) return whole;
      const rest = this.#readRest(first.match.to, scale);
      return rest ? { to: rest.to, value: unit + rest.value } : { to: first.match.to, value: unit };
    }
    let value = first.value;
    let to = first.match.to;
    let room = roomAfter(first);
    for (;;) {
      const next = this.#nextAtom(to);
      if (!next?.joined || (next.match.clitics & PREPOSITION) !== 0 || !isGroupKind(next.kind) || next.value >= room.below || next.value < room.from) break;
      // «خمسة وعشرين»: the ten may follow its unit
      value += next.value;
      to = next.match.to;
      room = next.kind === 'ten' || next.kind === 'ordinal-ten' || next.kind === 'teen' ? { from: 1, below: 0 } : roomAfter(next);
    }
    return this.#readScales(to, value);
  }

  /** «الثالث والعشرين», «الحادي عشر», «العاشر». */
  #readOrdinal(first: Atom): NumberMatch | null {
    let { value } = first;
    let { to } = first.match;
    const unit = value === 100 ? this.#nextAtom(to) : null;
    if (unit?.joined && unit.kind.startsWith('ordinal') && unit.value < 100) {
      const rest = this.#readOrdinal(unit);
      if (rest) return this.#make({ from: first.match.from, to: rest.to, value: 100 + rest.value, kind: 'ordinal', written: 'words', ...cliticsOf(first) });
    }
    if (first.kind === 'ordinal' || first.kind === 'ordinal-unit') {
      const ten = this.#nextAtom(to);
      const joins = ten?.joined && (ten.kind === 'ordinal-ten' || (ten.kind === 'ten' && (ten.match.clitics & AL) !== 0));
      if (ten && joins && first.value < 10) {
        value += ten.value;
        to = ten.match.to;
      } else if (first.kind === 'ordinal-unit') return null;
    }
    // «العشرين» is also the number of «السنوات العشرين»
    return this.#make({ from: first.match.from, to, value, kind: 'ordinal', written: 'words', ...cliticsOf(first) });
  }

  #make(parts: Omit<NumberMatch, 'start' | 'end'>): NumberMatch {
    const start = parts.prefix ? this.#found.start({ ...parts, entry: NO_ENTRY, suffix: '' }) : this.#tokens.start[parts.from]!;
    // «4.1 مليار» in binary is a hair less
    const value = Number.isInteger(parts.value) && parts.value < MOST_EXACT ? parts.value : Number(parts.value.toPrecision(DIGITS));
    return { ...parts, value, start, end: this.#tokens.end[parts.to - 1]! };
  }
}

/** So many digits of a number are kept. */
const DIGITS = 12;
const MOST_EXACT = 10 ** DIGITS;

const NO_ENTRY = { class: CLASS, id: '', attributes: {}, spelling: '' };

const cliticsOf = ({ match: { prefix, clitics, fused } }: Atom) => ({ prefix, clitics, fused });
const isScaleKind = (kind: string): boolean => kind === 'scale' || kind === 'dual-scale';
const isGroupKind = (kind: string): boolean => kind === 'unit' || kind === 'teen' || kind === 'ten' || kind === 'ordinal-ten' || kind === 'hundred';
const isAddable = ({ kind }: Atom): boolean => isGroupKind(kind) || isScaleKind(kind);

/** «48 ألفا» is one thousand in the accusative, «ألفا» alone two thousand. */
const scaleValue = ({ kind, value }: Atom): number => (kind === 'dual-scale' ? value / 2 : value);

/** What may be added by «و» after an atom, in value. */
function roomAfter({ kind, value }: Atom): { from: number; below: number } {
  if (kind === 'hundred') return { from: 1, below: 100 };
  if (kind === 'unit' && value < 10) return { from: 20, below: 100 };
  return { from: 1, below: 0 };
}
