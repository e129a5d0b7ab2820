import { WEEKDAYS, type Weekday } from '../../language/calendar.ts';
import type { Language } from '../../language/language.ts';
import { lineKey } from '../line-key.ts';
import { PhraseList } from '../phrase-list.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

export interface MonthWord {
  readonly month: number;
  readonly calendar: 'gregorian' | 'hijri';
}

export type LabelKind = 'published' | 'updated' | 'filler' | 'zone' | 'half';

/** The words of printed dates in a language, folded. Made once a language by `getDateWords`. */
export interface DateWords {
  readonly months: PhraseList<MonthWord>;
  readonly weekdays: ReadonlyMap<string, Weekday>;
  readonly labels: PhraseList<LabelKind>;
  /** Between day, month and year: "من شهر", "لعام". */
  readonly joiners: ReadonlySet<string>;
}

function buildDateWords(language: Language): DateWords {
  const months = new PhraseList<MonthWord>();
  const key = (spelling: string): string => lineKey(language.fold, spelling);
  for (const className of ['months', 'latin-dates']) {
    for (const { attributes, spelling } of language.lexicon.ofClass(className)) {
      const calendar = attributes['calendar'] === 'hijri' ? 'hijri' : 'gregorian';
      months.add(key(spelling), { month: Number(attributes['month']), calendar });
    }
  }
  const weekdays = new Map<string, Weekday>();
  for (const { id, spelling } of language.lexicon.ofClass('weekdays')) {
    const weekday = WEEKDAYS.find((name) => name === id);
    if (!weekday) continue;
    const folded = key(spelling);
    weekdays.set(folded, weekday);
    if (folded.startsWith(ARTICLE)) weekdays.set(folded.slice(ARTICLE.length), weekday);
  }
  const labels = new PhraseList<LabelKind>();
  const joiners = new Set<string>();
  for (const { attributes, spelling } of language.lexicon.ofClass('date-labels')) {
    if (attributes['kind'] === 'joiner') joiners.add(key(spelling));
    else labels.add(key(spelling), attributes['kind'] as LabelKind);
  }
  return { months, weekdays, labels, joiners };
}

/** Sites drop it: "احد 12 مارس". */
const ARTICLE = 'ال';

export const getDateWords = onceALanguage(buildDateWords);
