import type { OutletFacts } from '../language/outlet-files.ts';
import type { Span } from '../model/span.ts';
import { DIGIT, SPACE, characterKind } from '../text/characters.ts';
import { agencyWord, findAgencies } from './agency-names.ts';
import { lineKey } from './line-key.ts';
import type { PageContext } from './page-context.ts';
import { getDateWords } from './published/date-words.ts';

/** The place and agency line that opens a story: "طرابلس – وكالات:", "لندن (رويترز) - ". */
export interface Dateline {
  /** The line with its closing mark, blanks left out. */
  readonly span: Span;
  readonly place: string | null;
  /** As written, dots dropped. */
  readonly agency: string | null;
  /** Agencies of the line, in its words. */
  readonly agencies: readonly string[];
  /** The list's outlet that the line names and that is no agency: the page's own name. */
  readonly outlet: OutletFacts | null;
  /** The writer's name inside it, "أنقرة/ فلان/ الأناضول"; several with commas between them. */
  readonly person: string | null;
}

/** Longest dateline met: "أنقرة/ name of three words/ الأناضول" with a date stays under it. */
const LONGEST = 90;
const MOST_PERSON_WORDS = 4;
const MOST_PLACE_WORDS = 3;
const CLOSING = new Set([' ', '–', '—', '-', '−', '/', '|', ':', ')', 'ـ', '\\']);

type Kind = 'place' | 'agency' | 'outlet' | 'own' | 'date' | 'person' | 'blank' | 'text';

/** A stretch of a signature between two marks. */
export interface Piece {
  readonly text: string;
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** The mark after it; '' at the end of the line. */
  readonly mark: string;
  readonly markEnd: number;
  /** Whether blanks stand around the mark. */
  readonly loose: boolean;
  readonly town: boolean;
  /** A town of the gazetteer only. */
  readonly little?: boolean;
  /** Whether its first word is a known given name. */
  readonly named?: boolean;
}

/** The dateline at the head of `[start, end)`, one line of `text`; null when it opens otherwise. */
export function findDateline(text: string, start: number, end: number, context: PageContext): Dateline | null {
  if (opensWithProse(text, start, Math.min(end, start + LONGEST), context)) return null;
  const cutter = new PieceCutter(text, start, end, context);
  while (cutter.cutNext()) if (opensNothing(cutter.pieces)) return null;
  const pieces = nameUnknown(splitFused(cutter.pieces, context), context);
  const last = findLastPiece(pieces, end);
  if (last < 0 || !isDateline(pieces.slice(0, last + 1), last, end)) return null;
  const closing = pieces[last]!;
  return makeDateline(pieces.slice(0, last + 1), [start, closing.mark === '' ? closing.end : closing.markEnd], context);
}

/** So many words without a digit before the first mark name nothing that opens a dateline: the longest name of an agency has six. */
const PROSE_WORDS = 6;
const PARTING_MARKS = new Set(Array.from('–—-/|:()«»"“”،,•\\−ـ', (mark) => mark.charCodeAt(0)));

/** Whether a line's first words are too many for a place, agency or writer, or begin with a verb as sentences do. */
function opensWithProse(text: string, start: number, end: number, context: PageContext): boolean {
  let count = 1;
  let wasBlank = true;
  let firstEnd = start;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    const kind = characterKind(unit);
    if (kind === DIGIT || PARTING_MARKS.has(unit)) break;
    if (kind === SPACE && !wasBlank) {
      if (firstEnd === start) firstEnd = at;
      if (++count > PROSE_WORDS + 1) return true;
    }
    wasBlank = kind === SPACE;
  }
  return firstEnd > start && opensWithVerb(context.language.fold.fold(text, start, firstEnd), context);
}

const opensWithVerb = (first: string, { words, outlets }: PageContext): boolean =>
  isVerb(first, words.verbs) && !words.places.opens(first) && !outlets.opensName(first);
const isVerb = (word: string, verbs: ReadonlySet<string>): boolean => verbs.has(word) || (word.startsWith(AND) && verbs.has(word.slice(1)));
const AND = 'و';

const MARK_LETTERS = 6;

/**
 * A place that no list holds stands before an agency, the outlet or its reporter («الرابية – مراسل …»); a short word
 * between a place's dash and a colon that ends the line is an agency's mark («الرابية - ورا:»).
 */
function nameUnknown(pieces: readonly Piece[], context: PageContext): Piece[] {
  const dates = pieces.findIndex(({ kind }, i) => i > 0 && kind !== 'date') - 1;
  // «الرابية - 12 - 1 (كونا)»: the day stands between place and agency
  if (dates > 0 && pieces[dates + 1]!.kind === 'agency') {
    const [place, agency, ...rest] = nameUnknown([pieces[0]!, ...pieces.slice(dates + 1)], context);
    return [place!, ...pieces.slice(1, dates + 1), agency!, ...rest];
  }
  const [head, second, ...rest] = pieces;
  const first = head && (second?.kind === 'agency' || second?.kind === 'outlet') ? (splitDay(head, context) ?? head) : head;
  if (first?.kind === 'outlet' && second?.kind === 'person' && second.mark === '' && rest.length === 0 && second.named !== true) {
    return [first, { ...second, kind: 'place', town: true }];
  }
  const isUnknown = first?.kind === 'person' && first.named !== true && first.text.split(/\s+/).length <= MOST_PLACE_WORDS && /[–—−-]/.test(first.mark) && first.loose;
  if (!second || !first || !(isUnknown || first.kind === 'place')) return [...pieces];
  const place: Piece = isUnknown ? { ...first, kind: 'place', town: true } : first;
  if (second.kind === 'agency' || second.kind === 'outlet' || second.kind === 'own') return [place, second, ...rest];
  const isMark = second.kind === 'person' && second.named !== true && second.mark === ':' && /^\p{L}+$/u.test(context.language.fold.fold(second.text)) && context.language.fold.fold(second.text).length <= MARK_LETTERS && rest.every(({ kind }) => kind === 'blank');
  return isMark ? [place, { ...second, kind: 'agency' }, ...rest] : [...pieces];
}

/** «الرابية 9 آذار (…)»: an unlisted place and a day with nothing between them. */
function splitDay(piece: Piece, context: PageContext): Piece | null {
  const met = /^([\p{L}\p{M}\u0640]+(?:[\s\u00a0][\p{L}\p{M}\u0640]+)?)[\s\u00a0]+(\p{Nd}.*)$/u.exec(piece.text);
  if (!met || piece.kind !== 'text') return null;
  const words = lineKey(context.language.fold, met[2]!).split(' ');
  return isDate(met[2]!, words, context) ? { ...piece, kind: 'place', town: true, text: met[1]! } : null;
}

/** A dateline of its pieces. */
export function makeDateline(used: readonly Piece[], span: Span, context: PageContext): Dateline {
  const person = used.filter(({ kind }) => kind === 'person').map(({ text }) => text).join('، ') || null;
  const first = used.find(({ kind }) => kind === 'place');
  // «الجزيرة - فلان:»: no town that is known abroad, so the paper of that name
  const isPaper = person !== null && first?.little === true && context.outlets.findByName(first.text) !== null;
  const place = isPaper ? null : (first?.text ?? null);
  const agencies = used.filter(({ kind }) => kind === 'agency').flatMap(({ text: name }) => { const known = findAgencies(name, context.outlets); return known.length > 0 ? known : [agencyWord(name)]; });
  const outletPiece = used.find(({ kind }) => kind === 'outlet') ?? (isPaper ? first : undefined);
  return {
    span,
    place: place === null ? null : place.replace(/[\s\u00a0]+/g, ' '),
    agency: agencies[0] ?? (outletPiece ? agencyWord(outletPiece.text) : null),
    agencies,
    outlet: outletPiece ? context.outlets.findByName(outletPiece.text) : null,
    person,
  };
}

/** The pieces at the head of a line, each with what it names. */
export function cutPieces(text: string, start: number, end: number, context: PageContext): Piece[] {
  const cutter = new PieceCutter(text, start, end, context);
  while (cutter.cutNext());
  return cutter.pieces;
}

/** Whether the first pieces, as far as they are cut, tell that no dateline stands there: prose, or a name before prose or another name. */
function opensNothing([first, second]: readonly Piece[]): boolean {
  if (first!.kind === 'text') return !/\p{Nd}/u.test(first!.text);
  return first!.kind === 'person' && (second?.kind === 'text' || (second?.kind === 'person' && second.mark !== ':'));
}

/** Cuts the head of a line at its marks, a piece at a time. */
class PieceCutter {
  readonly pieces: Piece[] = [];
  readonly #head: string;
  readonly #start: number;
  readonly #isWhole: boolean;
  readonly #context: PageContext;
  #from = 0;

  constructor(text: string, start: number, end: number, context: PageContext) {
    this.#head = text.slice(start, Math.min(end, start + LONGEST));
    this.#start = start;
    this.#isWhole = start + this.#head.length >= end;
    this.#context = context;
  }

  /** Whether there was another piece to cut. */
  cutNext(): boolean {
    const head = this.#head;
    for (let at = this.#from; at < head.length; at++) {
      const markEnd = endOfMark(head, at);
      if (markEnd > at) return this.#put(at, markEnd);
    }
    return this.#isWhole && this.#from <= head.length && this.#put(head.length, head.length);
  }

  #put(to: number, markEnd: number): true {
    const head = this.#head;
    const from = this.#from;
    const raw = head.slice(from, to);
    const name = raw.trim();
    const start = this.#start + from + raw.length - raw.trimStart().length;
    const loose = /\s/.test(head[to - 1] ?? '') || /\s/.test(head[markEnd] ?? ' ');
    const isQuoted = /[«"“]/.test(this.pieces.at(-1)?.mark ?? '');
    const { kind, town, little = false, named = false, text = name } = isQuoted ? kindOfQuoted(name, this.#context) : kindOf(name, this.pieces.length > 0, this.#context);
    this.pieces.push({ text, kind, start, end: start + name.length, mark: head.slice(to, markEnd), markEnd: this.#start + markEnd, loose, town, little, named });
    splitPlaceAndAgency(this.pieces, this.#context);
    // behind the piece that ends the line nothing is left to cut
    this.#from = to < head.length ? markEnd : head.length + 1;
    return true;
  }
}

/** Where the mark at a place ends; the place itself when none stands there. Marks between two digits are a date's, tatweel parts only between blanks. */
function endOfMark(head: string, at: number): number {
  const unit = head.charCodeAt(at);
  if (!PARTING_MARKS.has(unit)) return at;
  if (unit !== TATWEEL) return isDigit(head, at - 1) && isDigit(head, at + 1) ? at : at + 1;
  let end = at + 1;
  while (head.charCodeAt(end) === TATWEEL) end++;
  return /\s/.test(head[at - 1] ?? '') && /\s/.test(head[end] ?? '') ? end : at;
}

const TATWEEL = 0x640;
const isDigit = (text: string, at: number): boolean => characterKind(text.charCodeAt(at)) === DIGIT;

const DAY = /[\s\u00a0][\p{Nd}/.-]/u;

/** "رام الله 3-5-2021 وفا-": place, day and agency with nothing between them. */
function splitPlaceAndAgency(pieces: Piece[], context: PageContext): void {
  const piece = pieces.at(-1)!;
  if (!DAY.test(piece.text)) return;
  const met = /^(.*?)[\s\u00a0]+([\p{Nd}/.-]+)[\s\u00a0]+(\p{L}+(?:[\s\u00a0]\p{L}+){0,2})$/u.exec(piece.text);
  if (!met || !context.outlets.findAgency(met[3]!)) return;
  const place = kindOf(met[1]!, false, context);
  if (place.kind !== 'place') return;
  const cut = piece.end - met[3]!.length;
  const joined = { mark: ' ', markEnd: cut, loose: true };
  pieces.splice(-1, 1, { ...piece, ...place, text: met[1]!, end: cut, ...joined }, { ...piece, text: met[3]!, kind: 'agency', start: cut, town: false });
}

/** "لندن: «الشرق الأوسط»": in quotation marks it is the paper and not the region. */
function kindOfQuoted(name: string, context: PageContext): ReturnType<typeof kindOf> {
  if (context.outlets.findAgency(name)) return { kind: 'agency', town: false };
  return context.outlets.findByName(name) ? { kind: 'outlet', town: false } : kindOf(name, true, context);
}

function kindOf(name: string, later: boolean, context: PageContext): Pick<Piece, 'kind' | 'town' | 'little' | 'named'> & { text?: string } {
  if (name === '') return { kind: 'blank', town: false };
  const words = lineKey(context.language.fold, name).split(' ');
  const isAgency = findAgencies(name, context.outlets).length > 0;
  // «قنا» opens a line as a town of Egypt, and follows a place as an agency
  if (later && isAgency) return { kind: 'agency', town: false };
  const from = words.length > 1 && context.words.fromWords.has(words[0]!) ? 1 : 0;
  const place = context.words.places.longestAt(words, from);
  if (place && from === 1 && place.length === words.length - 1) return { kind: 'place', town: place.value !== 'country', little: place.value === 'little', text: name.replace(/^\S+\s+/, '') };
  if (place && from === 0 && (place.length === words.length || isDate(name, words.slice(place.length), context))) {
    return { kind: 'place', town: place.value !== 'country', little: place.value === 'little', text: firstWords(name, place.length) };
  }
  if (isAgency) return { kind: 'agency', town: false };
  if (isDate(name, words, context)) return { kind: 'date', town: false };
  if (context.words.desks.has(words[0]!) && (words.length === 1 || context.outlets.findByName(name.replace(/^\S+\s+/, '')) !== null)) return { kind: 'own', town: false };
  if (words.length <= 4 && context.outlets.findByName(name)) return { kind: 'outlet', town: false };
  const names = words.filter((word) => word.length > 1);
  const kind = names.length <= MOST_PERSON_WORDS && !/\p{Nd}/u.test(name) ? 'person' : 'text';
  return { kind, town: false, named: names.length > 0 && context.words.givenNames.has(names[0]!) };
}

const firstWords = (name: string, count: number): string => name.split(/[\s\u00a0]+/).slice(0, count).join(' ');

/** "دمشق-سانا أعلن …": an agency's mark of one word that nothing parts from the story. */
function splitFused(pieces: readonly Piece[], context: PageContext): Piece[] {
  const at = pieces.findIndex(({ kind, text }, i) => i > 0 && (kind === 'text' || kind === 'person') && context.outlets.findAgency(firstWords(text, 1)) !== null);
  const before = pieces[at - 1];
  const piece = pieces[at];
  if (!piece || !before || before.mark === ':' || before.mark === '،') return [...pieces];
  if (pieces[0]!.kind !== 'place' || pieces.slice(1, at).some(({ kind }) => kind === 'text')) return [...pieces];
  const mark = firstWords(piece.text, 1);
  if (mark === piece.text) return [...pieces];
  const end = piece.start + mark.length;
  return [...pieces.slice(0, at), { ...piece, text: mark, kind: 'agency', end, mark: ' ', markEnd: end }];
}

/** "12 آذار", "في 5 محرم", "3/5": numbers, months, weekdays and what joins them. */
function isDate(name: string, words: readonly string[], context: PageContext): boolean {
  const { months, weekdays, labels } = getDateWords(context.language);
  if (words.length === 0) return false;
  for (let at = 0; at < words.length; ) {
    const step = months.longestAt(words, at)?.length ?? (weekdays.has(words[at]!) ? 1 : labels.longestAt(words, at)?.length ?? 0);
    if (step === 0) return words.length === 1 && words[0] === '' && /\p{Nd}/u.test(name);
    at += step;
  }
  return /\p{Nd}/u.test(name) || words.some((word, at) => weekdays.has(word) || (words.length <= 2 && months.longestAt(words, at) !== null));
}

/** The piece that closes the dateline: the last strong one before the first piece of prose. */
function findLastPiece(pieces: readonly Piece[], end: number): number {
  let last = -1;
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'text') break;
    if (piece.kind === 'person' && !isJoinedPerson(pieces, i)) break;
    if (piece.kind === 'blank') {
      if (last === i - 1 && last >= 0 && CLOSING.has(piece.mark)) last = i;
      continue;
    }
    const closes = piece.mark === '' ? piece.end === end : CLOSING.has(piece.mark) || piece.mark === '»' || piece.mark === '"' || piece.mark === '”';
    if (closes) last = i;
    else if (piece.mark === '') break;
  }
  return last;
}

const CLOSING_OR_OPEN = /[–—\-/(:ـ]/u;
const OPENS_PERSON: ReadonlySet<Kind> = new Set(['place', 'outlet']);

/** A name inside a dateline has a place or agency on both sides, or a place before and a colon after it. */
function isJoinedPerson(pieces: readonly Piece[], i: number): boolean {
  const piece = pieces[i]!;
  if (/\sل\u0640*$/u.test(piece.text)) return false; // "فلان لـ«الشرق الأوسط»: …" heads an interview
  const next = pieces.slice(i + 1, i + 3).find(({ kind }) => kind !== 'blank');
  if (next && (next.kind === 'agency' || next.kind === 'outlet')) {
    if (piece.named === true) return true;
    // an unknown place: "سرمان (رويترز)", not "أوضحت «نوفوستي»"
    return i === 0 && next.kind === 'agency' && CLOSING_OR_OPEN.test(piece.mark) && piece.text.split(/\s+/).length <= MOST_PLACE_WORDS;
  }
  if (isCorrespondent(pieces, i)) return true;
  if (next?.kind === 'place') return i === 0 && (piece.named === true || pieces.slice(i + 1, i + 5).some(({ kind }) => kind === 'agency'));
  return i > 0 && OPENS_PERSON.has(pieces[0]!.kind) && (piece.mark === ':' || (piece.mark === '' && piece.named === true)) && piece.text.split(/\s+/).length >= 2;
}

/** «الرياض: فلان - صنعاء: فلان - عدن: فلان»: each behind the place that he writes from. */
function isCorrespondent(pieces: readonly Piece[], i: number): boolean {
  const isOf = (place: Piece | undefined, person: Piece | undefined): boolean =>
    place?.kind === 'place' && place.mark === ':' && person?.kind === 'person' && person.text.split(/\s+/).length >= 2;
  return isOf(pieces[i - 1], pieces[i]) && (isOf(pieces[i + 1], pieces[i + 2]) || isOf(pieces[i - 3], pieces[i - 2]));
}

function isDateline(used: readonly Piece[], last: number, end: number): boolean {
  const kinds = new Set(used.map(({ kind }) => kind));
  const closing = used[last]!;
  const alone = closing.mark === '' || closing.markEnd === end;
  const first = used[0]!;
  if (kinds.has('agency') || kinds.has('outlet')) {
    if (kinds.has('place') || kinds.has('person') || kinds.has('own')) return true;
    return alone || (kinds.has('agency') && (first.kind === 'blank' || closing.loose));
  }
  if (!kinds.has('place')) return false;
  if (kinds.has('own')) return true;
  if (kinds.has('date')) return true;
  // a place alone without a mark is a section or a tag as well: its place on the page tells
  if (alone) return closing.mark !== '' || kinds.has('person');
  // "روسيا: …" is a headline's speaker; "القاهرة: …" and "ليبيا – …" open stories
  return closing.mark === ':' ? first.town || kinds.has('person') : closing.loose;
}
