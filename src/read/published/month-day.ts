import type { Language } from '../../language/language.ts';
import { type DatePart, cutDateParts } from './date-parts.ts';
import { getDateWords } from './date-words.ts';
import type { DateEvidence } from './publication.ts';

const PARTING = new Set(['-', '–', '/', '.']);

/** The `MM-DD` of a dateline that prints day and month without a year: "عمان 12 كانون الثاني (بترا)", "الكويت - 12 - 1 (كونا)". */
export function findMonthDay(dateline: string, language: Language): string | null {
  const parts = cutDateParts(dateline, 0, dateline.length, language);
  const { months } = getDateWords(language);
  for (const [at, part] of parts.entries()) {
    const day = numberUpTo(part, 31);
    if (day === null) continue;
    const next = parts[at + 1];
    const met = months.longestAt(parts.slice(at + 1, at + 3).map(({ text }) => text), 0);
    if (met && met.value.calendar === 'gregorian') return monthDay(met.value.month, day);
    const month = next?.kind === 'mark' && PARTING.has(next.text) ? numberUpTo(parts[at + 2], 12) : null;
    const isWhole = parts[at + 4]?.kind !== 'number' && parts[at - 2]?.kind !== 'number';
    if (month !== null && isWhole) return monthDay(month, day);
  }
  return null;
}

/** A date that can be read two ways is the one whose day and month the dateline prints. */
export function settleByMonthDay(all: readonly DateEvidence[], day: string | null): DateEvidence[] {
  return all.map((evidence) => {
    const fitting = day === null || evidence.days.length < 2 ? [] : evidence.days.filter((other) => other.endsWith(day));
    return fitting.length === 1 ? { ...evidence, days: fitting } : evidence;
  });
}

function numberUpTo(part: DatePart | undefined, most: number): number | null {
  const value = part?.kind === 'number' && part.text.length <= 2 ? Number(part.text) : 0;
  return value >= 1 && value <= most ? value : null;
}

function monthDay(month: number, day: number): string {
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
