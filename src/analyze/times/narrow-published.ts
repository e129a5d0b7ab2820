import { addDays, daysOf, WEEKDAYS, weekdayOnOrAfter, weekdayOnOrBefore, type Weekday } from '../../language/calendar.ts';
import type { Published, PublishedEvidence } from '../../model/published.ts';
import type { TimeDraft } from './meaning.ts';
import { type Outlook, isAhead } from './outlook.ts';

/** A time with what its surroundings say of it. */
export interface PlacedDraft extends TimeDraft {
  readonly outlook: Outlook;
  readonly inCaption: boolean;
  /** The last word before a bare year says that it is a year in which something was («منذ 2011»). */
  readonly text: string;
}

interface Bound {
  readonly day: string;
  readonly evidence: PublishedEvidence;
}

/**
 * Narrows the publication date by what the text says (codebook, section 1): a date beside «اليوم», a dated caption or comment with a
 * weekday, past facts from below, events still to come from above, and «اليوم الأحد» for the weekday. What page furniture
 * proved is never contradicted: where the text does, the furniture stands.
 */
export function narrowPublished(published: Published | null, drafts: readonly PlacedDraft[]): Published | null {
  if (published?.start && published.start === published.end) return published;
  const proven = drafts.find(({ proves }) => proves !== undefined && fits(proves, published));
  if (proven?.proves) return exact(proven.proves, published, published?.basis ?? 'text', [
    { span: proven.span, says: `"${proven.text}" names the day of writing` },
  ]);
  const today = findToday(drafts);
  const bare = drafts.find(({ meaning, outlook, inCaption }) => meaning.kind === 'weekday' && meaning.direction === null && !isAhead(outlook) && !inCaption);
  return byCaption(published, drafts, today, bare) ?? byComment(published, today, bare) ?? byFacts(published, drafts, today);
}

const fits = (day: string, published: Published | null): boolean =>
  (!published?.start || day >= published.start) && (!published?.end || day <= published.end);

function exact(day: string, published: Published | null, basis: Published['basis'], evidence: readonly PublishedEvidence[]): Published {
  return { start: day, end: day, basis, evidence: [...(published?.evidence ?? []), ...evidence] };
}

interface Today {
  readonly weekday: Weekday;
  readonly evidence: PublishedEvidence;
}

/**
 * The most days by which a page's date may run ahead of the text: printed papers, time zones, pages dated when they were copied.
 * Of 1,421 pages with one such weekday in six days of news 1,261 are up to two days late and 160 three to six, most of these in the days after a feast;
 * a page that is early would look six days late, and on four of the six days no more than one does.
 */
const LATE_BY = 6;

/** The day on which the text says «اليوم»: as a rule that of publication, but a page may carry the date of the next day. */
export function findWritingDay(published: Published | null, drafts: readonly PlacedDraft[]): Published | null {
  const today = findToday(drafts);
  if (!today || !published?.start || published.start !== published.end) return published;
  const day = weekdayOnOrBefore(published.start, today.weekday);
  return day >= addDays(published.start, -LATE_BY) ? { ...published, start: day, end: day } : published;
}

/** The weekday of publication: «اليوم الأحد», or the day after «أمس السبت». Null when the text gives two different ones. */
function findToday(drafts: readonly PlacedDraft[]): Today | null {
  let today: Today | null = null;
  for (const { meaning, span, text } of drafts) {
    if (meaning.kind !== 'offset' || meaning.unit !== 'D' || !meaning.weekday) continue;
    const weekday = WEEKDAYS[(WEEKDAYS.indexOf(meaning.weekday) - meaning.by + 14) % 7]!;
    if (today && today.weekday !== weekday) return null;
    today ??= { weekday, evidence: { span, says: `"${text}": written on a ${capital(weekday)}` } };
  }
  return today;
}

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

/** A picture of the day's event, dated in its caption: the nearest fitting day is the day of writing. */
function byCaption(published: Published | null, drafts: readonly PlacedDraft[], today: Today | null, bare: PlacedDraft | undefined): Published | null {
  if (published && published.basis !== 'caption' && published.basis !== 'text') return null;
  const dated = drafts.filter(({ inCaption, meaning, grain }) => inCaption && grain === 'day' && meaning.kind === 'fixed' && daysOf(meaning.value ?? '') !== null);
  const caption = dated.at(-1);
  const day = caption?.meaning.kind === 'fixed' ? caption.meaning.value : (published?.basis === 'caption' ? published.start : null);
  const weekday = today?.weekday ?? (bare?.meaning.kind === 'weekday' ? bare.meaning.weekday : undefined);
  if (!day || !weekday || contradicted(day, drafts)) return null;
  const written = weekdayOnOrAfter(day, weekday);
  if (!fits(written, published)) return null;
  const evidence: PublishedEvidence[] = [];
  if (caption) evidence.push({ span: caption.span, says: `the picture of the report is dated ${day}` });
  evidence.push(today?.evidence ?? { span: bare!.span, says: `the news is of a bare ${capital(weekday)}; the nearest one from the picture's date is ${written}` });
  return exact(written, published, 'caption', evidence);
}

/** Whether a past fact of the text is later than a picture taken from the archive. */
function contradicted(day: string, drafts: readonly PlacedDraft[]): boolean {
  return drafts.some((draft) => !draft.inCaption && isPastFact(draft) && (daysOf(fixedValue(draft) ?? '')?.start ?? '') > addDays(day, 6));
}

/** The first comment bounds the date from above; the nearest fitting weekday before it is the day of writing. */
function byComment(published: Published | null, today: Today | null, bare: PlacedDraft | undefined): Published | null {
  if (published?.basis !== 'comment' || !published.end) return null;
  const weekday = today?.weekday ?? (bare?.meaning.kind === 'weekday' ? bare.meaning.weekday : undefined);
  if (!weekday) return null;
  const written = weekdayOnOrBefore(published.end, weekday);
  if (!fits(written, published)) return null;
  return exact(written, published, 'comment', [
    today?.evidence ?? { span: bare!.span, says: `lower bound: the news is of a bare ${capital(weekday)}; the nearest one not after the comment is ${written}` },
  ]);
}

const fixedValue = ({ meaning }: TimeDraft): string | null => (meaning.kind === 'fixed' ? meaning.value : null);

/** Grains of which a date can be a fact with a place in time; a year still to come says too little («لسنة 2016»). */
const DATED_GRAINS = new Set(['day', 'month', 'year']);
const PLANNED_GRAINS = new Set(['day', 'month']);

function isPastFact(draft: PlacedDraft): boolean {
  // «من 12 إلى 15 أبريل» is how a programme is announced
  return draft.outlook === 'past' && !draft.approximate && !(draft.meaning.kind === 'fixed' && draft.meaning.end) && DATED_GRAINS.has(draft.grain) && daysOf(fixedValue(draft) ?? '') !== null;
}

function byFacts(published: Published | null, drafts: readonly PlacedDraft[], today: Today | null): Published | null {
  const lower = latest(drafts.filter(isPastFact).map(asLowerBound), published?.start ?? null);
  const upper = earliest(drafts.filter(isStillToCome).map(asUpperBound), published?.end ?? null);
  let start = lower?.day ?? published?.start ?? null;
  let end = upper?.day ?? published?.end ?? null;
  if (start && end && start > end) return published;
  if (today && start) start = weekdayOnOrAfter(start, today.weekday);
  if (today && end) end = weekdayOnOrBefore(end, today.weekday);
  if (start && end && start > end) return published;
  const evidence = [today?.evidence, lower?.evidence, upper?.evidence].filter((item) => item !== undefined);
  if (evidence.length === 0) return published;
  if (published && start === published.start && end === published.end) return published;
  return { start, end, basis: published?.basis ?? 'text', evidence: [...(published?.evidence ?? []), ...evidence] };
}

function isStillToCome(draft: PlacedDraft): boolean {
  return draft.outlook === 'ahead' && !draft.approximate && PLANNED_GRAINS.has(draft.grain) && daysOf(fixedValue(draft) ?? '') !== null;
}

function asLowerBound(draft: PlacedDraft): Bound {
  const { start } = daysOf(fixedValue(draft)!)!;
  return { day: start, evidence: { span: draft.span, says: `lower bound: "${draft.text}" is told as past` } };
}

function asUpperBound(draft: PlacedDraft): Bound {
  const days = daysOf(fixedValue(draft)!)!;
  const day = draft.grain === 'day' ? addDays(days.start, -1) : days.end;
  return { day, evidence: { span: draft.span, says: `upper bound: "${draft.text}" is still to come` } };
}

/** The latest lower bound, when it says more than `known`. */
function latest(bounds: readonly Bound[], known: string | null): Bound | null {
  return bounds.reduce<Bound | null>((best, bound) => (bound.day > (best?.day ?? known ?? '') ? bound : best), null);
}

function earliest(bounds: readonly Bound[], known: string | null): Bound | null {
  return bounds.reduce<Bound | null>((best, bound) => (bound.day < (best?.day ?? known ?? '9999') ? bound : best), null);
}

