import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import { READING_ROLES } from '../src/model/block.ts';
import type { Capture, Refusal } from '../src/model/capture.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { readCapture as readAny } from '../src/read/read-capture.ts';
import { type PageFixture, fixtureFiles, loadPageFixtures } from '../test/pages/html/page-fixture.ts';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { SHARED } from './score.ts';

/** What of one page was right. `missed` and `leaked` are segments of the gold. */
export interface PageScore {
  readonly name: string;
  readonly missed: readonly string[];
  readonly leaked: readonly string[];
  readonly have: number;
  readonly hasLede: boolean;
  readonly headline: boolean;
  readonly outlet: boolean;
  readonly date: 'right' | 'open' | 'wrong';
  readonly says?: string;
}

/** Metrics from 0 to 1, by the names that `eval/floors.json` pins. */
export type Metrics = Readonly<Record<string, number>>;

/** Makes a capture of bytes as `acquire` does, without its network. */
export function captureOf(bytes: Uint8Array, uri: string): Capture {
  return { id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes, uri, mediaType: 'text/html', charset: null, fetchedAt: null };
}

/** Reads a capture with the Arabic language and the list of outlets. */
export function readCapture(capture: Capture): Article | Refusal {
  return readAny(capture, loadLanguage('ar'), loadOutletsOnce());
}

let outlets: ReturnType<typeof loadOutlets> | null = null;
function loadOutletsOnce(): ReturnType<typeof loadOutlets> {
  return (outlets ??= loadOutlets(loadLanguage('ar')));
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The words that the analysis will read. */
export function readingText(article: Article): string {
  return squeeze(article.blocks.filter(({ role }) => READING_ROLES.has(role)).map(({ span }) => article.text.slice(...span)).join(' \n '));
}

/** Compares what was read of a fixture with its gold. */
export function scorePage(fixture: PageFixture, read: Article | Refusal): PageScore {
  const { gold, name } = fixture;
  if ('code' in read) {
    const isRight = gold.refusal !== undefined && read.code === 'not-news' && read.says.includes(gold.refusal);
    return { name, missed: isRight ? [] : fixture.mustHave, leaked: [], have: fixture.mustHave.length, hasLede: isRight, headline: isRight, outlet: isRight, date: isRight ? 'right' : 'open', says: read.says };
  }
  const text = readingText(read);
  const published = read.published;
  const day = published && published.start === published.end ? published.start : null;
  const isSafe = day === null && (gold.date === null || !published || ((published.start ?? '') <= gold.date && gold.date <= (published.end ?? '9999')));
  return {
    name, have: fixture.mustHave.length,
    missed: fixture.mustHave.filter((segment) => !text.includes(squeeze(segment))),
    leaked: fixture.mustNot.filter((segment) => text.includes(squeeze(segment))),
    hasLede: gold.refusal === undefined && (fixture.lede === null || text.includes(squeeze(fixture.lede))),
    headline: gold.refusal === undefined && read.headline === fixture.headline,
    outlet: read.outlet === gold.outlet,
    date: day === gold.date ? 'right' : isSafe ? 'open' : 'wrong',
    says: gold.refusal === undefined ? `${read.outlet} ${read.headline} ${JSON.stringify(published && [published.start, published.end])}` : 'read as an article',
  };
}

/** F1 over must-have and must-not segments of all pages, and the shares of right ledes, headlines, outlets and dates. */
export function sumScores(scores: readonly PageScore[]): Metrics {
  const sum = (of: (score: PageScore) => number): number => scores.reduce((total, score) => total + of(score), 0);
  const have = sum((score) => score.have);
  const found = have - sum(({ missed }) => missed.length);
  const leaked = sum(({ leaked: segments }) => segments.length);
  const share = (of: (score: PageScore) => boolean): number => sum((score) => (of(score) ? 1 : 0)) / Math.max(1, scores.length);
  return {
    f1: (2 * found) / Math.max(1, 2 * found + (have - found) + leaked),
    ledes: share(({ hasLede }) => hasLede), headlines: share(({ headline }) => headline), outlets: share(({ outlet }) => outlet),
    dates: share(({ date }) => date === 'right'), 'dates.safe': share(({ date }) => date !== 'wrong'),
  };
}

/** Reads all fixture pages. */
export function scoreFixtures(): PageScore[] {
  return loadPageFixtures().map((fixture) => scorePage(fixture, readCapture(captureOf(fixture.bytes, fixture.gold.uri))));
}

export interface RealScore {
  readonly name: string;
  readonly missed: readonly string[];
  readonly leaked: readonly string[];
  readonly date: string | null;
  readonly rightDate: boolean;
}

interface RealGold {
  readonly have: readonly string[];
  readonly not: readonly string[];
  readonly date: string | null;
}

/** The real pages beside the repository: segments of their own gold, and what was read off the pages by eye. */
export function scoreRealPages(shared: string): RealScore[] {
  const folder = join(shared, 'data', 'html');
  if (!existsSync(folder)) return [];
  return Object.entries(loadRealGold(folder)).map(([file, gold]) => {
    const read = readCapture(captureOf(readFileSync(join(folder, file)), basename(file)));
    if ('code' in read) return { name: file, missed: [...gold.have], leaked: [], date: null, rightDate: false };
    const text = readingText(read);
    const date = read.published?.start === read.published?.end ? read.published?.start ?? null : null;
    return {
      name: file, date, rightDate: date === gold.date,
      missed: gold.have.filter((segment) => !text.includes(squeeze(segment))), leaked: gold.not.filter((segment) => text.includes(squeeze(segment))),
    };
  });
}

function loadRealGold(folder: string): Record<string, RealGold> {
  const json = (file: string): Record<string, any> => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, any>;
  const [segments] = Object.values(json('assabah-2019.gold.json'));
  const { V1 } = json('lbc-2026.gold.json');
  const paragraphs = V1.body.sections.flatMap((section: { paragraphs: string[] }) => section.paragraphs) as string[];
  return {
    'assabah-2019.html': { have: segments.with, not: segments.without, date: '2019-02-08' },
    'lbc-2026.html': { have: paragraphs, not: ['ذات صلة', 'التالي', 'مشاهدات عالية'], date: '2026-01-08' },
    // Few words only: the pages are others'.
    'albayan-2020.html': { have: ['القائم بأعمال', 'ودعا داودزي', 'وحث جميع'], not: ['استطلاع', 'غوغل نيوز', 'تعليقات'], date: '2020-06-03' },
    'youm7-2020.html': { have: ['مراسم توقيع', 'وتجدر الإشارة', 'وأثني الدكتور'], not: ['الموضوعات المتعلقة', 'لا توجد تعليقات', 'Trending'], date: '2020-08-24' },
  };
}

/** The layouts with class names, metadata and headings taken away: what the reader knows from shape and words alone. */
export function scoreBareFixtures(): PageScore[] {
  const fixtures = loadPageFixtures().filter(({ gold }) => gold.refusal === undefined && gold.have === undefined && gold.charset === undefined);
  return fixtures.map((fixture) => scorePage(fixture, readCapture(captureOf(new TextEncoder().encode(bare(fixture.html)), fixture.gold.uri))));
}

function bare(html: string): string {
  return html
    .replace(/<meta (?!charset|http-equiv)[^>]*>|<script[\s\S]*?<\/script>/gi, '')
    .replace(/ (?:class|id|itemprop|role|typeof|property|aria-\w+|data-[\w-]+)=(?:"[^"]*"|'[^']*'|[^\s>]+)/g, '')
    .replace(/<(\/?)(?:h[1-6]|p)(?=[\s>])/g, '<$1div');
}

/** Reading HTML: layouts with invented words, and the real pages where they are present. */
export const reading: Evaluation = {
  name: 'reading',
  leftOut: () => null,
  gold: () => hashGold(fixtureFiles()),
  async run() {
    const scores = scoreFixtures();
    for (const score of scores) for (const fault of faultsOf(score)) console.error(`${score.name}: ${fault}`);
    const real = scoreRealPages(SHARED);
    if (real.length === 0) console.error('eval reading: no ../shared/data/html beside the repository, its pages were left out');
    for (const page of real) for (const segment of [...page.missed, ...page.leaked]) console.error(`${page.name}: «${segment.slice(0, 60)}»`);
    const share = (of: (page: RealScore) => boolean): number | null => (real.length === 0 ? null : real.filter(of).length / real.length);
    return {
      layouts: sumScores(scores),
      // Outlet and date go with the metadata; the text must stay.
      'bare layouts': { f1: sumScores(scoreBareFixtures())['f1']! },
      'real pages': { whole: share(({ missed }) => missed.length === 0), clean: share(({ leaked }) => leaked.length === 0), dates: share(({ rightDate }) => rightDate) },
    };
  },
};

/** What is not right of a page, for the eye. */
export function faultsOf(score: PageScore): string[] {
  return [
    ...score.missed.map((segment) => `missed «${segment.slice(0, 60)}»`), ...score.leaked.map((segment) => `leaked «${segment.slice(0, 60)}»`),
    ...(score.hasLede ? [] : ['no lede']), ...(score.headline ? [] : ['headline']), ...(score.outlet ? [] : ['outlet']),
    ...(score.date === 'right' ? [] : [`date ${score.date}`]),
  ];
}
