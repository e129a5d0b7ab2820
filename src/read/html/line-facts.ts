import type { FoldTable } from '../../text/fold.ts';
import { findByline } from '../byline.ts';
import { findDateline } from '../dateline.ts';
import { lineKey } from '../line-key.ts';
import type { PageContext } from '../page-context.ts';
import type { PageCue } from '../page-cues.ts';
import { type PrintedDate, findPrintedDates } from '../published/printed-date.ts';

/** A date line may hold this many words beside its date ("آخر تحديث … بتوقيت مكة المكرمة"). */
const MOST_WORDS_BESIDE_DATE = 9;
const LONGEST_DATED_LINE = 300;
const LONGEST_DATE_LINE = 120;
const LONGEST_CALL_WORDS = 22;
const LONGEST_CREDIT_WORDS = 12;
const LONGEST_LABEL = 40;
const LONGEST_ROW_PIECE = 5;
const LONGEST_INITIALS = 60;
const ROW_MARKS = /\s*[·•|]\s*|\s+[-–—/]\s+/;

/** What single lines of a page say by their words alone. */
export class LineFacts {
  readonly fold: FoldTable;
  readonly #context: PageContext;
  readonly #calls: ReadonlySet<string>;

  constructor(context: PageContext) {
    this.#context = context;
    this.fold = context.language.fold;
    this.#calls = new Set(context.language.lexicon.ofClass('html-calls').map(({ spelling }) => this.key(spelling)));
  }

  key(text: string): string {
    return lineKey(this.fold, text);
  }

  /** The furniture that a line is, or begins with before a colon or bar. */
  findCue(text: string): PageCue | null {
    if (text.length > 600) return null;
    const { cues } = this.#context;
    const cue = cues.find(this.key(text));
    if (cue) return cue;
    const label = /^([^:：|]{2,40}?)\s*[:：|]\s*(.*)$/.exec(text.slice(0, LONGEST_LABEL + 200));
    const named = label ? cues.findLabel(this.key(label[1]!)) : null;
    return named ? { ...named, rest: label![2]! } : null;
  }

  dates(text: string): PrintedDate[] {
    if (text.length > LONGEST_DATED_LINE || !/[\d٠-٩۰-۹]/.test(text)) return [];
    // Joomla prints "05 كانون1/ديسمبر 2012": the second name of the month is enough.
    const bare = text.replace(/\p{L}+[12]\s?\/(?=\s?\p{L})/gu, (met) => ' '.repeat(met.length));
    return findPrintedDates(bare, this.#context.language).map((date) => ({ ...date, raw: text.slice(...date.span) }));
  }

  isSectionName(text: string): boolean {
    return this.#context.words.sections.has(this.key(text));
  }

  /** Whether a line is a printed date and little else. */
  isDateLine(text: string): boolean {
    const dates = text.length > LONGEST_DATE_LINE ? [] : this.dates(text);
    if (dates.length === 0) return false;
    let rest = text;
    for (const { raw } of dates) rest = rest.replace(raw, ' ');
    return this.key(rest).split(' ').filter(Boolean).length <= MOST_WORDS_BESIDE_DATE;
  }

  /** "سفيان الزروالي · 20 شباط 2024 · 4 دقائق": short pieces between marks, one of them a date. */
  isDateRow(text: string): boolean {
    if (text.length > LONGEST_DATE_LINE || !/\p{Nd}{4}/u.test(text)) return false;
    const pieces = text.split(ROW_MARKS).filter((piece) => piece.trim() !== '');
    if (pieces.length < 2 || pieces.some((piece) => piece.trim().split(' ').length > LONGEST_ROW_PIECE)) return false;
    return pieces.some((piece) => this.dates(piece).some(({ raw }) => raw.length >= piece.trim().length / 2));
  }

  /** "م ن / ع ب", "===== م.ع.": who wrote and edited a wire, or a rule under it. */
  isInitials(text: string): boolean {
    if (text.length > LONGEST_INITIALS || /\p{Nd}/u.test(text)) return false;
    const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => /[^\u0640]/u.test(word));
    if (words.length === 0) return /[ـ=_*-]{3,}/.test(text);
    return words.length >= 2 && words.every((word) => word.length <= 2) && /[/.=\\\u0640]/.test(text) && this.#context.outlets.findAgency(text) === null;
  }

  /** Whether a line is "بقلم: …", "كتب – …" or "هيئة التحرير" and nothing else. */
  isByline(text: string): boolean {
    const found = findByline(text, 0, text.length, this.#context);
    return found !== null && found.span[1] >= text.length;
  }

  /** "تابعوا …", "انضموا …": a call to readers, which no sentence of news opens with. */
  isCall(text: string): boolean {
    const words = this.key(text).split(' ').filter(Boolean);
    return words.length > 1 && words.length <= LONGEST_CALL_WORDS && this.#calls.has(words[0]!);
  }

  /** "بواسطة" alone: the name follows in a box of its own. */
  isBylineLabel(text: string): boolean {
    const words = this.key(text).split(' ').filter(Boolean);
    return words.length > 0 && this.#context.words.bylines.longestAt(words, 0)?.length === words.length;
  }

  /** Whether a line is a dateline and nothing else: "أوج – أنقرة". */
  isDateline(text: string): boolean {
    const found = findDateline(text, 0, text.length, this.#context);
    return found !== null && found.span[1] >= text.length;
  }

  /** A caption that says its picture is older than the news. */
  isArchivePicture(text: string): boolean {
    const words = this.key(text).split(' ');
    return words.some((_, at) => this.#context.words.captions.longestAt(words, at)?.value === 'archive');
  }

  /** A caption without "التعليق على الصورة،", which is read to those who do not see the picture. */
  withoutCaptionLabel(text: string): string {
    const met = /^([^،,:]{4,30})[،,:]\s*(?=\S)/u.exec(text);
    if (!met) return text;
    const words = this.key(met[1]!).split(' ');
    const cue = this.#context.words.captions.longestAt(words, 0);
    return cue?.value === 'label' && cue.length === words.length ? text.slice(met[0].length) : text;
  }

  /** The rights line of a picture. */
  isCredit(text: string): boolean {
    if (/^\s*(?:©|\(c\)\s|copyright)/i.test(text)) return true;
    const words = this.key(text).split(' ').filter(Boolean);
    if (words.length === 0 || words.length > LONGEST_CREDIT_WORDS) return false;
    return this.#context.words.captions.longestAt(words, 0)?.value === 'credit';
  }
}
