import { addDays, makeDay } from '../../language/calendar.ts';
import type { Published } from '../../model/published.ts';
import type { Span } from '../../model/span.ts';
import { settleByMonthDay } from '../published/month-day.ts';
import { type DateEvidence, decidePublished } from '../published/publication.ts';
import type { PrintedDate } from '../published/printed-date.ts';
import { parseAddressDate, parseMachineDate } from './machine-date.ts';
import type { MetaValue, PageMeta } from './page-meta.ts';
import type { PageElement } from './page-tree.ts';

/** A date printed in a block of the article's text. */
export interface BlockDate {
  readonly says: 'printed' | 'masthead' | 'picture' | 'old-picture';
  /** Where the block begins in the text. */
  readonly offset: number;
  readonly date: PrintedDate;
}

/** A date that the page prints near the article, outside its text. */
export interface UnreadDate {
  readonly where: string;
  readonly date: PrintedDate;
  /** It stands over the headline, outside the article's box: maybe the day of the visit. */
  readonly isMasthead?: true;
}

export interface DateClues {
  readonly meta: PageMeta;
  /** Address of the capture and those that the page gives itself. */
  readonly addresses: readonly MetaValue[];
  /** `<time>` and other elements with a machine date that belong to the article. */
  readonly elements: readonly PageElement[];
  /** Those of them beside which the page prints "آخر تحديث". */
  readonly updates: ReadonlySet<PageElement>;
  readonly printed: readonly BlockDate[];
  /** `MM-DD` that the dateline prints. */
  readonly monthDay: string | null;
  /** Dates near the article and outside its text. */
  readonly unread: readonly UnreadDate[];
  /** The earliest date of the readers' comments. */
  readonly comment: PrintedDate | null;
  /** Dates in words, for metadata that people wrote: "يناير 12, 2021". */
  readonly readWords: (raw: string) => readonly PrintedDate[];
  readonly fetchedAt: string | null;
}

/** When the article was published, from all that the page says, each with its raw value and place. */
export function readPublished(clues: DateClues): Published | null {
  const all = [
    ...clues.meta.published.flatMap((value) => fromMeta(value, 'stated', clues.readWords)),
    ...clues.elements.flatMap((element) => fromElement(element, clues.updates)),
    ...addressDates(clues.addresses),
    ...clues.printed.flatMap(fromBlock),
    ...clues.meta.modified.flatMap((value) => fromMeta(value, 'updated', clues.readWords)),
    ...(clues.comment ? [fromComment(clues.comment)] : []),
  ];
  if (!all.some(({ says }) => says === 'stated')) all.push(...fromUnread(clues.unread));
  return decidePublished(withoutUpdates(settleAddress(settleByOthers(settleByMonthDay(withoutEchoes(all), clues.monthDay)))), clues.fetchedAt);
}

function fromMeta({ where, raw }: MetaValue, says: 'stated' | 'updated', readWords?: DateClues['readWords']): DateEvidence[] {
  const date = parseMachineDate(raw);
  const what = says === 'stated' ? 'the page gives this as its date of publication' : 'the page was updated then';
  if (!date) {
    const [written] = readWords?.(raw) ?? [];
    return written ? [{ says, basis: 'metadata', days: written.days, order: written.order, dayMonth: written.dayMonth, evidence: { where, raw, says: what } }] : [];
  }
  return [{
    says, basis: 'metadata', days: date.days, order: date.order, dayMonth: date.dayMonth, ...(date.isUtc && { utc: true as const }),
    evidence: { where, raw, says: what },
  }];
}

function fromElement(element: PageElement, updates: ReadonlySet<PageElement>): DateEvidence[] {
  const raw = element.attributes['datetime'] ?? element.attributes['content'] ?? element.attributes['title'];
  if (!raw) return [];
  const prop = `${element.attributes['itemprop'] ?? ''} ${element.attributes['property'] ?? ''} ${element.attributes['class'] ?? ''}`;
  const says = /modif|updat/i.test(prop) || updates.has(element) ? 'updated' : 'stated';
  return fromMeta({ where: element.tag === 'time' ? 'time[datetime]' : `${element.tag}[content]`, raw }, says);
}

function addressDates(addresses: readonly MetaValue[]): DateEvidence[] {
  const seen = new Set<string>();
  const all: DateEvidence[] = [];
  for (const { where, raw } of addresses) {
    const date = parseAddressDate(raw);
    if (!date || seen.has(date.day)) continue;
    seen.add(date.day);
    all.push({ says: 'stated', basis: 'metadata', days: [date.day], evidence: { where: `url (${where})`, raw: date.raw, says: 'the address carries this day' } });
  }
  return all;
}

function fromBlock({ says, offset, date }: BlockDate): DateEvidence[] {
  if (date.days.length === 0) return [];
  const span: Span = [offset + date.span[0], offset + date.span[1]];
  const { kind, basis, what } = meaningOf(says, date);
  return [{
    says: kind, basis, days: date.days, order: date.order, dayMonth: date.dayMonth,
    evidence: { span, raw: date.raw, says: date.doubt ? `${what}; ${date.doubt}` : what },
  }];
}

function meaningOf(says: BlockDate['says'], { label }: PrintedDate): { kind: DateEvidence['says']; basis: 'printed' | 'caption'; what: string } {
  if (says === 'picture') return { kind: 'pictured', basis: 'caption', what: 'a picture of the event is dated so' };
  if (says === 'old-picture') return { kind: 'older', basis: 'caption', what: 'a picture from the archive is dated so' };
  if (says === 'masthead' && label !== 'published') return { kind: 'updated', basis: 'printed', what: 'a date over the headline, maybe of the visit' };
  if (label === 'updated') return { kind: 'updated', basis: 'printed', what: 'the page prints this as its last update' };
  return { kind: 'stated', basis: 'printed', what: 'the page prints this date' };
}

/** Where several dates stand near the article and disagree, none is taken. */
function fromUnread(unread: readonly UnreadDate[]): DateEvidence[] {
  const masthead = unread.filter(({ date, isMasthead }) => isMasthead && date.label === null && date.days.length > 0);
  const published = unread.filter((one) => one.date.label !== 'updated' && one.date.days.length > 0 && !masthead.includes(one));
  if (published.length === 0) return masthead.map(fromMasthead);
  const labelled = published.filter(({ date }) => date.label === 'published');
  const chosen = labelled.length > 0 ? labelled : published;
  const days = new Set(chosen.filter(({ date }) => date.days.length === 1).map(({ date }) => date.days[0]));
  if (days.size > 1) return [];
  return chosen.map(({ where, date }) => ({
    says: 'stated', basis: 'printed', days: date.days, order: date.order, dayMonth: date.dayMonth,
    evidence: { where, raw: date.raw, says: 'the page prints this date beside the article' },
  }));
}

function fromMasthead({ where, date }: UnreadDate): DateEvidence {
  return { says: 'updated', basis: 'printed', days: date.days, order: date.order, dayMonth: date.dayMonth, evidence: { where, raw: date.raw, says: 'a date over the headline, maybe of the visit' } };
}

function fromComment(date: PrintedDate): DateEvidence {
  return { says: 'comment', basis: 'comment', days: date.days, order: date.order, dayMonth: date.dayMonth, evidence: { where: 'comments', raw: date.raw, says: 'a reader commented on it then' } };
}

/** `05/09/2017` beside a certain 9 May is the 9 May: a reading that metadata or another line confirms is the one meant. */
function settleByOthers(all: readonly DateEvidence[]): DateEvidence[] {
  const stated = all.filter(({ says, days }) => says === 'stated' && days.length === 1);
  return all.map((evidence) => {
    const readings = readingsOf(evidence);
    if (readings.length < 2) return evidence;
    // Dots part days from months wherever they are used: 01.02.2013 is a first of February.
    if (evidence.dayMonth && /^\d{1,2}\./.test(evidence.evidence.raw ?? '')) return { ...evidence, days: [evidence.dayMonth] };
    const others = new Set(stated.filter((other) => other !== evidence && (evidence.days.length > 1 || other.basis === 'metadata')).map(({ days }) => days[0]!));
    const confirmed = readings.filter((day) => others.has(day) || others.has(addDays(day, 1)) || others.has(addDays(day, -1)));
    return confirmed.length === 1 ? { ...evidence, days: confirmed } : evidence;
  });
}

/** A printed day that metadata calls the day of an update, beside another day that is none, is the update's. */
function withoutUpdates(all: readonly DateEvidence[]): DateEvidence[] {
  const dayOf = ({ days }: DateEvidence): string | null => (days.length === 1 ? days[0]! : null);
  const updated = new Set(all.filter(({ says, basis }) => says === 'updated' && basis === 'metadata').map(dayOf));
  const isUpdate = (evidence: DateEvidence): boolean => evidence.says === 'stated' && evidence.basis === 'printed' && updated.has(dayOf(evidence));
  if (!all.some((evidence) => evidence.says === 'stated' && dayOf(evidence) !== null && !updated.has(dayOf(evidence)))) return [...all];
  return all.map((evidence) => (isUpdate(evidence) ? { ...evidence, says: 'updated' as const } : evidence));
}

/**
 * The day in an address is the day of a desk's clock: beside a UTC evening it is the local day; a day off from all else that
 * the page states, it is not asked.
 */
function settleAddress(all: readonly DateEvidence[]): DateEvidence[] {
  const isAddress = ({ evidence }: DateEvidence): boolean => evidence.where?.startsWith('url') ?? false;
  const others = all.filter((evidence) => evidence.says === 'stated' && evidence.days.length === 1 && !isAddress(evidence));
  const days = new Set(others.map((evidence) => evidence.days[0]!));
  if (days.size !== 1) return [...all];
  const [day] = days as Set<string>;
  const isUtc = others.every(({ utc }) => utc);
  return all.map((evidence) => {
    if (!isAddress(evidence) || evidence.days[0] === day) return evidence;
    if (isUtc && evidence.days[0] === addDays(day!, 1)) return { ...evidence, basis: 'printed' as const };
    return evidence.days[0] === addDays(day!, 1) || evidence.days[0] === addDays(day!, -1) ? { ...evidence, days: [] } : evidence;
  });
}

/** The days that figures can mean, day first or month first. */
function readingsOf({ days, evidence }: DateEvidence): readonly string[] {
  const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(evidence.raw ?? '');
  if (days.length !== 1 || !figures) return days;
  const [a, b, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])];
  return [...new Set([makeDay(year, b, a), makeDay(year, a, b)])].filter((day): day is string => day !== null);
}

/** The same value from the same place is said once; a day that metadata created for every page is no evidence. */
function withoutEchoes(all: readonly DateEvidence[]): DateEvidence[] {
  const seen = new Set<string>();
  return all.filter(({ says, evidence }) => {
    const key = `${says}|${evidence.where ?? ''}|${evidence.raw}`;
    return !seen.has(key) && seen.add(key);
  });
}
