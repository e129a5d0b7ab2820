/**
 * Arabic cases of Microsoft Recognizers-Text (MIT), read where they lie beside the repository. They are of an assistant's
 * world ("book me a meeting at 5"); cases outside news are left out by what they expect, with the reason said here.
 */
import { describe, expect, it } from 'vitest';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysOf } from '../src/language/calendar.ts';
import { loadLanguage } from '../src/language/language.ts';
import { findNumbers } from '../src/language/numbers.ts';
import { analyzeInvented } from './times-invented-article.ts';

const folder = join(process.env['ISNAD_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared'), 'data', 'times');
const language = loadLanguage('ar');

interface Result {
  readonly Value?: { readonly Timex?: string; readonly PastResolution?: Record<string, string>; readonly FutureResolution?: Record<string, string> };
  readonly Resolution?: { readonly value?: string; readonly values?: readonly Record<string, string>[] };
}
interface Case {
  readonly Input: string;
  readonly Context?: { readonly ReferenceDateTime?: string };
  readonly Results: readonly Result[];
}

const load = (name: string): Case[] => JSON.parse(readFileSync(join(folder, `${name}-dev.json`), 'utf8').replace(/^\ufeff/, '')) as Case[];

/** What is expected, and why it is no business of news. */
const LEFT_OUT: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^XXXX-XX-/, 'a day of no month ("on the 15th")'],
  [/^(PRESENT|FUTURE|PAST)_REF/, 'now, soon, lately: vague'],
  [/WE$|^(SU|FA|WI|SP)$|-(SU|FA|WI|SP)$/, 'weekends and seasons without a year'],
  [/#\d|WXX-\d-|^XXXX-WXX/, 'the nth weekday of a month, habits'],
  [/^T|T\d|TMO|TEV|TNI|TAF|TDT/, 'appointments by the clock'],
  [/^XX\d\d/, 'decades in another notation'],
  [/\.|E[-+]|^-|e/, 'fractions, powers and negatives: news counts in whole numbers'],
  [/^(end|current)/, 'relative ordinals ("the last but one")'],
];

/** Single cases left out, by their place in the file. */
const LEFT_OUT_CASES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  DateParser: {
    'day and month in figures without a word for it may be a score or a fraction': [6, 7, 8, 9],
    'month before day': [10],
    'said of today without saying so («the next day», «last day», «my day»)': [19, 23, 27],
    'an appointment: "this Friday" is the coming one': [20],
    'one month ago is a month for us, not a day': [29],
    'a few days: nobody counted': [30],
    'a weekday with a bare number': [37, 39, 40],
    'full stops inside a date': [44],
    'sums of durations «from now»': [45, 46, 47],
    'the year without a word or comma that parts it': [49, 50],
  },
  DatePeriodParser: {
    'the year before last: we take the last September for «last September»': [8],
    'weeks of a month or year': [9, 32, 33, 46],
    'year and month in figures may be a decimal': [11, 12],
    'from now on: for us durations': [13, 29, 30, 31, 66],
    'a few days: nobody counted': [14],
    'the rest of the week or month': [22, 23, 24, 25, 26],
    'the expected year is not last year': [42],
    'decades in another notation, or of this century': [49, 50, 51, 52, 53, 54],
    'a year read in two halves': [56],
    'a year of the first millennium': [59],
    'said of this month without saying so («the next month»)': [60],
    'decades back': [64],
    'another notation of the coming decade': [65],
  },
  NumberModel: {
    'dozens': [9, 10, 11, 79, 80],
    'notations of mathematics': [21, 111, 119],
    'the expected value is mistaken': [22, 32],
    'figures and words mixed within one number': [65, 66, 67],
    'an address': [68],
    'zero': [131],
  },
  OrdinalModel: {
    'a year of the first millennium': [14],
    'ordinals without the article': [27, 28, 29],
  },
};

function whyLeftOut(wanted: string, kind: string, index: number): string | undefined {
  const single = Object.entries(LEFT_OUT_CASES[kind] ?? {}).find(([, cases]) => cases.includes(index));
  return single?.[0] ?? LEFT_OUT.find(([pattern, reason]) => pattern.test(wanted) && (kind !== 'NumberModel' || reason.startsWith('fractions')))?.[1];
}

interface Tally {
  right: number;
  all: number;
  readonly wrong: string[];
}

/** A day, month or year that one of our times gives, with or without the year that the tense suggests. */
function timesOf({ Input, Context }: Case): string[] {
  const { times } = analyzeInvented(Input, (Context?.ReferenceDateTime ?? '2016-11-07').slice(0, 10));
  return times.flatMap(({ value, nearest }) => [value ?? '', nearest ?? '']).filter(Boolean);
}

function wantedTimes({ Value, Resolution }: Result): string[] {
  const day = (resolution: Record<string, string> | undefined): string[] => [resolution?.['date'], resolution?.['startDate']].filter((value) => value !== undefined);
  const first = Resolution?.values?.[0];
  return [Value?.Timex, ...day(Value?.PastResolution), ...day(Value?.FutureResolution), first?.['timex'], first?.['value']].filter((value) => value !== undefined);
}

function countTimes(kind: string): Tally {
  const tally: Tally = { right: 0, all: 0, wrong: [] };
  for (const [index, one] of load(kind).entries()) {
    for (const result of one.Results) {
      const wanted = wantedTimes(result);
      if (wanted.length === 0 || whyLeftOut(wanted[0]!, kind, index)) continue;
      tally.all += 1;
      if (timesOf(one).some((value) => wanted.includes(value) || wanted.includes(daysOf(value)?.start ?? ''))) tally.right += 1;
      else tally.wrong.push(`${index} ${one.Input} wants ${wanted[0]}`);
    }
  }
  return tally;
}

function countNumbers(kind: string): Tally {
  const tally: Tally = { right: 0, all: 0, wrong: [] };
  for (const [index, { Input, Results }] of load(kind).entries()) {
    const tokens = language.tokenize(Input);
    const numbers = findNumbers(tokens, language.match(tokens), language).map(({ value }) => String(value));
    const percents = analyzeInvented(Input, null).quantities.map(({ value }) => `${value}%`);
    for (const { Resolution } of Results) {
      const wanted = Resolution?.value ?? '';
      if (whyLeftOut(wanted, kind, index)) continue;
      tally.all += 1;
      if ((kind === 'PercentModel' ? percents : numbers).includes(wanted)) tally.right += 1;
      else tally.wrong.push(`${index} ${Input} wants ${wanted}`);
    }
  }
  return tally;
}

/** Share of the cases left in that are right, by kind of case. */
const FLOOR = 0.85;

describe.skipIf(!existsSync(folder))('cases of Recognizers-Text that concern news (left out where ../shared is absent)', () => {
  it.each(['DateParser', 'DatePeriodParser', 'DurationParser'])('%s', (kind) => {
    const { right, all, wrong } = countTimes(kind);
    expect(right / all, `${right} of ${all}; wrong: ${wrong.join(' | ')}`).toBeGreaterThanOrEqual(FLOOR);
  });

  it.each(['NumberModel', 'OrdinalModel', 'PercentModel'])('%s', (kind) => {
    const { right, all, wrong } = countNumbers(kind);
    expect(right / all, `${right} of ${all}; wrong: ${wrong.join(' | ')}`).toBeGreaterThanOrEqual(FLOOR);
  });
});
