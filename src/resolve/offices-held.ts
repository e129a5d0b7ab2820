import type { Language } from '../language/language.ts';
import type { Because } from '../model/because.ts';
import type { Published } from '../model/published.ts';
import { type DayRange, isoDay, rangeOf } from './days.ts';
import { nameSpelling } from './name-spelling.ts';

/** An office as one mention gives it. */
export interface OfficeGiven {
  readonly role: string;
  readonly article: string;
  readonly published: Published | null;
}

/** An office over time. */
export interface OfficeHeld {
  /** Its fullest wording. */
  readonly office: string;
  readonly wordings: readonly { readonly text: string; readonly count: number }[];
  readonly count: number;
  readonly articles: readonly string[];
  /** First and last day (or year) that it is known of; null when nothing dates it. */
  readonly from: string | null;
  readonly to: string | null;
  /** Given as held in the past («السابق»): then the days say when it was over. */
  readonly isFormer: boolean;
  readonly source: 'articles' | 'knowledge-base';
  readonly because: Because;
}

/** An article whose day is not known better than this dates no office. */
const DATED_DAYS = 62;

interface Wording {
  readonly text: string;
  readonly words: readonly string[];
  readonly isFormer: boolean;
  readonly given: OfficeGiven[];
}

/** The offices that articles and the knowledge base give one person, in order of time. */
export function officesHeld(given: readonly OfficeGiven[], kb: string | null, language: Language): OfficeHeld[] {
  const groups = groupWordings(readWordings(given, language));
  return [...groups.map(officeOf), ...knownOffices(kb, language)].sort(byTime);
}

function readWordings(given: readonly OfficeGiven[], language: Language): Wording[] {
  const spelling = nameSpelling(language);
  const former = new Set(language.lexicon.ofClass('compare-former').map(({ spelling: word }) => spelling.plainWords(word).join(' ')));
  const byText = new Map<string, Wording>();
  for (const one of given) {
    const known = byText.get(one.role);
    if (known) known.given.push(one);
    else {
      const words = spelling.plainWords(one.role);
      byText.set(one.role, { text: one.role, words: words.filter((word) => !former.has(word)), isFormer: words.some((word) => former.has(word)), given: [one] });
    }
  }
  return [...byText.values()].sort((a, b) => b.words.length - a.words.length || b.given.length - a.given.length || (a.text < b.text ? -1 : 1));
}

/** «وزير الدفاع» is «وزير الدفاع التركي» where no other office of the person goes on from it. */
function groupWordings(wordings: readonly Wording[]): Wording[][] {
  const groups: Wording[][] = [];
  for (const wording of wordings) {
    const longer = groups.filter(([first]) => first!.isFormer === wording.isFormer && holdsAll(first!.words, wording.words));
    if (longer.length === 1) longer[0]!.push(wording);
    else groups.push([wording]);
  }
  return groups;
}

const holdsAll = (words: readonly string[], some: readonly string[]): boolean => some.every((word) => words.includes(word));

function officeOf(group: readonly Wording[]): OfficeHeld {
  const given = group.flatMap((wording) => wording.given);
  const articles = [...new Set(given.map(({ article }) => article))].sort();
  const days = given.map(({ published }) => daysOf(published)).filter((range) => range !== null);
  const from = days.length > 0 ? isoDay(Math.min(...days.map((range) => range.since))) : null;
  const to = days.length > 0 ? isoDay(Math.max(...days.map((range) => range.until))) : null;
  const when = from === null ? 'none of them dated' : from === to ? `of ${from}` : `from ${from} to ${to}`;
  return {
    office: group[0]!.text, wordings: group.map(({ text, given: uses }) => ({ text, count: uses.length })).sort((a, b) => b.count - a.count),
    count: given.length, articles, from, to, isFormer: group[0]!.isFormer, source: 'articles',
    because: { rule: 'title-beside-name', says: `${articles.length === 1 ? 'one article' : `${articles.length} articles`}, ${when}` },
  };
}

function daysOf(published: Published | null): DayRange | null {
  const days = rangeOf(published?.start, published?.end);
  return days.until - days.since <= DATED_DAYS ? days : null;
}

const YEARS = /^(?<office>.*?)(?:\s*(?:\b(?<from>\d{4})(?<dash>-)?(?<to>\d{4})?|\buntil (?<until>\d{4})))?$/;

/** The offices of `names/known-persons.tsv`: «prime minister 2009-2011, 2016-2020, member of parliament 2005-». */
function knownOffices(kb: string | null, language: Language): OfficeHeld[] {
  const entry = kb === null ? undefined : language.lexicon.ofClass('known-persons').find(({ id }) => id === kb);
  const parts = (entry?.attributes['office'] ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '' && part !== '-');
  let last = '';
  return parts.map((text) => {
    const { office = text, from = null, dash, to, until } = YEARS.exec(text)?.groups ?? {};
    // years alone say when the same office was held again
    last = office === '' ? last : office;
    return {
      office: last, wordings: [], count: 0, articles: [], from, to: until ?? to ?? (dash ? null : from), isFormer: false, source: 'knowledge-base',
      because: { rule: 'knowledge-base', says: `names/known-persons.tsv has «${text}»` },
    };
  });
}

/** Undated ones last. */
function byTime(a: OfficeHeld, b: OfficeHeld): number {
  const [x, y] = [a.from ?? a.to ?? '9999', b.from ?? b.to ?? '9999'];
  return x < y ? -1 : x > y ? 1 : b.count - a.count || (a.office < b.office ? -1 : 1);
}
