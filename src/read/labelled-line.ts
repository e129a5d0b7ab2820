import type { OutletFacts } from '../language/outlet-files.ts';
import type { Role } from '../model/block.ts';
import { type Byline, findByline } from './byline.ts';
import { type Dateline, findDateline } from './dateline.ts';
import { findAgencies } from './agency-names.ts';
import { lineKey } from './line-key.ts';
import type { PageContext } from './page-context.ts';
import type { Zone } from './page-cues.ts';
import type { PageLine } from './page-line.ts';
import { findStoplessProse, isProse } from './prose.ts';
import { type PrintedDate, findPrintedDates } from './published/printed-date.ts';
import { type DateLine, readDateLine } from './published/date-line.ts';

/** A line with what its own words say it is, before its place on the page is looked at. */
export interface LabelledLine extends PageLine {
  /** The role that its words alone give; null when only its place can tell. */
  readonly role: Role | null;
  /** Why. */
  readonly rule: string;
  readonly opens: Zone | null;
  readonly date: DateLine | null;
  readonly byline: Byline | null;
  readonly dateline: Dateline | null;
  /** Something in it points at a picture: an archive mark, "خلال لقائه", a credit at its end. */
  readonly pictured: 'caption' | 'credit' | null;
  /** A paragraph by its verb, on a page that writes no full stops. */
  readonly prose: boolean;
  /** It is the name of an outlet and nothing else. */
  readonly site: boolean;
  /** It stands on other pages of the outlet, too. */
  readonly repeated: boolean;
  /** It is the page's title with the site's name behind a bar, and another line is that title alone. */
  readonly pageTitle: boolean;
  /** The list's outlet that the page's title ends in. */
  readonly titled: OutletFacts | null;
  /** Where the title ends before its site's name; the line's end otherwise. */
  readonly titleEnd: number;
  /** Full dates that it holds. */
  readonly dates: readonly PrintedDate[];
}

type Labels = Omit<LabelledLine, keyof PageLine>;

/** How rules of lines that name the text's sources begin (a row of furniture.tsv). */
export const SOURCE_RULE = 'source-line';
/** Words of a line that may be furniture; above it, a line is prose. */
const MOST_CAPTION_WORDS = 45;
const MOST_CREDIT_WORDS = 9;
/** A title of a page with its site's name. */
const MOST_TITLE_WORDS = 40;
/** "المزيد من أخبار ليبيا" heads a list; longer lines that begin so are titles. */
const MOST_HEADING_WORDS = 6;
/** A call to follow a site ends in its address. */
const MOST_ADDRESS_WORDS = 14;

/** Reads a line's own words. */
export function labelLine(line: PageLine, text: string, context: PageContext): LabelledLine {
  const dates = line.digits >= 5 ? findPrintedDates(text, context.language, line.start, line.end) : [];
  const labels = findBare(line, context) ?? findMarkedCredit(line, context) ?? findDate(line, text, dates, context) ?? findFurniture(line, context)
    ?? findSiteName(line, context) ?? findSignature(line, text, context) ?? findForeign(line, context);
  if (labels) return makeLine(line, labels, dates, context);
  const dateline = line.key === '' && line.words < 20 ? null : findDateline(text, line.start, line.end, context);
  return makeLine(line, { dateline, ...labelDateline(line, dateline, context), pictured: findPicture(line, context) }, dates, context);
}

/** A line with its labels; each field by its name, for spreading so many takes longer than finding them. */
function makeLine(line: PageLine, labels: Partial<Labels>, dates: readonly PrintedDate[], context: PageContext): LabelledLine {
  const { index, start, end, text, key, words, arabic, latin, digits, ending, apart, isTail } = line;
  const { role = null, rule = '', opens = null, date = null, byline = null, dateline = null, pictured = null, site = false } = labels;
  const repeated = context.repeats.size > 0 && key !== '' && context.repeats.has(key);
  return {
    index, start, end, text, key, words, arabic, latin, digits, ending, apart, isTail,
    role, rule, opens, date, byline, dateline, pictured, site, repeated, dates,
    prose: false, pageTitle: false, titled: null, titleEnd: end,
  };
}

/** Marks captions that stand right above a rights line, and titles of pages that repeat the headline with the site's name. */
export function relateLines(lines: readonly LabelledLine[], context: PageContext): LabelledLine[] {
  return relateNeighbours(context.repeats.size > 0 ? leaveOutNotices(lines) : lines, context);
}

/** The rule of a line that is furniture because other pages of the outlet carry it. */
export const REPEATED_RULE = 'stands on other pages of the outlet, too';

/** Sentences that stand on most pages of an outlet, above or below all that is the article's own: "… صحيفة يومية تصدر عن …". */
function leaveOutNotices(lines: readonly LabelledLine[]): readonly LabelledLine[] {
  const own = (line: LabelledLine): boolean => isProse(line) && !line.repeated;
  const first = lines.findIndex(own);
  const last = lines.findLastIndex(own);
  if (first < 0) return lines;
  return lines.map((line, at): LabelledLine => (line.repeated && isProse(line) && (at < first || at > last) ? { ...line, role: 'chrome', rule: REPEATED_RULE } : line));
}

/** What may part a page's title from its site's name. */
const PARTS_TITLE = /[|–—-]/;

function relateNeighbours(lines: readonly LabelledLine[], context: PageContext): LabelledLine[] {
  let keys: ReadonlySet<string> | null = null;
  const hasKey = (key: string): boolean => (keys ??= new Set(lines.map((line) => line.key))).has(key);
  const stopless = findStoplessProse(lines, context);
  return lines.map((line, at) => {
    if (stopless.has(line)) return { ...line, prose: true };
    if (line.role !== null || line.key === '') return line;
    const next = lines[at + 1];
    const credited = next !== undefined && (next.pictured === 'credit' || next.role === 'credit') && line.ending !== 'stop' && line.words <= 30;
    if (credited && line.pictured === null && at > 0) return { ...line, pictured: 'caption' };
    if (line.words > MOST_TITLE_WORDS || !PARTS_TITLE.test(line.text)) return line;
    const met = /^(.{8,}?)\s*(?:\||\s[–—-]\s)\s*([^|–—:»«]{2,40})$/u.exec(line.text);
    const titled = met ? context.outlets.findByName(met[2]!) : null;
    if (!met || !titled) return line;
    const title = lineKey(context.language.fold, met[1]!);
    return { ...line, titled, titleEnd: line.start + met[1]!.length, pageTitle: hasKey(title) };
  });
}

/** No letters: rules, bullets, bare counters. */
function findBare(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.arabic + line.latin > 0 || /[^\P{L}\u0640]/u.test(line.text)) return findInitials(line, context);
  if (line.digits >= 6 || /\p{Nd}:\p{Nd}{2}/u.test(line.text)) return null;
  return { role: 'chrome', rule: line.digits > 0 ? 'a bare number' : 'no words' };
}

/** "سبوتنيك عربي, 1920, 12.03.2021": who holds the picture, its size and day. */
function findMarkedCredit(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.words > 8 || line.digits < 4 || !/[,،]/.test(line.text)) return null;
  const [name = '', ...rest] = line.text.split(/[,،]/);
  if (rest.some((piece) => /\p{L}/u.test(piece)) || !context.outlets.findByName(name)) return null;
  return { role: 'credit', rule: 'the rights line of a picture' };
}

/** "ج.ك/ر.ح": who wrote and edited a wire. */
function findInitials(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.text.length > 48) return null;
  const words = line.key.split(' ');
  if (words.length < 2 || !words.every((word) => word.length <= 2) || context.outlets.findAgency(line.text)) return null;
  const agencies = findAgencies(line.text, context.outlets);
  return agencies.length > 0 ? { role: 'credit', rule: `${SOURCE_RULE}: initials and agencies` } : { role: 'chrome', rule: 'initials' };
}

function findDate(line: PageLine, text: string, dates: readonly PrintedDate[], context: PageContext): Partial<Labels> | null {
  const date = readDateLine(line, text, dates, context);
  return date ? { role: 'date', rule: date.rule, date } : null;
}

function findFurniture(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.key === '') return null;
  const cue = context.cues.find(line.key) ?? (line.isTail ? context.cues.findTail(line.key) : findLabel(line, context));
  if (cue && !(cue.opens === 'related' && line.words > MOST_HEADING_WORDS)) {
    const opens = cue.rest === '' || cue.opens === 'footer' || cue.opens === 'related' ? cue.opens : null;
    return { role: cue.role, rule: `${cue.rule} («${clip(line.text)}»)`, opens };
  }
  const trail = findTrail(line, context);
  if (trail) return trail;
  if (line.latin > 0 && line.words <= MOST_ADDRESS_WORDS && line.ending !== 'stop' && /(?:https?:\/\/|www\.)\S+/i.test(line.text)) return { role: 'chrome', rule: 'an address' };
  if (/^(?:[#@][\p{L}\p{N}_]+[\s،,|]*)+$/u.test(line.text)) return { role: 'chrome', rule: 'tags' };
  return null;
}

const MOST_LABELLED_WORDS = 40;

/** "العلامات: ليبيا، تركيا", "المصدر : وكالات": a cue of few words before a colon, bar or dash. */
function findLabel(line: PageLine, context: PageContext): ReturnType<PageContext['cues']['find']> {
  const met = line.words <= MOST_LABELLED_WORDS ? /^([^:|–—-]{2,40})\s*[:|–—-]\s*(.*)$/u.exec(line.text) : null;
  if (!met) return null;
  const { fold } = context.language;
  const cue = context.cues.findLabel(lineKey(fold, met[1]!));
  return cue ? { ...cue, rest: lineKey(fold, met[2]!) } : null;
}

const PARTS_TRAIL = /\s*[»>›/|•←]+\s*|\s+[-–]\s+/;

/** "الرئيسية » أخبار عربية » ليبيا" is the page's section; three and more names between bars are a menu. */
function findTrail(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.words > 12 || !PARTS_TRAIL.test(line.text)) return null;
  const parts = line.text.split(PARTS_TRAIL).filter(Boolean);
  if (parts.length < 2) return null;
  const { fold } = context.language;
  const known = parts.every((part) => {
    const key = lineKey(fold, part);
    return context.words.sections.has(key) || context.cues.find(key)?.role === 'chrome';
  });
  if (!known) return null;
  const menu = parts.length > 2 && /[|•]/.test(line.text);
  return menu ? { role: 'chrome', rule: 'a row of section names' } : { role: 'section', rule: 'trail of sections' };
}

function findSignature(line: PageLine, text: string, context: PageContext): Partial<Labels> | null {
  if (line.words > 60 || (line.key !== '' && !context.words.bylines.opens(firstWord(line.key)))) return null;
  const byline = findByline(text, line.start, line.end, context);
  if (!byline) return null;
  const whole = byline.span[1] === line.end;
  // "كتب – فلان: …" opens a paragraph; the paragraph's own role is for its place to tell
  return whole ? { role: 'byline', rule: byline.rule, byline } : { role: null, rule: byline.rule, byline };
}

function firstWord(key: string): string {
  const blank = key.indexOf(' ');
  return blank < 0 ? key : key.slice(0, blank);
}

/** Latin words on an Arabic page: buttons and names of networks. */
function findForeign(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.arabic > 0 || line.latin === 0 || line.words > 12) return null;
  if (findPicture(line, context) === 'credit') return { role: null, pictured: 'credit' };
  return { role: 'chrome', rule: 'no Arabic letters' };
}

/** "سبوتنيك عربي", "العربية نت": a site's name without a place or writer. */
function findSiteName(line: PageLine, context: PageContext): Partial<Labels> | null {
  if (line.words > 4 || line.words === 0 || context.words.sections.has(line.key) || !context.outlets.findByName(line.text)) return null;
  // «Reuters» in Latin letters stands under pictures; sites and datelines write «رويترز»
  if (line.arabic === 0 && context.outlets.findAgency(line.text)) return { pictured: 'credit' };
  return { site: true };
}

function labelDateline(line: PageLine, dateline: Dateline | null, context: PageContext): Partial<Labels> {
  if (!dateline || dateline.span[1] !== line.end) return {};
  if (!dateline.place && context.words.sections.has(line.key)) return { dateline: null };
  if (dateline.person && !dateline.agencies.length) return { role: 'byline', rule: 'place and writer' };
  if (!dateline.place && dateline.outlet) {
    return line.index === 0 ? { role: 'chrome', rule: 'the name of the site heads the page', dateline: null } : { role: 'byline', rule: 'the outlet signs' };
  }
  return { role: 'dateline', rule: 'place and agency' };
}

function findPicture(line: PageLine, context: PageContext): 'caption' | 'credit' | null {
  if (line.words > MOST_CAPTION_WORDS || line.key === '') return null;
  const { captions } = context.words;
  if (!captions.findWithin(line.key)) return endsInCredit(line, context) ? 'caption' : null;
  const words = line.key.split(' ');
  const head = captions.longestAt(words, 0)?.value;
  if ((head === 'credit' || head === 'picture') && /^[^:]{2,20}:/.test(line.text) && (line.latin > line.arabic || findAgencies(line.text.replace(/^[^:]*:/, ''), context.outlets).length > 0)) return 'credit';
  if (head === 'credit' && line.words <= MOST_CREDIT_WORDS && line.ending !== 'stop') return 'credit';
  for (let at = 0; at < words.length; at++) {
    const kind = captions.longestAt(words, at)?.value;
    if (kind === 'archive' || (kind === 'during' && line.ending !== 'stop' && line.words <= 25)) return 'caption';
  }
  if (head === 'picture' && line.ending !== 'stop' && line.words <= 25) return 'caption';
  return endsInCredit(line, context) ? 'caption' : null;
}

const MARKED_CREDIT = /[([–—\-/|©]\s*([^()[\]–—/|©]{2,40}?)\s*[)\]]?\s*\.?$/u;
const WORDED_CREDIT = /\b(?:copyright|photo|credit)\b[:\s]*(.{2,40})$/iu;
/** Of the shortest of these words. */
const LEAST_CREDIT_LETTERS = 5;

/** "… في طرابلس (رويترز)", "… - الأناضول", "… Copyright أ ف ب": a credit closes the line. */
function endsInCredit(line: PageLine, context: PageContext): boolean {
  if (line.words > 30) return false;
  const met = MARKED_CREDIT.exec(line.text) ?? (line.latin >= LEAST_CREDIT_LETTERS ? WORDED_CREDIT.exec(line.text) : null);
  if (!met || met.index === 0) return false;
  const { outlets, language, words } = context;
  const key = lineKey(language.fold, met[1]!);
  return outlets.findAgency(met[1]!) !== null || words.captions.longestAt(key.split(' '), 0)?.value === 'credit'
    || (/[([]/.test(met[0]) && outlets.findByName(met[1]!) !== null);
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
