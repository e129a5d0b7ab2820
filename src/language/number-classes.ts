import { DIGIT, MARK, characterKind } from '../text/characters.ts';
import { WORD, type Tokens } from '../text/tokens.ts';
import type { Language } from './language.ts';
import type { LexiconEntry } from './lexicon.ts';
import type { LexiconMatch } from './lexicon-matches.ts';
import { onceALanguage } from './once-a-language.ts';
import type { NumberMatch } from './numbers.ts';

/** What a number can be in a date; a pattern's slot asks for one of them. */
export function numberMatches(numbers: readonly NumberMatch[], tokens: Tokens, language: Language): LexiconMatch[] {
  const matches: LexiconMatch[] = [];
  for (const number of numbers) for (const name of classesOf(number, tokens)) matches.push(asMatch(number, name));
  putFusedYears(matches, tokens, language);
  return matches;
}

/** Years that a text of our time writes in figures. */
const YEARS = { least: 1800, most: 2150 };
/** «عام ألف وسبعمئة وتسعة وثمانين»; a bare «ألفين» counts something. */
const OLDEST_IN_WORDS = 1500;
const HIJRI_YEARS = { least: 1300, most: 1480 };

function classesOf(number: NumberMatch, tokens: Tokens): string[] {
  const { value, kind, written, from } = number;
  const classes = [kind === 'ordinal' ? 'number-ordinal' : 'number-cardinal'];
  if (!Number.isInteger(value)) return classes;
  const figures = written === 'figures' ? tokens.end[from]! - tokens.start[from]! : 0;
  if (figures > 4) return classes;
  if (figures <= 2) {
    if (value >= 1 && value <= 31) classes.push('number-day');
    if (value >= 1 && value <= 12) classes.push('number-month');
    if (value >= 0 && value <= 24) classes.push('number-hour');
    if (value >= 0 && value <= 59 && figures !== 1) classes.push('number-minute');
    if (figures === 2) classes.push('number-short-year');
  }
  if (written === 'figures' && figures === 4 && isYear(value)) classes.push('number-year');
  else if (written === 'figures' && value >= 100 && value < YEARS.least) classes.push('number-old-year');
  else if (written === 'words' && kind === 'cardinal' && value >= OLDEST_IN_WORDS && value <= YEARS.most && value % 1000 !== 0) classes.push('number-words-year');
  return classes;
}

const isYear = (value: number): boolean =>
  (value >= YEARS.least && value <= YEARS.most) || (value >= HIJRI_YEARS.least && value <= HIJRI_YEARS.most);

function asMatch(number: NumberMatch, name: string): LexiconMatch {
  const { from, to, prefix, clitics, fused, value, kind, written } = number;
  return { entry: numberEntry(name, value, { kind, written }), from, to, prefix, clitics, suffix: '', fused };
}

function numberEntry(name: string, value: number, attributes: Record<string, string>): LexiconEntry {
  return { class: name, id: String(value), attributes: { ...attributes, value: String(value) }, spelling: String(value) };
}

const erasOf = onceALanguage((language): ReadonlyMap<string, string> => new Map(language.lexicon.ofClass('time-eras').map((entry) => [language.fold.fold(entry.spelling), entry.id])));

/** «2011م», «1441هـ»: the mark of the era fused to the year is one word. */
function putFusedYears(matches: LexiconMatch[], tokens: Tokens, language: Language): void {
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kind[token] !== WORD || !startsWithDigit(tokens, token)) continue;
    const [, figures = '', letters = ''] = /^(\d{3,4})(\D+)$/.exec(language.fold.fold(tokens.slice(token))) ?? [];
    const era = erasOf(language).get(letters);
    if (!era) continue;
    const entry = numberEntry('number-year', Number(figures), { kind: 'cardinal', written: 'figures', era });
    matches.push({ entry, from: token, to: token + 1, prefix: '', clitics: 0, suffix: '', fused: false });
  }
}

function startsWithDigit(tokens: Tokens, token: number): boolean {
  const kind = characterKind(tokens.text.charCodeAt(tokens.start[token]!));
  return kind === DIGIT || kind === MARK;
}
