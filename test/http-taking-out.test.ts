import { describe, expect, it } from 'vitest';
import { citeAsBibtex, citeAsCsl } from '../src/http/citation.ts';
import { makeApplication } from '../src/http/serve-archive.ts';
import type { ArticleComparison, ArticleSummary, HappeningPage, SearchAnswer, TimeLine } from '../src/http/shapes.ts';
import type { Dossier } from '../src/model/dossier.ts';
import { affairDossier, affairId, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

function ask(path: string, dossier: Dossier = affairDossier): Promise<Response> {
  const app = makeApplication({ archive: makeMemoryArchive(affairRecords, dossier) });
  return Promise.resolve(app.request(`http://127.0.0.1:7373${path}`, { headers: { host: '127.0.0.1:7373' } }));
}

async function read<Answer>(path: string, dossier?: Dossier): Promise<Answer> {
  return (await (await ask(path, dossier)).json()) as Answer;
}

const ARTICLE: ArticleSummary = {
  id: 'sha256:0123456789abcdef', uri: 'https://example.org/a_b?x={1}', outlet: { id: 'الميزان', name: 'الميزان' }, via: [],
  headline: 'ارتفاع الأسعار 5% {عاجل}', published: { start: '2023-03-14', end: '2023-03-14', basis: 'printed' },
};

describe('citations', () => {
  it('give outlet, headline, day, address and hash', () => {
    expect(citeAsCsl([ARTICLE])).toEqual([{
      id: 'isnad-2023-01234567', type: 'article-newspaper', language: 'ar', title: 'ارتفاع الأسعار 5% {عاجل}', 'container-title': 'الميزان', URL: 'https://example.org/a_b?x={1}',
      issued: { 'date-parts': [[2023, 3, 14]] }, note: 'sha256:0123456789abcdef',
    }]);
  });

  it('break no BibTeX entry, whatever a headline holds', () => {
    expect(citeAsBibtex([ARTICLE])).toBe(
      '@article{isnad-2023-01234567,\n  title = {ارتفاع الأسعار 5\\% عاجل},\n  journaltitle = {الميزان},\n  date = {2023-03-14},\n  url = {https://example.org/a_b?x=%7B1%7D},\n  langid = {arabic},\n  note = {sha256:0123456789abcdef},\n}\n',
    );
  });

  it('tell an interval and an open day as what they are', () => {
    const between = { ...ARTICLE, published: { start: '2023-03-14', end: '2023-03-16', basis: 'text' } };
    expect(citeAsCsl([between])[0]?.issued).toEqual({ 'date-parts': [[2023, 3, 14], [2023, 3, 16]] });
    const after = { ...ARTICLE, published: { start: '2023-03-14', end: null, basis: 'text' } };
    expect(citeAsCsl([after])[0]?.issued).toEqual({ 'date-parts': [[2023, 3, 14]], circa: true });
    expect(citeAsBibtex([after])).toContain('date = {2023-03-14/..}');
  });

  it('are given for a happening', async () => {
    const response = await ask('/api/citations?happening=H1&format=bibtex');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="isnad-sources.bib"');
    expect((await response.text()).match(/^@article\{/gm)).toHaveLength(5);
    expect((await ask('/api/citations?happening=H99')).status).toBe(404);
  });
});

describe('a happening without a day of its own', () => {
  const without: Dossier = { ...affairDossier, happenings: affairDossier.happenings.map((one) => (one.id === 'H1' ? { ...one, time: null } : one)) };

  it('shows, sorts and is filtered by the days of its reports', async () => {
    const days = affairDossier.happenings.find((one) => one.id === 'H1')!.reports.flatMap(({ article }) => affairRecords.find((one) => one.id === article)!.published ?? []);
    const [start, end] = [days.map((one) => one.start!).toSorted()[0], days.map((one) => one.end!).toSorted().at(-1)];
    const page = await read<HappeningPage>('/api/happenings?undated=without', without);
    const one = page.items.find((item) => item.id === 'H1')!;
    expect([one.time, one.reportedOn]).toEqual([null, { start, end }]);
    expect((await read<HappeningPage>('/api/happenings?undated=only', without)).items.map((item) => item.id)).toEqual(['H6']);
  });

  it('stands on the time line apart from told days', async () => {
    const line = await read<TimeLine>('/api/timeline', without);
    const marks = line.lanes.flatMap((lane) => lane.marks);
    expect(marks.filter((mark) => mark.basis === 'reported').map((mark) => mark.happening?.id)).toEqual(['H1']);
  });
});

describe('smaller matters', () => {
  it('are folded out of the list and counted', async () => {
    const all = await read<HappeningPage>('/api/happenings');
    const kept = await read<HappeningPage>('/api/happenings?minor=without');
    expect(kept.total + kept.minor).toBe(all.total);
    expect(kept.items.every((one) => !one.minor)).toBe(true);
    expect(kept.items.map((one) => one.interest)).toEqual(kept.items.map((one) => one.interest).toSorted((a, b) => b - a));
  });
});

describe('search', () => {
  it('gives statements with who says them', async () => {
    const { statements } = await read<SearchAnswer>(`/api/search?q=${encodeURIComponent('مستشارين')}`);
    const found = statements.find((one) => one.by === 'وزارة الدفاع الصافية')!;
    expect(found.text).toContain('اتفقا على إيفاد مستشارين');
    expect(found.matches.map(([start, end]) => found.text.slice(start, end))).toEqual(['مستشارين']);
  });
});

describe('chosen articles', () => {
  it('lie side by side with what each leaves out', async () => {
    const ids = ['a1', 'a3'].map(affairId);
    const found = await read<ArticleComparison>(`/api/compare?${ids.map((id) => `article=${encodeURIComponent(id)}`).join('&')}`);
    expect(found.articles.map((one) => one.id)).toEqual(ids);
    expect(found.happenings.every((one) => one.articles.length === 2)).toBe(true);
    for (const view of found.articleViews) {
      for (const { happening, fact } of view.leavesOut) {
        const cells = found.happenings.find((one) => one.id === happening)!.facts.find((one) => one.id === fact)!.cells;
        expect(cells.filter((cell) => cell.standing === 'carried').map((cell) => cell.article)).toEqual(ids.filter((id) => id !== view.article));
      }
    }
    expect(found.articleViews.some((view) => view.leavesOut.length > 0)).toBe(true);
  });

  it('must be two to six that there are', async () => {
    expect((await ask(`/api/compare?article=${encodeURIComponent(affairId('a1'))}`)).status).toBe(400);
    expect((await ask(`/api/compare?article=${encodeURIComponent(affairId('a1'))}&article=x`)).status).toBe(404);
  });
});
