import { makeDay, weekdayOf } from '../../language/calendar.ts';
import type { Weekday } from '../../language/calendar.ts';
import type { DateMatch } from '../../language/dates.ts';
import type { PatternMatch, SlotValue } from '../../language/grammar.ts';
import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Time } from '../../model/time.ts';
import { AL } from '../../text/clitics.ts';
import { WORD, type Tokens } from '../../text/tokens.ts';
import type { CalendarUnit, Direction, Meaning, MonthRange, TimeDraft } from './meaning.ts';
import { fractionOf, makeDuration } from './duration.ts';

interface Context {
  readonly tokens: Tokens;
  readonly found: LexiconMatches;
  readonly dates: readonly DateMatch[];
}

/** What a match says and how finely; `from` when the time starts after the match does («منذ عام»). */
interface Said {
  readonly meaning: Meaning;
  readonly grain: Time['grain'];
  readonly from?: SlotValue;
  readonly proves?: string;
}

const GRAIN_OF_UNIT: Readonly<Record<CalendarUnit, Time['grain']>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };
const fixed = (value: string | null, end: string | null = null): Meaning => ({ kind: 'fixed', value, end });

/** Turns matches of `patterns/times.txt` into drafts: one method for each `means`. */
export class MatchReader {
  readonly #tokens: Tokens;
  readonly #found: LexiconMatches;
  readonly #dates: readonly DateMatch[];

  constructor({ tokens, found, dates }: Context) {
    this.#tokens = tokens;
    this.#found = found;
    this.#dates = dates;
  }

  read(match: PatternMatch): TimeDraft | null {
    const said = this.#said(match);
    if (!said) return null;
    const { meaning, grain, from: first, proves } = said;
    const start = first?.start ?? match.start;
    const from = first?.from ?? match.from;
    const because = { rule: match.rule, span: [start, match.end] as const };
    return { span: [start, match.end], from, to: match.to, meaning, grain, ...(proves && { proves }), because };
  }

  #said(match: PatternMatch): Said | null {
    switch (match.kind) {
      case 'deictic':
        return this.#deictic(match);
      case 'weekday':
        return this.#weekday(match);
      case 'weekdays':
        return this.#weekdays(match);
      case 'unit':
      case 'this-unit':
        return this.#unit(match);
      case 'portion':
        return this.#portion(match);
      case 'month-of-year':
        return this.#monthOfYear(match);
      case 'month-turn':
        return this.#monthTurn(match);
      case 'day-of-month':
        return this.#dayOfMonth(match);
      case 'same':
      case 'same-month-day':
        return this.#same(match);
      case 'edge-of-date':
        return this.#edgeOfDate(match);
      case 'duration':
      case 'duration-and-half':
        return this.#duration(match);
      case 'two':
        return this.#two(match);
      case 'one':
        return this.#one(match);
      case 'throughout':
        return this.#throughout(match);
      case 'ago':
        return this.#ago(match);
      case 'decade':
        return this.#decade(match);
      case 'century':
        return this.#century(match);
      case 'season':
        return this.#season(match);
      case 'feast':
        return this.#feast(match);
      case 'range':
        return this.#range(match);
      case 'day-range':
        return this.#dayRange(match);
      default:
        return null;
    }
  }

  ofDate({ span, from, to, value, end, grain, weekday, hijri, because }: DateMatch): TimeDraft {
    return { span, from, to, grain, meaning: meaningOf({ value, end, hijri }), ...(weekday && { weekday }), ...(hijri && { approximate: true }), because };
  }

  #deictic({ slots }: PatternMatch): Said | null {
    const by = Number(slots.get('deictic')?.entry?.attributes['days'] ?? 0);
    const weekday = weekdayIn(slots.get('weekday'));
    const date = this.#dateIn(slots.get('date-day'));
    const full = date?.value && !date.value.includes('X') ? date.value : null;
    const agrees = date?.agrees !== false && (!weekday || (full !== null && weekdayOf(full) === weekday));
    if (full) return { meaning: fixed(full), grain: 'day', ...(by === 0 && agrees && { proves: full }) };
    const beside = weekday ?? date?.weekday;
    return { meaning: { kind: 'offset', unit: 'D', by, ...(beside && { weekday: beside }) }, grain: 'day' };
  }

  #weekday({ slots }: PatternMatch): Said | null {
    const weekday = weekdayIn(slots.get('weekday'));
    const date = this.#dateIn(slots.get('date-day'));
    if (date) return { meaning: meaningOf(date), grain: 'day' };
    if (!weekday) return null;
    if (slots.has('week')) return { meaning: { kind: 'weekday-of-week', weekday, by: directionIn(slots.get('week')) ?? 0 }, grain: 'day' };
    return { meaning: { kind: 'weekday', weekday, direction: directionIn(slots.get('direction')), ahead: false }, grain: 'day' };
  }

  #weekdays({ slots }: PatternMatch): Said | null {
    const weekday = weekdayIn(slots.get('weekday'));
    const to = weekdayIn(slots.get('to'));
    if (!weekday || !to) return null;
    return { meaning: { kind: 'weekday', weekday, to, direction: directionIn(slots.get('direction')), ahead: false }, grain: 'day' };
  }

  /** «الشهر الماضي», «هذا العام», «نهاية العام الجاري». */
  #unit({ slots }: PatternMatch): Said | null {
    const unit = unitIn(slots.get('unit'));
    const by = directionIn(slots.get('direction')) ?? 0;
    if (!unit || unit.number !== 'singular') return null;
    if (unit.factor === 100) return { meaning: fixed(`${by + 20}XX`), grain: 'century' };
    if (unit.factor === 10) return { meaning: { kind: 'decade', by }, grain: 'decade' };
    if (!isCalendarUnit(unit.iso)) return null;
    const months = unit.iso === 'Y' ? monthsIn(slots.get('edge')) : undefined;
    const grain = months ? 'month' : GRAIN_OF_UNIT[unit.iso];
    return { meaning: { kind: 'offset', unit: unit.iso, by, ...(months && { months }) }, grain };
  }

  #portion({ slots }: PatternMatch): Said | null {
    const months = monthsIn(slots.get('portion'));
    const date = this.#dateIn(slots.get('date-year'));
    if (!months) return null;
    if (date) return date.year === null ? null : { meaning: monthsOfYear(date.year, months), grain: 'month' };
    const unit = unitIn(slots.get('unit'));
    if (unit?.iso !== 'Y' || unit.factor !== 1) return null;
    return { meaning: { kind: 'offset', unit: 'Y', by: directionIn(slots.get('direction')) ?? 0, months }, grain: 'month' };
  }

  #monthOfYear({ slots }: PatternMatch): Said | null {
    const date = this.#dateIn(slots.get('date-month') ?? slots.get('date-day'));
    const unit = unitIn(slots.get('unit'));
    if (!date || date.month === null || date.year !== null || unit?.iso !== 'Y' || unit.factor !== 1) return null;
    const by = directionIn(slots.get('direction')) ?? 0;
    return { meaning: { kind: 'month-of-year', month: date.month, day: date.day, by }, grain: date.grain };
  }

  #monthTurn({ slots }: PatternMatch): Said | null {
    const date = this.#dateIn(slots.get('date-month') ?? slots.get('date-day'));
    const direction = directionIn(slots.get('direction'));
    if (!date || direction === null || date.year !== null) return null;
    if (date.hijri?.month) return { meaning: { kind: 'hijri', month: date.hijri.month, day: date.hijri.day, direction }, grain: date.grain };
    if (date.month === null) return null;
    return { meaning: { kind: 'month-turn', month: date.month, day: date.day, direction }, grain: date.grain };
  }

  #dayOfMonth({ slots, from }: PatternMatch): Said | null {
    const day = slots.get('day');
    const unit = unitIn(slots.get('unit'));
    // «الأسبوع الثالث من الشهر المقبل» counts weeks
    if (!day?.entry || unit?.iso !== 'M' || unit.number !== 'singular' || this.#hasUnitAt(from - 1)) return null;
    const by = directionIn(slots.get('direction')) ?? 0;
    const start = slots.get('from');
    const [first, last] = [start ? Number(start.entry?.attributes['value']) : null, Number(day.entry.attributes['value'])];
    if (first !== null && first >= last) return null;
    return { meaning: { kind: 'day-of-month', first, day: last, by }, grain: 'day', ...(start && { from: start }) };
  }

  #same({ slots }: PatternMatch): Said | null {
    const unit = unitIn(slots.get('unit'));
    if (!unit || unit.number !== 'singular' || unit.factor !== 1 || !isCalendarUnit(unit.iso)) return null;
    const day = slots.has('day') ? Number(slots.get('day')?.entry?.attributes['value']) : null;
    if (day !== null && unit.iso !== 'M') return null;
    const by = Number(slots.get('same')?.entry?.attributes['by'] ?? 0);
    return { meaning: { kind: 'same', unit: unit.iso, by, day }, grain: day === null ? GRAIN_OF_UNIT[unit.iso] : 'day' };
  }

  /** «نهاية 2019» is its last quarter; «مطلع مارس 2020» stays the month. */
  #edgeOfDate({ slots }: PatternMatch): Said | null {
    const date = this.#dateIn(slots.get('date-month') ?? slots.get('date-year'));
    if (!date) return null;
    const months = date.grain === 'year' && date.end === null ? monthsIn(slots.get('edge')) : undefined;
    if (months && date.year !== null) return { meaning: monthsOfYear(date.year, months), grain: 'month' };
    return { meaning: fixed(date.value, date.end), grain: date.grain };
  }

  #duration({ slots, means }: PatternMatch): Said | null {
    const unit = unitIn(slots.get('unit'));
    const number = slots.get('number');
    if (!unit) return null;
    const half = means.startsWith('duration-and-half') ? 0.5 : 0;
    if (!number) {
      const whole = unit.number.startsWith('singular') ? 1 : unit.number === 'dual' ? 2 : null;
      return half && whole ? { meaning: fixed(makeDuration(whole + half, unit)), grain: 'duration' } : null;
    }
    const value = Number(number.entry?.attributes['value']);
    // «الأيام الثلاثة» but not «عام 2011», «السنوات 2011 و2012»
    const unitFirst = slots.get('unit')!.from < number.from;
    if (unitFirst && (unit.number !== 'plural' || value >= 1000)) return null;
    if (unit.number === 'dual' || !(value > 0)) return null;
    return { meaning: fixed(makeDuration(value + half, unit)), grain: 'duration' };
  }

  #two({ slots }: PatternMatch): Said | null {
    const slot = slots.get('two');
    const unit = unitIn(slot);
    if (unit?.number !== 'dual') return null;
    // «العامين» alone are two that were named before
    if (!slots.has('direction') && this.#hasArticle(slot!)) return null;
    return { meaning: fixed(makeDuration(2, unit)), grain: 'duration' };
  }

  #one({ slots }: PatternMatch): Said | null {
    const slot = slots.get('unit') ?? slots.get('half-unit') ?? slots.get('quarter-unit');
    const unit = unitIn(slot);
    if (!slot || !unit?.number.startsWith('singular') || this.#hasArticle(slot)) return null;
    if (slots.has('unit')) return { meaning: fixed(makeDuration(1, unit)), grain: 'duration', from: slot };
    const value = fractionOf(slots.has('half-unit') ? 2 : 4, unit);
    return value === null ? null : { meaning: fixed(value), grain: 'duration' };
  }

  /** «طوال العام». */
  #throughout({ slots }: PatternMatch): Said | null {
    const slot = slots.get('unit');
    const unit = unitIn(slot);
    return slot && unit?.number === 'singular' ? { meaning: fixed(makeDuration(1, unit)), grain: 'duration', from: slot } : null;
  }

  /** «قبل ثلاثة أيام»: so long before publication, at the grain of the unit. */
  #ago({ slots, to }: PatternMatch): Said | null {
    const bare = slots.get('bare');
    const slot = bare ?? slots.get('unit');
    const unit = unitIn(slot);
    if (!slot || !unit || (bare && (unit.number === 'plural' || this.#hasArticle(bare) || this.#beginsDate(to)))) return null;
    const number = bare ? (unit.number === 'dual' ? 2 : 1) : Number(slots.get('number')?.entry?.attributes['value']);
    if (!Number.isInteger(number)) return null;
    if (!isCalendarUnit(unit.iso)) return { meaning: fixed(makeDuration(number, unit)), grain: 'duration', from: bare ?? slots.get('number') };
    return { meaning: { kind: 'offset', unit: unit.iso, by: -number * unit.factor }, grain: GRAIN_OF_UNIT[unit.iso] };
  }

  #decade({ slots }: PatternMatch): Said | null {
    const decade = slots.get('decade')?.entry?.attributes['decade'];
    const direction = directionIn(slots.get('direction'));
    const ordinal = slots.get('ordinal')?.entry?.attributes['value'];
    const century = ordinal !== undefined ? Number(ordinal) - 1 : direction !== null ? 20 + direction : 19;
    // «العشرينات» alone may be of this century
    if (!decade || (decade === '2' && ordinal === undefined && direction === null)) return null;
    return { meaning: fixed(`${century}${decade}X`), grain: 'decade' };
  }

  #century({ slots }: PatternMatch): Said | null {
    const ordinal = Number(slots.get('ordinal')?.entry?.attributes['value']);
    return ordinal >= 10 && ordinal <= 22 ? { meaning: fixed(`${ordinal - 1}XX`), grain: 'century' } : null;
  }

  #season({ slots }: PatternMatch): Said | null {
    const season = Number((slots.get('season') ?? slots.get('this'))?.entry?.attributes['season']);
    const date = this.#dateIn(slots.get('date-year'));
    const year = slots.get('year')?.entry?.attributes['value'] ?? date?.value;
    if (!season) return null;
    if (year) return { meaning: fixed(`${year}-${season}`), grain: 'season' };
    if (slots.has('unit')) {
      if (unitIn(slots.get('unit'))?.iso !== 'Y') return null;
      return { meaning: { kind: 'season', season, by: directionIn(slots.get('year-direction')) ?? 0, turn: false }, grain: 'season' };
    }
    return { meaning: { kind: 'season', season, by: directionIn(slots.get('direction')) ?? 0, turn: true }, grain: 'season' };
  }

  #feast({ slots, from, to }: PatternMatch): Said | null {
    const { calendar, month, day } = slots.get('feast')?.entry?.attributes ?? {};
    const direction = directionIn(slots.get('direction'));
    if (!month) return null;
    // «رمضان» alone is also a man's name
    if (to - from === 1 && !this.#afterPreposition(from)) return null;
    const grain = day ? 'day' : 'month';
    if (calendar === 'hijri') return { meaning: { kind: 'hijri', month: Number(month), day: day ? Number(day) : null, direction }, grain };
    if (direction !== null) return { meaning: { kind: 'month-turn', month: Number(month), day: Number(day), direction }, grain };
    return { meaning: fixed(`XXXX${(makeDay(2000, Number(month), Number(day)) ?? '').slice(4)}`), grain };
  }

  #range({ slots }: PatternMatch): Said | null {
    const first = slots.get('from');
    const [from, to] = [this.#dateIn(first), this.#dateIn(slots.get('to'))];
    if (!from || !to || !from.value || !to.value || from.grain !== to.grain || from.hijri || to.hijri) return null;
    if (from.grain === 'year') {
      // two figures that may count something: «من 2000 إلى 2500 مقاتل»
      const doubtful = from.weak && to.weak && (Number(to.value) > LATEST_YEAR || this.#hasCountedAt(to.to));
      if (doubtful || from.value >= to.value) return null;
      return { meaning: fixed(from.value, to.value), grain: 'year', from: first };
    }
    const open = from.year === null && to.year !== null;
    const year = open ? (from.month! > to.month! ? to.year! - 1 : to.year!) : null;
    const value = year === null ? from.value : `${year}${from.value.slice(4)}`;
    return { meaning: fixed(value, to.value), grain: from.grain, from: first };
  }

  #dayRange({ slots }: PatternMatch): Said | null {
    const first = slots.get('from');
    const date = this.#dateIn(slots.get('date-day'));
    const day = Number(first?.entry?.attributes['value']);
    if (!first || !date?.value || date.hijri || date.day === null || day >= date.day) return null;
    const direction = directionIn(slots.get('direction'));
    if (direction !== null && date.year === null && date.month !== null) return { meaning: { kind: 'month-turn', month: date.month, first: day, day: date.day, direction }, grain: 'day', from: first };
    return { meaning: fixed(`${date.value.slice(0, 8)}${String(day).padStart(2, '0')}`, date.value), grain: 'day', from: first };
  }

  /** «قبل شهر رمضان», «قبل عام 2011»: the unit names what follows. */
  #beginsDate(token: number): boolean {
    return token < this.#tokens.count && this.#found.at(token).some(({ entry }) => /^(date-|number-|time-feasts|time-same|time-directions)/.test(entry.class));
  }

  #dateIn(slot: SlotValue | undefined): DateMatch | null {
    return slot?.entry ? (this.#dates[Number(slot.entry.id)] ?? null) : null;
  }

  #hasArticle(slot: SlotValue): boolean {
    return this.#found.at(slot.from).some((match) => match.entry === slot.entry && (match.clitics & AL) !== 0);
  }

  #hasUnitAt(token: number): boolean {
    return token >= 0 && this.#found.at(token).some((match) => match.entry.class === 'time-units');
  }

  /** Whether a word follows that the number before it may count. */
  #hasCountedAt(token: number): boolean {
    return token < this.#tokens.count && this.#tokens.kind[token] === WORD && !this.#found.at(token).some((match) => match.entry.class === 'time-prepositions');
  }

  #afterPreposition(token: number): boolean {
    return token > 0 && this.#found.at(token - 1).some((match) => match.entry.class === 'time-prepositions' && match.to === token);
  }
}

/** A hijri day without its year leans on publication. */
function meaningOf({ value, end, hijri }: Pick<DateMatch, 'value' | 'end' | 'hijri'>): Meaning {
  return value === null && hijri?.month ? { kind: 'hijri', month: hijri.month, day: hijri.day, direction: null } : fixed(value, end);
}

/** The last year that two bare figures are taken for: plans look thirty years ahead. */
const LATEST_YEAR = 2060;

const weekdayIn = (slot: SlotValue | undefined): Weekday | undefined => slot?.entry?.id as Weekday | undefined;

function directionIn(slot: SlotValue | undefined): Direction | null {
  const by = slot?.entry?.attributes['by'];
  return by === undefined ? null : (Number(by) as Direction);
}

const isCalendarUnit = (iso: string): iso is CalendarUnit => iso === 'D' || iso === 'W' || iso === 'M' || iso === 'Y';

function unitIn(slot: SlotValue | undefined) {
  const attributes = slot?.entry?.attributes;
  if (!attributes) return null;
  return { iso: attributes['iso'] ?? '', factor: Number(attributes['factor']), number: attributes['number'] ?? '' };
}

function monthsIn(slot: SlotValue | undefined): MonthRange | undefined {
  const { first, last } = slot?.entry?.attributes ?? {};
  return first && last ? { first: Number(first), last: Number(last) } : undefined;
}

const monthsOfYear = (year: number, { first, last }: MonthRange): Meaning =>
  fixed(`${year}-${String(first).padStart(2, '0')}`, `${year}-${String(last).padStart(2, '0')}`);
