import type { Language } from '../../language/language.ts';
import type { PageContext } from '../page-context.ts';
import type { PageLine } from '../page-line.ts';
import { type DatePart, cutDateParts, firstWord } from './date-parts.ts';
import { type DateWords, getDateWords } from './date-words.ts';
import type { PrintedDate } from './printed-date.ts';

/** A line that prints when the page was published or updated. `dates` may be empty: "منذ 3 ساعات", "14:30". */
export interface DateLine {
  readonly dates: readonly PrintedDate[];
  /** A time of day or weekday stands without a date. */
  readonly rule: string;
}

const MOST_WORDS = 24;
/** Letters that a date line may hold beside dates and their words: a section's name, "كتب". */
const MOST_OTHER_WORDS = 2;

/** The date line that a line is; null when it says more than when. */
export function readDateLine(line: PageLine, text: string, dates: readonly PrintedDate[], context: PageContext): DateLine | null {
  if (line.words > MOST_WORDS || line.key === '' && line.digits === 0) return null;
  const dateWords = getDateWords(context.language);
  if (dates.length === 0 && !opensAsDate(text, line, dateWords, context.language)) return null;
  const { weekdays, months, labels } = dateWords;
  const parts = cutDateParts(text, line.start, line.end, context.language);
  const inDate = (part: DatePart): boolean => dates.some(({ span }) => part.start >= span[0] && part.end <= span[1]);
  const words = parts.filter((part) => part.kind === 'word' && !inDate(part)).map(({ text: word }) => word);
  let other = 0;
  let said = 0;
  for (let at = 0; at < words.length; ) {
    const known = labels.longestAt(words, at)?.length ?? 0;
    const month = months.longestAt(words, at)?.length ?? 0;
    const day = weekdays.has(words[at]!) ? 1 : 0;
    if (day > 0 || month > 0 || known > 0) said++;
    else other++;
    at += Math.max(known, month, day, 1);
  }
  if (dates.length > 0) return other <= MOST_OTHER_WORDS && other <= said + 1 ? { dates, rule: 'a printed date' } : null;
  const timed = hasTime(parts);
  const numbered = parts.some(({ kind }) => kind === 'number');
  const dayOrMonth = words.some((word, at) => weekdays.has(word) || (numbered && months.longestAt(words, at) !== null));
  if (other > 0 || !(timed || dayOrMonth)) return null;
  if (!timed && !numbered && line.words > 2) return null;
  return { dates, rule: timed ? 'a printed time' : 'a printed day' };
}

/** Whether the first word of a line is one of dates: a line without a full date says when by such words alone. */
function opensAsDate(text: string, { start, end }: PageLine, { weekdays, months, labels }: DateWords, language: Language): boolean {
  const word = firstWord(text, start, end, language);
  return word === null || labels.opens(word) || months.opens(word) || weekdays.has(word);
}

/** `14:30`, `03:17 م`. */
function hasTime(parts: readonly DatePart[]): boolean {
  return parts.some((part, i) => part.text === ':' && parts[i - 1]?.kind === 'number' && parts[i + 1]?.kind === 'number'
    && Number(parts[i - 1]!.text) <= 24 && parts[i + 1]!.text.length === 2);
}
