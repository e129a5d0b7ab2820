import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApplication, serveArchive, type RunningServer } from '../src/http/serve-archive.ts';
import type { HappeningDossier, HappeningPage, LabelMatrix, SearchAnswer, TimeLine } from '../src/http/shapes.ts';
import { affairDossier, affairId, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const app = makeApplication({ archive: makeMemoryArchive(affairRecords, affairDossier), desk: '/nowhere' });

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
  return Promise.resolve(app.request(`http://127.0.0.1:7373${path}`, { method, headers: { host: '127.0.0.1:7373', ...headers } }));
}

async function read<Answer>(path: string): Promise<Answer> {
  const response = await ask(path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

describe('happenings', () => {
  it('are listed newest first, undated ones last, marginal ones only when asked', async () => {
    const page = await read<HappeningPage>('/api/happenings?sort=newest');
    expect(page.items.map((one) => one.id)).toEqual(['H4', 'H3', 'H1', 'H2', 'H5', 'H6']);
    expect((await read<HappeningPage>('/api/happenings?marginal=with')).total).toBe(7);
  });

  it.each([
    ['type=ASSAULT,ACCUSE', ['H4', 'H3']],
    ['verdict=one-voice', ['H2']],
    ['verdict=conflict', ['H4', 'H1']],
    ['entity=E1', ['H1', 'H5']],
    ['entity=E1,E4', ['H1']],
    ['place=E10', ['H4']],
    ['outlet=~', ['H6']],
    ['story=S2', ['H4', 'H6']],
    ['from=2023-03-15', ['H4', 'H3']],
    ['to=2023-02-28', ['H5']],
    ['undated=only', ['H6']],
    ['q=مستشارين', ['H2']],
    ['q=Zanb', ['H1', 'H5']],
    ['q=مستشارين&type=ASSAULT', []],
  ])('narrowed by %s', async (query, ids) => {
    const page = await read<HappeningPage>(`/api/happenings?sort=newest&${query}`);
    expect(page.items.map((one) => one.id)).toEqual(ids);
  });

  it('count each facet without its own choice', async () => {
    const { facets } = await read<HappeningPage>('/api/happenings?type=ASSAULT');
    expect(Object.fromEntries(facets.type.map((one) => [one.id, one.count]))).toEqual({ CONSULT: 2, ACCUSE: 1, AGREE: 1, ASSAULT: 1, RETREAT: 1 });
    expect(facets.verdict.map((one) => one.id)).toEqual(['conflict']);
  });

  it('come in pages that a cursor follows to the end', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await read<HappeningPage>(`/api/happenings?sort=newest&limit=4${cursor}`);
      seen.push(...page.items.map((one) => one.id));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual(['H4', 'H3', 'H1', 'H2', 'H5', 'H6']);
  });

  it('lie on a time line by story', async () => {
    const line = await read<TimeLine>('/api/timeline');
    expect(line.extent).toEqual({ start: '2023-02-01', end: '2023-03-20' });
    expect(line.undated).toBe(1);
    expect(line.lanes.map((lane) => [lane.story?.id ?? null, lane.total])).toEqual([['S1', 4], [null, 1]]);
    const zoomed = await read<TimeLine>('/api/timeline?from=2023-03-01&to=2023-03-31');
    expect(zoomed.lanes.flatMap((lane) => lane.marks).reduce((sum, mark) => sum + mark.count, 0)).toBe(4);
  });
});

describe('a dossier', () => {
  it('says five outlets, two voices, and who carries whose words', async () => {
    const dossier = await read<HappeningDossier>('/api/happenings/H1');
    expect(dossier.outlets).toHaveLength(5);
    expect(dossier.voices).toBe(2);
    const ministry = dossier.origins.find((origin) => origin.by === 'وزارة الدفاع الصافية')!;
    expect(ministry.outlets.map((outlet) => outlet.name)).toEqual(['وكالة صافيا للأنباء', 'ناردين الآن', 'منبر الجبل', 'الميزان']);
    const relayed = dossier.chains.find((chain) => chain.scope === 'happening' && chain.outlet.name === 'الميزان')!;
    expect(relayed.links.map((link) => link.by)).toEqual(['وزارة الدفاع الصافية', 'وكالة صافيا للأنباء', 'الميزان']);
  });

  it('holds the words of every cell, and tells absent from not concerned', async () => {
    const dossier = await read<HappeningDossier>('/api/happenings/H1');
    const trainees = dossier.facts.find((fact) => fact.id === 'F3')!;
    expect(trainees.verdict).toBe('conflict');
    expect(trainees.cells.map((cell) => [cell.standing, cell.value])).toEqual([
      ['carried', '48'], ['carried', '48'], ['carried', '60'], ['absent', null], ['carried', '60'],
    ]);
    const [telling] = trainees.cells[0]!.tellings;
    const passage = telling!.passage;
    expect(passage).toMatchObject({ quote: '48 متدربا', after: ' من حرس السواحل، على أن تبدأ الدورة مطلع أيار/مايو.' });
    expect(passage!.before.startsWith('وقالت وزارة الدفاع الصافية في بيان')).toBe(true);
  });

  it('goes out as CSV that no spreadsheet runs', async () => {
    const response = await ask('/api/happenings/H1?format=csv');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="isnad-happening-H1.csv"');
    expect(text.startsWith('\uFEFF"fact","gist"')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(1 + 25);
  });
});

describe('other pages', () => {
  it('give an article with its record, its happenings and its shared passages', async () => {
    const article = await read<{ record: { text: string }; happenings: object; reuse: unknown[]; capture: { bytes: number } }>(`/api/articles/${affairId('a1')}`);
    expect(article.record.text.startsWith('الزنبقي يبحث')).toBe(true);
    expect(article.happenings).toMatchObject({ v1: { id: 'H1' }, v2: { id: 'H2' } });
    expect(article.reuse).toHaveLength(2);
  });

  it('name the article that dates another', async () => {
    const { published } = await read<{ published: { evidence: { article: string; articleTitle: string }[] } }>(`/api/articles/${affairId('b3')}`);
    expect(published.evidence[0]).toMatchObject({ article: affairId('b1'), articleTitle: 'قتلى وجرحى في قصف ميناء الفيروز' });
  });

  it('search names, happenings and sentences', async () => {
    const found = await read<SearchAnswer>('/api/search?q=الدهماني');
    expect(found.entities.map((one) => one.id)).toEqual(['E7']);
    expect(found.happenings.map((one) => one.id)).toEqual(['H3']);
    expect(found.passages[0]!.text).toContain('قاسم الدهماني');
  });

  it('tell all that somebody says, the newest first, from any place and after any cursor', async () => {
    type Said = { items: { id: string; article: { id: string }; force: string; passage: { quote: string } }[]; total: number; next: string | null };
    const whole = await read<Said>('/api/entities/E2/statements');
    expect(whole.items.map(({ article }) => article.id)).toEqual(['a4', 'a1', 'a1', 'a2', 'a3'].map(affairId));
    expect([whole.total, whole.next]).toEqual([5, null]);
    expect(whole.items[1]!.passage.quote).toContain('إيفاد مستشارين عسكريين');
    const first = await read<Said>('/api/entities/E2/statements?limit=2');
    const second = await read<Said>(`/api/entities/E2/statements?limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.next).toBeNull();
    expect((await read<Said>('/api/entities/E2/statements?limit=1&at=2')).items).toEqual(whole.items.slice(2, 3));
    expect((await ask('/api/entities/E2/statements?cursor=nothing')).status).toBe(400);
    const rows = (await (await ask('/api/entities/E2/statements?format=csv&limit=1')).text()).trimEnd().split('\r\n');
    expect(rows.length).toBe(6);
    expect(rows[1]).toContain('2023-03-15');
    expect((await ask('/api/entities/E14/statements?format=csv')).status).toBe(200);
    const page = await read<{ statements: unknown[]; statementsTotal: number; articlesTotal: number }>('/api/entities/E2');
    expect([page.statements, page.statementsTotal]).toEqual([whole.items, 5]);
    expect((await read<Said>('/api/articles?entity=E2')).total).toBe(page.articlesTotal);
    expect((await read<{ items: { id: string }[] }>(`/api/articles?entity=E2&outlet=${encodeURIComponent('الميزان')}`)).items.map(({ id }) => id)).toEqual([affairId('a4')]);
  });

  it('lay labels by entity and outlet, own words apart from quoted ones', async () => {
    const matrix = await read<LabelMatrix>('/api/labels?entity=E4');
    const cell = matrix.cells.find((one) => one.outlet === 'منبر الجبل')!;
    expect(cell.labels.map((label) => [label.text, label.voice])).toEqual([['غير الشرعية', null], ['ميليشيات', null], ['المزعومة', 'قوات الجبل']]);
  });

  it.each(['/api/archive', '/api/entities', '/api/entities/E1', '/api/outlets', '/api/outlets/~', '/api/stories/S1', '/api/articles?limit=2', '/api/labels'])('answer at %s', async (path) => {
    await read(path);
  });
});

describe('the contract', () => {
  it('is OpenAPI 3.1 and names every route', async () => {
    const contract = await read<{ openapi: string; paths: object }>('/api/openapi.json');
    expect(contract.openapi).toBe('3.1.0');
    expect(Object.keys(contract.paths)).toEqual(expect.arrayContaining(['/api/happenings', '/api/happenings/{id}', '/api/articles/{id}', '/api/timeline', '/api/search', '/api/labels']));
  });

  it('answers an unchanged page with 304', async () => {
    const tag = (await ask('/api/happenings/H1')).headers.get('etag')!;
    expect((await ask('/api/happenings/H1', { 'if-none-match': tag })).status).toBe(304);
  });

  it.each([
    ['/api/happenings/H99', 404], ['/api/articles/nothing', 404], ['/api/entities/E99', 404], ['/api/outlets/x', 404], ['/api/nothing', 404],
    ['/api/happenings?limit=9999', 400], ['/api/happenings?from=yesterday', 400], ['/api/happenings?cursor=%21%21', 400],
  ])('%s is a problem with a sentence (%i)', async (path, status) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(((await response.json()) as { detail: string }).detail.length).toBeGreaterThan(10);
  });
});

describe('the guard', () => {
  it.each(['evil.example', 'localhost.evil.example:7373', '192.168.1.4:7373', ''])('refuses requests addressed to %s', async (host) => {
    expect((await ask('/api/archive', { host })).status).toBe(421);
  });

  it('refuses pages of other origins and every way of writing', async () => {
    expect((await ask('/api/archive', { origin: 'https://evil.example' })).status).toBe(421);
    expect((await ask('/api/archive', {}, 'POST')).status).toBe(403);
    expect((await ask('/api/archive', { origin: 'http://127.0.0.1:7373' }, 'POST')).status).toBe(405);
  });

  it('sends a capture as a file that no browser opens', async () => {
    const response = await ask(`/api/articles/${affairId('a1')}/capture`);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('forbids inline and foreign code everywhere', async () => {
    const policy = (await ask('/api/archive')).headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json'])('serves no file outside the desk: %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });
});

describe('the server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await serveArchive({ archive: makeMemoryArchive(affairRecords, affairDossier), port: 0 });
  });
  afterAll(() => server.close());

  it('takes a free port and says its address', async () => {
    expect((await fetch(`${server.address}api/archive`)).status).toBe(200);
  });

  it('says in one sentence that a port is taken', async () => {
    const port = Number(new URL(server.address).port);
    await expect(serveArchive({ archive: makeMemoryArchive(affairRecords, affairDossier), port })).rejects.toThrow(/in use/);
  });
});
