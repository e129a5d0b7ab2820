import { daysBetween, weekdayOf } from '../../language/calendar.ts';
import type { Language } from '../../language/language.ts';
import { DATE_CLASSES } from '../../language/dates.ts';
import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { numberMatches } from '../../language/number-classes.ts';
import { findNumbers } from '../../language/numbers.ts';
import type { Article } from '../../model/article.ts';
import type { Published } from '../../model/published.ts';
import type { Quantity, Time } from '../../model/time.ts';
import type { Tokens } from '../../text/tokens.ts';
import { TIME_CLASSES, findDrafts } from './find-drafts.ts';
import { findQuantities, quantityClassesOf } from './find-quantities.ts';
import type { Meaning, TimeDraft } from './meaning.ts';
import { type PlacedDraft, findWritingDay, narrowPublished } from './narrow-published.ts';
import { type Outlook, OutlookReader, isAhead } from './outlook.ts';
import { type Resolved, relOf, resolveMeaning } from './resolve-meaning.ts';

export interface TimesFound {
  readonly times: Time[];
  readonly quantities: Quantity[];
  readonly published: Published | null;
}

/**
 * The times and quantities of an article (codebook, section 3), and its publication date narrowed by them.
 * Times are found first, then the date is narrowed, then the times that lean on it are given their values.
 */
export function findTimes(article: Article, tokens: Tokens, found: LexiconMatches, language: Language): TimesFound {
  const numbers = findNumbers(tokens, found, language);
  const figures = numberMatches(numbers, tokens, language);
  const among = wordsOfTimes(found, language);
  const drafts = placeDrafts(article, findDrafts(tokens, found, language, { figures, among }), new OutlookReader(tokens, found, language));
  const published = narrowPublished(article.published, drafts);
  const times = resolveDrafts(drafts, findWritingDay(published, drafts));
  return { times, quantities: findQuantities({ tokens, found, language, numbers, figures, among, drafts }), published };
}

const classesOf = onceALanguage((language) => language.lexicon.classSet(new Set([...DATE_CLASSES, ...TIME_CLASSES, ...quantityClassesOf(language)])));

/** The few words of a text that times and quantities are made of. */
function wordsOfTimes(found: LexiconMatches, language: Language): LexiconMatch[] {
  return found.ofClasses(classesOf(language)).filter(({ suffix }) => suffix === '');
}

function placeDrafts(article: Article, drafts: readonly TimeDraft[], outlooks: OutlookReader): PlacedDraft[] {
  const captions = article.blocks.filter(({ role }) => role === 'caption').map(({ span }) => span);
  let last: PlacedDraft | undefined;
  return drafts.map((draft) => {
    const outlook = last && isAfterComing(draft, last) ? 'ahead' : outlooks.read(draft.from, draft.to);
    const inCaption = captions.some(([start, end]) => start <= draft.span[0] && draft.span[1] <= end);
    last = { ...draft, meaning: withOutlook(draft.meaning, outlook), outlook, inCaption, text: article.text.slice(...draft.span) };
    return last;
  });
}

/** «غدا الأحد وبعد غد الاثنين والثلاثاء»: a weekday listed behind one to come is to come too. */
function isAfterComing({ meaning, from }: TimeDraft, { meaning: last, to }: PlacedDraft): boolean {
  if (meaning.kind !== 'weekday' || meaning.direction !== null || from - to > 1) return false;
  return last.kind === 'weekday' ? last.direction === 1 || (last.direction === null && last.ahead) : last.kind === 'offset' && last.unit === 'D' && last.by > 0;
}

/** The tense of the clause gives a bare weekday and a hijri day their direction. */
function withOutlook(meaning: Meaning, outlook: Outlook): Meaning {
  if (meaning.kind === 'weekday' && meaning.direction === null) return { ...meaning, ahead: isAhead(outlook) };
  if (meaning.kind !== 'hijri' || meaning.direction !== null || outlook === 'plain') return meaning;
  return { ...meaning, direction: isAhead(outlook) ? 1 : -1 };
}

/** The last value named at each grain, for «الشهر نفسه». */
function resolveDrafts(drafts: readonly PlacedDraft[], published: Published | null): Time[] {
  const last: { day: string | null; month: string | null; year: string | null } = { day: null, month: null, year: null };
  return drafts.map((draft) => {
    const { meaning, span, grain, because } = draft;
    const anchor = meaning.kind !== 'same' ? null : meaning.unit === 'Y' ? last.year : meaning.unit === 'M' || meaning.day !== null ? last.month : last.day;
    const { value, end } = withYear(resolveMeaning(meaning, published, anchor), draft, published);
    const said = end ?? value;
    if (said && /^\d{4}/.test(said)) {
      last.year = said;
      if (/^\d{4}-\d{2}/.test(said)) last.month = said;
      if (/^\d{4}-\d{2}-\d{2}/.test(said)) last.day = said;
    }
    const rel = value === null ? relOf(meaning) : null;
    const nearest = value?.startsWith('XXXX') && published?.start && published.start === published.end ? nearestDate(value, published.start, draft) : null;
    const turn = rel === null ? null : turnOf(meaning);
    return { span, value, end, ...(rel !== null && { rel }), ...(turn && { turn }), grain, ...(nearest && { nearest }), because };
  });
}

/** On which side of an unknown publication a weekday lies, when it is not simply the last one. */
function turnOf(meaning: Meaning): Time['turn'] | null {
  if (meaning.kind !== 'weekday') return null;
  if (meaning.direction === null) return meaning.ahead ? 'onward' : null;
  return meaning.direction === 0 ? null : meaning.direction < 0 ? 'behind' : 'ahead';
}

/** «الأحد 23 أغسطس»: the weekday settles which year it is, of those next to publication. */
function withYear(resolved: Resolved, { weekday }: PlacedDraft, published: Published | null): Resolved {
  const { value, end } = resolved;
  if (!weekday || !published?.start || !published.end || !value?.startsWith('XXXX-') || value.length !== FULL_LENGTH) return resolved;
  const first = Number(published.start.slice(0, 4)) - 1;
  const last = Number(published.end.slice(0, 4)) + 1;
  // over a longer stretch the weekdays come round again
  if (last - first > 2) return resolved;
  const fitting = [first, first + 1, last].map((year) => `${year}${value.slice(4)}`).filter((day) => weekdayOf(day) === weekday);
  return fitting.length === 1 ? { value: fitting[0]!, end } : resolved;
}

const FULL_LENGTH = 'XXXX-02-24'.length;

/** From so few days ahead on, a month or day in a clause of no tense is the coming one: «خلال شهر شباط», written in January. */
const SOON_DAYS = 60;

/**
 * The likely date of a month or day without a year: the nearest one behind, or ahead when the clause looks ahead, or
 * when nothing says that it is past and it comes soon.
 */
function nearestDate(value: string, published: string, { outlook }: PlacedDraft): string | null {
  const [, month, day] = /^XXXX-(\d{2})(?:-(\d{2}))?$/.exec(value) ?? [];
  if (!month) return null;
  const here = published.slice(0, day ? 10 : 7);
  const at = (year: number): string => `${year}${value.slice(4)}`;
  const year = Number(published.slice(0, 4));
  const behind = at(year) <= here ? at(year) : at(year - 1);
  const ahead = at(year) >= here ? at(year) : at(year + 1);
  if (isAhead(outlook)) return ahead;
  const isSoon = outlook === 'plain' && !day && behind.slice(0, 4) !== here.slice(0, 4) && daysBetween(published, `${ahead}-01`) <= SOON_DAYS;
  return isSoon ? ahead : behind;
}

