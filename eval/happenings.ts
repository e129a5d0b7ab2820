/**
 * Which articles report which happening, on news labelled by hand: ids and offsets are kept here, the text is not. Most
 * labels are twins, recurring news that shares whole sentences with other news (audiences, cables, raids of a day).
 *
 *   npm run eval -- happenings        the scores
 *   node eval/happenings.ts [--show]  the same, with what was not found, parted or put together
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Capture } from '../src/model/capture.ts';
import type { Dossier } from '../src/model/dossier.ts';
import type { Event } from '../src/model/event.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { isRefusal, type Stages } from '../src/work/stages.ts';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { ROOT, SHARED } from './score.ts';

const GOLD = join(ROOT, 'eval', 'gold', 'happenings');
const NEWS = join(SHARED, 'data', 'news');

/** `told` is where the article tells it, in the corpus's own text. */
interface GoldReport {
  readonly article: string;
  readonly sha256: string;
  readonly told: Span;
}

interface GoldHappening {
  readonly id: string;
  /** Types under which it may be coded. */
  readonly types: readonly string[];
  readonly reports: readonly GoldReport[];
}

interface GoldSet {
  readonly corpus: string;
  /** `worked` was developed on; what `fresh` scored at first sight is in docs/notes/resolve-and-compare.md. */
  readonly half: string;
  /** Happenings that are easily taken for one another. */
  readonly families: Readonly<Record<string, readonly string[]>>;
  readonly happenings: readonly GoldHappening[];
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly outlet: string;
  readonly url: string;
}

/** One labelled report with the happening that the product puts it into; null when it codes no event there. */
interface Placed {
  readonly gold: GoldHappening;
  readonly report: GoldReport;
  readonly happening: string | null;
}

/** `dated`: with the date of the crawl, which may be a day or two late; `undated`: the bare text. */
const WAYS = ['dated', 'undated'] as const;
type Way = (typeof WAYS)[number];

export const happenings: Evaluation = {
  name: 'happenings',
  leftOut: () => (existsSync(NEWS) ? null : 'no ../shared/data/news beside the repository'),
  gold: () => hashGold([GOLD]),
  run: async () => Object.fromEntries(placeAll().map(({ name, set, placed }) => [name, scoreSet(set, placed)])),
};

function placeAll(): { name: string; set: GoldSet; placed: Placed[] }[] {
  const stages = loadStages();
  const sets = readdirSync(GOLD).sort().map((file) => JSON.parse(readFileSync(join(GOLD, file), 'utf8')) as GoldSet);
  return sets.flatMap((set) => {
    const rows = loadRows(set);
    return WAYS.map((way) => ({ name: `${set.half} ${way}`, set, placed: placeSet(set, rows, way, stages) }));
  });
}

function loadRows({ corpus, happenings: labelled }: GoldSet): Map<string, Row> {
  const reports = new Map(labelled.flatMap(({ reports: all }) => all).map((report) => [report.article, report]));
  const rows = new Map<string, Row>();
  for (const line of readFileSync(join(NEWS, corpus), 'utf8').split('\n')) {
    const id = /^\{"id": "([^"]+)"/.exec(line)?.[1];
    const report = id === undefined ? undefined : reports.get(id);
    if (!report) continue;
    const row = JSON.parse(line) as Row;
    if (sha256(row.text).slice(0, 16) !== report.sha256) throw new Error(`${id}: the corpus has another text than the one labelled`);
    rows.set(row.id, row);
  }
  return rows;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function captureRow({ id, title, text, date, outlet, url }: Row, way: Way): Capture {
  const bytes = new TextEncoder().encode(`${title.trim()}\n\n${text.trim()}`);
  const carrier = { content: text.trim(), title: title.trim(), published: date, outlet, url, row: id };
  return {
    id: `sha256:${sha256(id)}`, bytes, uri: way === 'dated' ? url : `${id}.txt`, mediaType: 'text/plain', charset: 'utf-8', fetchedAt: null,
    ...(way === 'dated' && { carrier }),
  };
}

function placeSet(set: GoldSet, rows: ReadonlyMap<string, Row>, way: Way, stages: Stages): Placed[] {
  const records = new Map<string, ArticleRecord>();
  for (const row of rows.values()) {
    const record = stages.readOne(captureRow(row, way));
    if (!isRefusal(record)) records.set(row.id, record);
  }
  const happeningOf = indexReports(stages.compare([...records.values()]));
  return set.happenings.flatMap((gold) => gold.reports.map((report) => {
    const record = records.get(report.article);
    const event = record && findEvent(record, rows.get(report.article)!, gold, report);
    return { gold, report, happening: event ? (happeningOf.get(`${record.id} ${event.id}`) ?? null) : null };
  }));
}

function indexReports({ happenings: found }: Dossier): Map<string, string> {
  return new Map(found.flatMap(({ id, reports }) => reports.map(({ article, event }) => [`${article} ${event}`, id])));
}

/** The event of a fitting type that is told first where the label says, else in the headline, else the next one after the place. */
function findEvent(record: ArticleRecord, row: Row, { types }: GoldHappening, { told }: GoldReport): Event | null {
  const words = row.text.slice(...told).trim();
  const start = record.text.indexOf(words);
  const fitting = record.events.filter(({ type }) => types.includes(type));
  const headline = record.blocks.find(({ role }) => role === 'headline')?.span;
  if (start < 0) return null;
  return earliestIn(fitting, [start, start + words.length]) ?? (headline ? earliestIn(fitting, headline) : null)
    ?? earliestIn(fitting.filter(({ marginal }) => !marginal), [start, record.text.length]);
}

function earliestIn(events: readonly Event[], [from, to]: Span): Event | null {
  const told = events.flatMap((event) => event.triggers.filter(([start]) => start >= from && start < to).map(([start]) => ({ event, start })));
  told.sort((a, b) => Number(Boolean(a.event.marginal)) - Number(Boolean(b.event.marginal)) || a.start - b.start);
  return told[0]?.event ?? null;
}

function scoreSet(set: GoldSet, placed: readonly Placed[]): Record<string, number | null> {
  const found = placed.filter(({ happening }) => happening !== null);
  const merged = mergedFamilies(set, placed);
  const families = Object.values(set.families).length;
  const all = bCubed(placed);
  return {
    'bcubed.f1': all.f1, 'bcubed.p': all.p, 'bcubed.r': all.r,
    'bcubed.found.f1': bCubed(found).f1,
    found: found.length / placed.length,
    'families.apart': 1 - merged.length / families,
    reports: placed.length,
  };
}

/** B-cubed over the labelled reports; one that has no event is wrong on the side of recall. */
function bCubed(placed: readonly Placed[]): { p: number; r: number; f1: number } {
  const found = placed.filter(({ happening }) => happening !== null);
  const share = (of: readonly Placed[], isSame: (a: Placed, b: Placed) => boolean, isRight: (a: Placed, b: Placed) => boolean): number => {
    let sum = 0;
    for (const one of found) {
      const same = of.filter((other) => isSame(one, other));
      sum += same.filter((other) => isRight(one, other)).length / same.length;
    }
    return sum;
  };
  const inOne = (a: Placed, b: Placed): boolean => a.happening !== null && a.happening === b.happening;
  const ofOne = (a: Placed, b: Placed): boolean => a.gold === b.gold;
  const p = share(found, inOne, ofOne) / found.length;
  const r = share(placed, ofOne, inOne) / placed.length;
  return { p, r, f1: (2 * p * r) / (p + r) };
}

/** Families of which one happening of the product holds two labels. */
function mergedFamilies({ families }: GoldSet, placed: readonly Placed[]): string[] {
  return Object.keys(families).filter((family) => {
    const goldOf = new Map<string, string>();
    return placed.some(({ gold, happening }) => {
      if (happening === null || !families[family]!.includes(gold.id)) return false;
      const other = goldOf.get(happening);
      goldOf.set(happening, gold.id);
      return other !== undefined && other !== gold.id;
    });
  });
}

function show(set: GoldSet, placed: readonly Placed[]): void {
  for (const gold of set.happenings) {
    const parts = new Map<string | null, string[]>();
    for (const one of placed) if (one.gold === gold) parts.set(one.happening, [...(parts.get(one.happening) ?? []), one.report.article.slice(12)]);
    const others = (happening: string | null): string[] => [...new Set(placed.filter((one) => happening !== null && one.happening === happening && one.gold !== gold).map((one) => one.gold.id))];
    const isRight = parts.size === 1 && !parts.has(null) && others([...parts.keys()][0]!).length === 0;
    if (isRight) continue;
    console.log(`  ${gold.id}`);
    for (const [happening, articles] of parts) console.log(`    ${(happening ?? 'no event').padEnd(8)} ${articles.join(' ')}${others(happening).map((id) => ` + ${id}`).join('')}`);
  }
  console.log(`  families merged: ${mergedFamilies(set, placed).join(', ') || 'none'}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, set, placed } of placeAll()) {
    console.log(name);
    if (process.argv.includes('--show')) show(set, placed);
    for (const [metric, value] of Object.entries(scoreSet(set, placed))) console.log(`  ${metric.padEnd(16)} ${value?.toFixed(3)}`);
  }
}
