/**
 * Arabic cases of Microsoft Recognizers-Text (MIT), read where they lie beside the repository. They are of an assistant's
 * world ("book me a meeting at 5"); cases outside news are left out by what they expect, with the reason said here.
 *
 *   npm run eval -- times         the scores
 *   node eval/times.ts [--show]   the same, with every wrong case and every one left out under its reason
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findTimes } from '../src/analyze/times/find-times.ts';
import { daysOf } from '../src/language/calendar.ts';
import { loadLanguage } from '../src/language/language.ts';
import { findNumbers } from '../src/language/numbers.ts';
import type { Article } from '../src/model/article.ts';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { SHARED, type Scores } from './score.ts';

const FOLDER = join(SHARED, 'data', 'times');
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

const load = (name: string): Case[] => JSON.parse(readFileSync(join(FOLDER, `${name}-dev.json`), 'utf8').replace(/^\ufeff/, '')) as Case[];

/** What is expected, and why it is no business of news. */
const LEFT_OUT: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^XXXX-XX-/, 'a day of no month ("on the 15th")'],
  [/^(PRESENT|FUTURE|PAST)_REF/, 'now, soon, lately: vague'],
  [/WE$|^(SU|FA|WI|SP)$|-(SU|FA|WI|SP)$/, 'weekends and seasons without a year have no value in ISO 8601'],
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
    'sums of durations «from now»': [45, 46, 47],
    'the year behind the month with no space and no comma': [50],
  },
  DatePeriodParser: {
    'the year before last: we take the last September for «last September»': [8],
    'weeks of a month or year have no value in ISO 8601': [9, 32, 33, 46],
    'year and month in figures may be a decimal': [11, 12],
    'from now on: for us durations': [13, 29, 30, 31, 66],
    'a few days: nobody counted': [14],
    'the rest of the week or month has no value in ISO 8601': [22, 23, 24, 25, 26],
    'the expected year is not last year': [42],
    'decades in another notation (ours is 197X), or of this century': [49, 50, 51, 52, 53, 54],
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
  return single?.[0] ?? LEFT_OUT.find(([pattern, reason]) => pattern.test(wanted) && appliesTo(kind, reason))?.[1];
}

/** Hours and halves are left out only where they are no durations. */
function appliesTo(kind: string, reason: string): boolean {
  if (kind === 'DurationParser') return !reason.startsWith('appointments') && !reason.startsWith('fractions');
  return kind !== 'NumberModel' || reason.startsWith('fractions');
}

/** One result that a case expects. */
interface Wanted {
  readonly index: number;
  readonly input: string;
  readonly value: string;
  /** Why it is no business of news; null when it is one. */
  readonly reason: string | null;
  readonly isRight: boolean;
}

const TIME_KINDS = ['DateParser', 'DatePeriodParser', 'DurationParser'];
export const KINDS = [...TIME_KINDS, 'NumberModel', 'OrdinalModel', 'PercentModel'];

/** Every result expected in one file of cases, and whether we give it. */
export const readKind = (kind: string): Wanted[] => (TIME_KINDS.includes(kind) ? readTimes(kind) : readNumbers(kind));

export const hasCases = (): boolean => existsSync(FOLDER);

function readTimes(kind: string): Wanted[] {
  return load(kind).flatMap((one, index) => {
    const given = timesOf(one);
    return one.Results.map(wantedTimes).filter((wanted) => wanted.length > 0).map((wanted) => ({
      index, input: one.Input, value: wanted[0]!, reason: whyLeftOut(wanted[0]!, kind, index) ?? null,
      isRight: given.some((value) => wanted.includes(value) || wanted.includes(daysOf(value)?.start ?? '') || wanted.some((other) => isSameDuration(value, other))),
    }));
  });
}

/** Days, months, years and durations that ours give, with or without the year that the tense suggests. */
function timesOf({ Input, Context }: Case): string[] {
  const { times } = analyze(Input, (Context?.ReferenceDateTime ?? '2016-11-07').slice(0, 10));
  return times.flatMap(({ value, nearest }) => [value ?? '', nearest ?? '']).filter(Boolean);
}

const DURATION = /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;

/** «PT1.5H» is «PT1H30M». */
function isSameDuration(a: string, b: string): boolean {
  const [x, y] = [a, b].map((value) => DURATION.exec(value)?.slice(1).map((part) => Number(part ?? 0)));
  const lengthOf = ([years, months, weeks, days, hours, minutes, seconds]: number[]): string =>
    `${years! * 12 + months!} ${(((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds!}`;
  return x !== undefined && y !== undefined && lengthOf(x) === lengthOf(y);
}

function wantedTimes({ Value, Resolution }: Result): string[] {
  const day = (resolution: Record<string, string> | undefined): string[] => [resolution?.['date'], resolution?.['startDate']].filter((value) => value !== undefined);
  const first = Resolution?.values?.[0];
  return [Value?.Timex, ...day(Value?.PastResolution), ...day(Value?.FutureResolution), first?.['timex'], first?.['value']].filter((value) => value !== undefined);
}

function readNumbers(kind: string): Wanted[] {
  return load(kind).flatMap(({ Input, Results }, index) => {
    const tokens = language.tokenize(Input);
    const given = kind === 'PercentModel'
      ? analyze(Input, null).quantities.map(({ value }) => `${value}%`)
      : findNumbers(tokens, language.match(tokens), language).map(({ value }) => String(value));
    return Results.map(({ Resolution }) => Resolution?.value ?? '').map((value) => ({
      index, input: Input, value, reason: whyLeftOut(value, kind, index) ?? null, isRight: given.includes(value),
    }));
  });
}

/** The times step on a paragraph published on a day. */
function analyze(text: string, day: string | null) {
  const article: Article = {
    id: 'sha256:case', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null,
    blocks: [{ role: 'paragraph', span: [0, text.length] }], published: day === null ? null : { start: day, end: day, basis: 'printed', evidence: [] },
  };
  const tokens = language.tokenize(text, [[0, text.length]]);
  return findTimes(article, tokens, language.match(tokens), language);
}

export const times: Evaluation = {
  name: 'times',
  leftOut: () => (hasCases() ? null : 'no ../shared/data/times beside the repository'),
  gold: () => hashGold(KINDS.map((kind) => join(FOLDER, `${kind}-dev.json`))),
  run: async () => score(new Map(KINDS.map((kind) => [kind, readKind(kind)]))),
};

function score(kinds: ReadonlyMap<string, readonly Wanted[]>): Scores {
  const rows = [...kinds].map(([kind, wanted]) => [kind, tally(wanted)] as const);
  return Object.fromEntries([...rows, ['all', tally([...kinds.values()].flat())] as const]);
}

/** `right`: share right of those that concern news; `of all`: with those left out counted as wanted, too. */
function tally(wanted: readonly Wanted[]) {
  const news = wanted.filter(({ reason }) => reason === null);
  const share = (some: readonly Wanted[]): number => some.filter(({ isRight }) => isRight).length / some.length;
  return { right: share(news), 'of all': share(wanted), news: news.length, 'left out': wanted.length - news.length };
}

function show(kind: string, wanted: readonly Wanted[]): void {
  console.log(`\n${kind}`);
  const line = ({ index, input, value }: Wanted): string => `    ${index} ${input.replace(/\s+/g, ' ')} → ${value}`;
  console.log('  concerns news and is wrong');
  for (const one of wanted) if (one.reason === null && !one.isRight) console.log(line(one));
  const left = Map.groupBy(wanted.filter(({ reason }) => reason !== null), ({ reason }) => reason!);
  for (const [reason, cases] of left) {
    console.log(`  left out (${cases.length}, of which ${cases.filter(({ isRight }) => isRight).length} right): ${reason}`);
    for (const one of cases) console.log(line(one));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const leftOut = times.leftOut();
  if (leftOut) console.log(`times: left out, ${leftOut}`);
  else {
    const kinds = new Map(KINDS.map((kind) => [kind, readKind(kind)]));
    if (process.argv.includes('--show')) for (const [kind, wanted] of kinds) show(kind, wanted);
    for (const [kind, { right, news, ...rest }] of Object.entries(score(kinds))) console.log(`${kind.padEnd(18)} ${right!.toFixed(3)} of ${news} that concern news · ${rest['of all']!.toFixed(3)} of all · ${rest['left out']} left out`);
  }
}
