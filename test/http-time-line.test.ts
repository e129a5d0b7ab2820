import { describe, expect, it } from 'vitest';
import { ArchiveView } from '../src/http/archive-view.ts';
import { layTimeLine } from '../src/http/time-line.ts';
import type { HappeningSummary } from '../src/http/shapes.ts';
import { affairDossier, affairId } from './http-invented-affair.ts';

const MINUTE = { says: 'the page gives this as its date of publication', raw: '2023-03-14T21:05:00+03:00' };
const withMinute = affairDossier.articles.map((article) => (article.id === affairId('a2') ? { ...article, published: { ...article.published!, evidence: [MINUTE] } } : article));
const summaries = [...ArchiveView.of({ ...affairDossier, articles: withMinute }).summaries.values()];

/** One happening on each day, and one long ago. */
function makeNews(days: number): HappeningSummary[] {
  const like = summaries[0]!;
  const dated = Array.from({ length: days }, (_, at): HappeningSummary => {
    const day = new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10);
    return { ...like, id: `N${at}`, time: { start: day, end: day }, reportedOn: null, story: null };
  });
  return [{ ...like, id: 'old', time: { start: '1917-11-02', end: '1917-11-02' }, reportedOn: null, story: null }, ...dated];
}

describe('the time line', () => {
  it('shows one day by hours: what was reported on its day stands at the minute of its first report', () => {
    const line = layTimeLine(summaries, { from: '2023-03-14', to: '2023-03-14', steps: 24 });
    const marks = line.lanes.flatMap((lane) => lane.marks);
    expect(marks.filter((mark) => mark.start === '2023-03-14T21:05').map((mark) => mark.basis)).toContain('reported');
    expect(layTimeLine(summaries, { steps: 24 }).lanes.flatMap((lane) => lane.marks).every((mark) => mark.start.length === 10)).toBe(true);
  });

  it('knows no minute from a bare day or from midnight', () => {
    const bare = ['2023-03-14', '2023-03-14T00:00:00Z'].map((raw) => affairDossier.articles.map((article) => ({ ...article, published: article.published === null ? null : { ...article.published, evidence: [{ ...MINUTE, raw }] } })));
    for (const articles of bare) expect([...ArchiveView.of({ ...affairDossier, articles }).summaries.values()].every((one) => one.reportedAt === null)).toBe(true);
  });

  it('begins with the mass of the news, not with the one thing told of long ago', () => {
    const line = layTimeLine(makeNews(100), { steps: 24 });
    expect(line.extent.start).toBe('1917-11-02');
    expect(line.from! >= '2020-01-01').toBe(true);
    expect(line.to! >= '2020-04-05').toBe(true);
    expect(layTimeLine(makeNews(100), { from: line.extent.start!, to: line.extent.end!, steps: 24 }).from).toBe('1917-11-02');
  });

  it('leaves an article of history aside, and none of the news for it', () => {
    const [like] = makeNews(1);
    const history = Array.from({ length: 6 }, (_, at): HappeningSummary => ({ ...like!, id: `war ${at}`, time: { start: `184${at}-05-08`, end: `184${at}-05-08` } }));
    const line = layTimeLine([...makeNews(100).slice(1), ...history], { steps: 24 });
    expect([line.extent.start, line.from! >= '2020-01-01', line.to! >= '2020-04-01']).toEqual(['1840-05-08', true, true]);
  });

  it('draws no more bands than a lane has room for', () => {
    const bands = makeNews(30).map((one, at) => ({ ...one, time: { start: `2020-0${1 + (at % 3)}`, end: `2020-0${4 + (at % 3)}` } }));
    const [lane] = layTimeLine(bands, { steps: 24 }).lanes;
    expect(lane!.marks.filter((mark) => mark.band).length).toBe(2);
    expect(lane!.marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(31);
  });
});
