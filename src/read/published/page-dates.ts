import type { Capture } from '../../model/capture.ts';
import type { Published } from '../../model/published.ts';
import type { Language } from '../../language/language.ts';
import { makeDay } from '../../language/calendar.ts';
import { parseMachineDate } from '../html/machine-date.ts';
import type { LabelledLine } from '../labelled-line.ts';
import type { PageContext } from '../page-context.ts';
import type { PlacedLine } from '../placed-line.ts';
import { type Stems, joinStems, lineStems, sharedStems } from '../stems.ts';
import { findMonthDay, settleByMonthDay } from './month-day.ts';
import { type PrintedDate, findPrintedDates } from './printed-date.ts';
import { type DateEvidence, decidePublished } from './publication.ts';

/** A caption shows the day's event when it shares so many stems with headline and lede; archive pictures share names only. */
const CAPTION_SHARED = 0.5;
/** A date line so many lines above the headline stands in the site's masthead: the day of the visit, not of the article. */
const MASTHEAD_LINES = 3;

/** What a plain-text page's date lines, captions and comments, its address and its carrier prove about publication. */
export function findPublished(text: string, placed: readonly PlacedLine[], capture: Capture, context: PageContext): Published | null {
  const evidence = [...carrierEvidence(capture, context.language), ...addressEvidence(capture.uri), ...lineEvidence(text, placed, context)];
  const opening = placed.find(({ line, role }) => line.dateline && (role === 'dateline' || role === 'paragraph'))?.line.dateline;
  const monthDay = opening ? findMonthDay(text.slice(...opening.span), context.language) : null;
  return decidePublished(settleByMonthDay(evidence, monthDay), capture.fetchedAt);
}

function lineEvidence(text: string, placed: readonly PlacedLine[], context: PageContext): DateEvidence[] {
  const headline = placed.findIndex(({ role }) => role === 'headline');
  return placed.flatMap(({ line, role }, at) => {
    const opening = line.dateline;
    if (opening && (role === 'dateline' || role === 'paragraph')) {
      return findPrintedDates(text, context.language, ...opening.span).map((date) => printed(dayFirst(date), 'stated', 'the dateline is dated'));
    }
    if (role === 'date') return line.dates.map((date) => fromDateLine(date, at, headline, placed));
    if (role === 'byline') return line.dates.map((date) => printed(date, 'stated', 'a date in the line of the writer'));
    if (role === 'comment') return line.dates.map((date) => printed(date, 'comment', 'a comment was written'));
    if (role === 'caption') return line.dates.map((date) => fromCaption(date, line, leadStems(placed, context), context));
    return [];
  });
}

/** Arabic prose puts the day before the month. */
const dayFirst = (date: PrintedDate): PrintedDate => (date.days.length > 1 && date.dayMonth ? { ...date, days: [date.dayMonth], order: 'day-month', doubt: null } : date);

/** Headline and first paragraphs. */
function leadStems(placed: readonly PlacedLine[], context: PageContext): Stems {
  const lead = placed.filter(({ role }) => role === 'headline' || role === 'deck' || role === 'paragraph').slice(0, 4);
  return joinStems(lead.map(({ line }) => line), context);
}

function fromDateLine(date: PrintedDate, at: number, headline: number, placed: readonly PlacedLine[]): DateEvidence {
  if (date.label === 'updated') return printed(date, 'updated', 'the page was updated');
  if (date.label === 'published') return printed(date, 'stated', 'the page says when it was published');
  const last = placed.findLastIndex(({ role }) => role === 'paragraph');
  const masthead = headline > 0 && at < headline && (headline - at > MASTHEAD_LINES || placed.slice(at + 1, headline).some(({ role }) => role === 'chrome'));
  if (masthead) return printed(date, 'updated', 'a date at the head of the page, maybe of the visit');
  if (at > last + 2) return printed(date, 'updated', 'a date below the article');
  return printed(date, 'stated', 'a date line of the page');
}

function fromCaption(date: PrintedDate, line: LabelledLine, lead: Stems, context: PageContext): DateEvidence {
  const shows = sharedStems(lineStems(line, context), lead) >= CAPTION_SHARED;
  return printed(date, shows ? 'pictured' : 'older', shows ? 'the picture shows what the article reports' : 'the picture was taken', 'caption');
}

function printed(date: PrintedDate, says: DateEvidence['says'], because: string, basis?: 'caption'): DateEvidence {
  const doubt = date.doubt ? ` (${date.doubt})` : '';
  return {
    says,
    basis: basis ?? (says === 'comment' ? 'comment' : 'printed'),
    days: date.days,
    order: date.order,
    dayMonth: date.dayMonth,
    evidence: { span: date.span, raw: date.raw, says: `${because}${doubt}` },
  };
}

const CARRIER_DATES = ['published', 'date', 'pubDate', 'datePublished', 'dc:date'];

/** What a feed item, CSV row or JSON line says of its article. */
function carrierEvidence(capture: Capture, language: Language): DateEvidence[] {
  return CARRIER_DATES.flatMap((field) => {
    const raw = capture.carrier?.[field];
    if (!raw) return [];
    const machine = parseMachineDate(raw);
    const dates = machine ? [machine] : findPrintedDates(raw, language);
    return dates.map((date): DateEvidence => ({
      says: 'stated', basis: 'metadata', days: date.days, order: date.order, dayMonth: date.dayMonth, ...(machine?.isUtc && { utc: true as const }),
      evidence: { where: `carrier[${field}]`, raw, says: 'what brought the page says when it was published' },
    }));
  });
}

/** `/2020/07/03/` in an address is the day under which the site filed the page. */
export function addressEvidence(uri: string | null): DateEvidence[] {
  if (!uri || !/^https?:/i.test(uri)) return [];
  const met = /[/_-]((?:19|20)\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.?#-]|$)/.exec(uri);
  const day = met ? makeDay(Number(met[1]), Number(met[2]), Number(met[3])) : null;
  if (!met || !day) return [];
  return [{ says: 'stated', basis: 'metadata', days: [day], evidence: { where: 'url', raw: met[0], says: 'the address holds a date' } }];
}
