/** What every archive must do, whatever database it stands on. Run by `store-sqlite.test.ts` and its like. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Capture } from '../src/model/capture.ts';
import { DOSSIER_FORMAT, type Dossier } from '../src/model/dossier.ts';
import type { Addition, Archive } from '../src/store/archive.ts';
import { makeRecord } from './fake-stages.ts';

export interface ArchivePlace {
  /** Opens the same archive again each time; a fresh place for each test. */
  open(): Promise<Archive>;
  remove(): Promise<void>;
}

export function testArchiveContract(name: string, makePlace: () => Promise<ArchivePlace>): void {
  describe(`the archive contract on ${name}`, () => {
    let place: ArchivePlace;
    let archive: Archive;
    beforeEach(async () => {
      place = await makePlace();
      archive = await place.open();
    });
    afterEach(async () => {
      await archive.close();
      await place.remove();
    });
    const reopen = async (): Promise<void> => {
      await archive.close();
      archive = await place.open();
    };

    test('an article comes back as it went in, also after reopening', async () => {
      const addition = makeAddition('خبر أول');
      expect(await archive.addArticles([addition])).toEqual(['new']);
      await reopen();
      expect(await archive.article(addition.record.id)).toEqual(addition.record);
      expect(await archive.article('sha256:none')).toBeNull();
    });

    test('bytes come back untouched, those of broken text too', async () => {
      const bytes = Uint8Array.from([0xd8, 0x00, 0xff, 0xfe, 0x0a]);
      const addition = makeAddition('نص', { bytes, mediaType: 'text/html', charset: 'windows-1256', carrier: { title: 'عنوان' } });
      await archive.addArticles([addition]);
      const kept = await archive.capture(addition.capture.id);
      expect(Array.from(kept!.bytes)).toEqual(Array.from(bytes));
      expect(kept).toMatchObject({ mediaType: 'text/html', charset: 'windows-1256', carrier: { title: 'عنوان' } });
    });

    test('adding the same capture twice changes nothing', async () => {
      const addition = makeAddition('خبر');
      await archive.addArticles([addition]);
      const before = await snapshot(archive);
      expect(await archive.addArticles([addition])).toEqual(['known']);
      expect(await archive.meetCaptures([addition.capture], 'engine-1')).toEqual(['known']);
      expect(await snapshot(archive)).toEqual(before);
    });

    test('the same bytes at another place are one article met twice', async () => {
      const addition = makeAddition('خبر', { uri: 'a.txt' });
      await archive.addArticles([addition]);
      const again = { ...addition.capture, uri: 'b.txt' };
      expect(await archive.meetCaptures([again], 'engine-1')).toEqual(['known']);
      expect((await archive.capture(addition.capture.id))!.sightings.map(({ uri }) => uri)).toEqual(['a.txt', 'b.txt']);
      expect(await archive.counts()).toMatchObject({ captures: 1, articles: 1 });
    });

    test('visits are kept, the last one of an address, and change nothing else', async () => {
      const addition = makeAddition('خبر', { uri: 'https://example.org/1' });
      await archive.addArticles([addition]);
      const revision = await archive.revision();
      const visit = { address: 'https://example.org/feed', visitedAt: '2024-03-02T00:00:00Z', etag: '"1"', lastModified: null };
      await archive.keepVisits([visit, { ...visit, address: 'https://example.org/other' }]);
      await archive.keepVisits([{ ...visit, etag: null, lastModified: 'Sat, 02 Mar 2024 00:00:00 GMT' }]);
      await reopen();
      expect(await archive.visit(visit.address)).toEqual({ ...visit, etag: null, lastModified: 'Sat, 02 Mar 2024 00:00:00 GMT' });
      expect(await archive.visit('https://example.org/none')).toBeNull();
      expect([await archive.hasSighting('https://example.org/1'), await archive.hasSighting('https://example.org/2')]).toEqual([true, false]);
      expect(await archive.revision()).toBe(revision);
    });

    test('first and last seen are the carrier\'s earliest and latest times', async () => {
      const addition = makeAddition('خبر', { uri: 'https://example.org/1', fetchedAt: '2024-03-02T00:00:00Z' });
      await archive.addArticles([addition]);
      await archive.meetCaptures([{ ...addition.capture, fetchedAt: '2024-03-05T00:00:00Z' }], 'engine-1');
      await archive.meetCaptures([{ ...addition.capture, fetchedAt: '2024-03-01T00:00:00Z' }], 'engine-1');
      expect((await archive.capture(addition.capture.id))!.sightings).toEqual([
        { uri: 'https://example.org/1', firstSeenAt: '2024-03-01T00:00:00Z', lastSeenAt: '2024-03-05T00:00:00Z' },
      ]);
    });

    test('another engine makes an article stale; reading it again renews it in its place', async () => {
      const [first, second] = [makeAddition('خبر أول'), makeAddition('خبر ثان')];
      await archive.addArticles([first, second]);
      expect(await archive.meetCaptures([first.capture], 'engine-2')).toEqual(['stale']);
      expect((await collect(archive.staleCaptures('engine-2'))).map(({ id }) => id)).toEqual([first.capture.id, second.capture.id]);
      const renewed = { ...first, engine: 'engine-2', record: { ...first.record, outlet: 'المرصد' } };
      expect(await archive.addArticles([renewed])).toEqual(['stale']);
      expect((await archive.articles()).map(({ outlet }) => outlet)).toEqual(['المرصد', null]);
      expect((await collect(archive.staleCaptures('engine-2'))).map(({ id }) => id)).toEqual([second.capture.id]);
    });

    test('articles are listed in order of arrival, page by page', async () => {
      const additions = ['أ', 'ب', 'ت', 'ث', 'ج'].map((text) => makeAddition(text));
      await archive.addArticles(additions);
      const firstPage = await archive.articles({ limit: 2 });
      const secondPage = await archive.articles({ after: firstPage.at(-1)!.position, limit: 10 });
      expect([...firstPage, ...secondPage].map(({ headline }) => headline)).toEqual(['أ', 'ب', 'ت', 'ث', 'ج']);
      expect((await collect(archive.records())).map(({ id }) => id)).toEqual(additions.map(({ record }) => record.id));
    });

    test('who has seen a revision is handed only what came, or became another, after it', async () => {
      const [first, second, third] = ['أ', 'ب', 'ت'].map((text) => makeAddition(text)) as [Addition, Addition, Addition];
      await archive.addArticles([first, second]);
      const seen = await archive.revision();
      const since = async (revision: number): Promise<readonly string[]> => (await collect(archive.records(revision))).map(({ id }) => id);
      expect(await since(seen)).toEqual([]);
      await archive.addArticles([third]);
      expect(await since(seen)).toEqual([third.record.id]);
      await reopen();
      await archive.addArticles([{ ...first, engine: 'engine-2' }, second]);
      expect(await since(seen)).toEqual([first.record.id, third.record.id]);
      expect(await since(await archive.revision())).toEqual([]);
      expect((await since(seen - 1)).length).toBe(3);
    });

    test('the revision grows with changes and only with them', async () => {
      const addition = makeAddition('خبر');
      const start = await archive.revision();
      await archive.addArticles([addition]);
      const grown = await archive.revision();
      expect(grown).toBeGreaterThan(start);
      await archive.addArticles([addition]);
      await archive.keepDossier({ dossier: EMPTY_DOSSIER, revision: grown, engine: 'engine-1' });
      expect(await archive.revision()).toBe(grown);
    });

    test('words are found in every column, best first, and quotes in a query do no harm', async () => {
      await archive.addArticles([
        makeAddition('أ', {}, { written: 'وصل الوزير', stems: 'وصل الوزير وزير' }),
        makeAddition('ب', {}, { written: 'قال وزير', stems: 'قال وزير', headline: 'وزير' }),
        makeAddition('ت', {}, { written: 'مطر', stems: 'مطر' }),
      ]);
      const answer = await archive.findArticles({ column: 'stems', groups: [['وزير']], limit: 10 });
      expect(answer.total).toBe(2);
      expect(answer.hits.map(({ article }) => article.headline)).toEqual(['ب', 'أ']);
      const phrase = await archive.findArticles({ column: 'written', groups: [['وصل الوزير']], limit: 10 });
      expect(phrase.hits.map(({ article }) => article.headline)).toEqual(['أ']);
      expect((await archive.findArticles({ column: 'stems', groups: [['" OR *:']], limit: 10 })).total).toBe(0);
      expect((await archive.findArticles({ column: 'stems', groups: [], limit: 10 })).total).toBe(0);
      expect((await archive.findArticles({ column: 'stems', groups: [['وزير', 'مطر'], ['قال', 'وصل']], limit: 1 })).total).toBe(2);
    });

    test('a renewed article is found by its new words and not by its old ones', async () => {
      const addition = makeAddition('خبر', {}, { stems: 'قديم' });
      await archive.addArticles([addition]);
      await archive.addArticles([{ ...addition, engine: 'engine-2', words: { ...addition.words, stems: 'جديد' } }]);
      expect((await archive.findArticles({ column: 'stems', groups: [['قديم']], limit: 10 })).total).toBe(0);
      expect((await archive.findArticles({ column: 'stems', groups: [['جديد']], limit: 10 })).total).toBe(1);
    });

    test('a dossier is kept whole, with what it was made from, and replaced whole', async () => {
      expect(await archive.dossier()).toBeNull();
      const dossier: Dossier = { ...EMPTY_DOSSIER, stories: [{ id: 'S1', title: 'قصة', happenings: ['H1'] }, { id: 'S2', title: 'أخرى', happenings: [] }] };
      await archive.keepDossier({ dossier, revision: 3, engine: 'engine-1' });
      await reopen();
      expect(await archive.dossier()).toMatchObject({ dossier, revision: 3, engine: 'engine-1' });
      await archive.keepDossier({ dossier: EMPTY_DOSSIER, revision: 4, engine: 'engine-1' });
      expect((await archive.dossier())!.dossier).toEqual(EMPTY_DOSSIER);
      expect(await archive.dossierState()).toMatchObject({ revision: 4 });
    });

    test('decisions are kept in order and undone without being forgotten', async () => {
      const before = await archive.revision();
      const same = await archive.decide({ who: 'محررة', kind: 'same', subject: { entities: ['E1', 'E2'] }, reason: 'اسم واحد' });
      await archive.decide({ who: 'محررة', kind: 'different', subject: { entities: ['E1', 'E3'] }, reason: null });
      await archive.undoDecision(same.id);
      await reopen();
      const decisions = await archive.decisions();
      expect(decisions.map(({ kind, undoneAt }) => [kind, undoneAt !== null])).toEqual([['same', true], ['different', false]]);
      expect(decisions[0]!.subject).toEqual({ entities: ['E1', 'E2'] });
      expect(await archive.revision()).toBe(before + 3);
    });

    test('each decision and undoing has its step, and names who undid it; what is undone stays so', async () => {
      const first = await archive.decide({ who: 'محررة', kind: 'reject', subject: {}, reason: null });
      const second = await archive.decide({ who: 'محررة', kind: 'reject', subject: {}, reason: null });
      expect(await archive.undoDecision(first.id, 'مديرة')).toMatchObject({ id: first.id, undoneBy: 'مديرة', undoneStep: 3 });
      expect(await archive.undoDecision(first.id, 'محررة')).toBeNull();
      expect(await archive.undoDecision('none')).toBeNull();
      await reopen();
      expect((await archive.decisions()).map(({ id, step, undoneStep, undoneBy }) => [id, step, undoneStep, undoneBy])).toEqual([[first.id, 1, 3, 'مديرة'], [second.id, 2, null, null]]);
      expect(await archive.decisionStep()).toBe(3);
    });

    test('ids and doubts are kept beside the dossier, and stay when one is kept without them', async () => {
      const beside = { ids: [{ id: 'H1', keys: ['a', 'b'], movedTo: null }, { id: 'H2', keys: ['b'], movedTo: 'H1' }], doubts: [{ key: 'x' }, { key: 'y' }] };
      await archive.keepDossier({ dossier: EMPTY_DOSSIER, revision: 0, engine: 'engine-1' }, beside);
      await archive.keepDossier({ dossier: EMPTY_DOSSIER, revision: 0, engine: 'engine-1' });
      await reopen();
      expect(await archive.knownIds()).toEqual(beside.ids);
      expect(await archive.doubts()).toEqual(beside.doubts);
      await archive.keepDossier({ dossier: EMPTY_DOSSIER, revision: 0, engine: 'engine-1' }, { ids: [], doubts: [] });
      expect([await archive.knownIds(), await archive.doubts()]).toEqual([[], []]);
    });

    test('a batch that fails half-way leaves nothing behind', async () => {
      const broken = { ...makeAddition('ب'), words: { written: Symbol('no text'), stems: '', headline: '', names: '' } } as unknown as Addition;
      await expect(archive.addArticles([makeAddition('أ'), broken])).rejects.toThrow();
      expect(await archive.counts()).toEqual({ captures: 0, articles: 0, bytes: 0 });
      expect(await archive.addArticles([makeAddition('أ')])).toEqual(['new']);
    });
  });
}

export const EMPTY_DOSSIER: Dossier = {
  format: DOSSIER_FORMAT, articles: [], entities: [], stories: [], happenings: [], facts: [], reuse: [], framing: [],
};

export function makeAddition(text: string, capture: Partial<Capture> = {}, words: Partial<Addition['words']> = {}): Addition {
  const bytes = capture.bytes ?? new TextEncoder().encode(text);
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const whole: Capture = { uri: `${text}.txt`, mediaType: 'text/plain', charset: null, fetchedAt: null, ...capture, id, bytes };
  return { capture: whole, record: makeRecord(whole, text), words: { written: '', stems: '', headline: '', names: '', ...words }, engine: 'engine-1' };
}

async function snapshot(archive: Archive): Promise<unknown> {
  const articles = await archive.articles();
  const captures = await Promise.all(articles.map(({ capture }) => archive.capture(capture)));
  return { articles, captures, counts: await archive.counts(), revision: await archive.revision() };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
