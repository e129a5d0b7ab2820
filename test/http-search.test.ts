import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeApplication } from '../src/http/serve-archive.ts';
import type { AddAnswer, HappeningPage, SearchAnswer } from '../src/http/shapes.ts';
import type { OpenArchive } from '../src/work/open-archive.ts';
import { Site } from './acquire-site.ts';
import { readSamples, type SampleArchives } from './sample-archive.ts';

const HOST = '127.0.0.1:7373';
const OWN = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
let samples: SampleArchives;
let open: OpenArchive;
let app: ReturnType<typeof makeApplication>;

beforeAll(async () => {
  samples = await readSamples();
  open = await samples.open();
  app = makeApplication({ archive: open });
});
afterAll(async () => {
  await open.close();
  samples.remove();
});

async function read<Answer>(path: string): Promise<Answer> {
  const response = await app.request(`http://${HOST}${path}`, { headers: { host: HOST } });
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

const search = (query: string) => read<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}`);

describe('search', () => {
  it('forgives clitics and spelling, and takes words in quotes as they are written', async () => {
    const free = await search('لحكومه التوافق');
    expect(free.entities.some(({ name }) => name.includes('حكومة التوافق'))).toBe(true);
    expect(free.passages.length).toBeGreaterThan(2);
    for (const query of ['"حكومة التوافق"', '«حكومة التوافق»', '“حكومة التوافق”']) {
      const exact = await search(query);
      expect(exact.entities.some(({ name }) => name.includes('حكومة التوافق')), query).toBe(true);
      expect(exact.passages.length).toBeGreaterThan(0);
      expect(exact.passages.every(({ text }) => /حكومة\s+التوافق/.test(text.replaceAll(/[\u064b-\u0652]/g, '')))).toBe(true);
    }
    expect((await search('"التوافق حكومة"')).passages).toEqual([]);
    expect((await search('"التوافق حكومة"')).entities).toEqual([]);
  });

  it('gives every article that holds the words, from any place in their order', async () => {
    const { passages, passagesTotal } = await search('المجلس');
    expect(passagesTotal).toBeGreaterThan(2);
    const seen: string[] = [];
    for (let at = 0; at < passagesTotal; at += 2) {
      const page = await read<{ items: SearchAnswer['passages']; total: number }>(`/api/passages?q=${encodeURIComponent('المجلس')}&at=${at}&limit=2`);
      expect(page.total).toBe(passagesTotal);
      seen.push(...page.items.map(({ article }) => article.id));
    }
    expect(seen.slice(0, passages.length)).toEqual(passages.map(({ article }) => article.id).slice(0, seen.length));
    expect(new Set(seen).size).toBe(passagesTotal);
  });

  it('narrows the list of happenings by the same rules', async () => {
    const count = async (query: string) => (await read<HappeningPage>(`/api/happenings?q=${encodeURIComponent(query)}`)).total;
    expect(await count('والكاملي')).toBe(await count('الكاملي'));
    expect(await count('"الكاملي"')).toBeGreaterThan(0);
    expect(await count('"كالكاملي"')).toBe(0);
  });
});

describe('adding an address', () => {
  const send = async (body: unknown, headers: Record<string, string> = {}) => {
    const { token } = await read<{ token: string }>('/api/session');
    return app.request(`http://${HOST}/api/addresses`, { method: 'POST', headers: { ...OWN, 'x-isnad-token': token, ...headers }, body: JSON.stringify(body) });
  };

  it('takes addresses of the web only, from the desk itself, with its token', async () => {
    for (const address of ['/etc/passwd', 'file:///etc/passwd', 'feed:https://example.org', 'http://', 'x'.repeat(3000)]) expect((await send({ address })).status, address).toBe(400);
    expect((await send({ address: 'https://example.org' }, { 'x-isnad-token': '' })).status).toBe(403);
    expect((await send({ address: 'https://example.org' }, { origin: 'http://127.0.0.1:1' })).status).toBe(403);
  });

  it('asks for nothing of private networks, and says so', async () => {
    const site = await new Site().start();
    try {
      site.give('/خبر', '<h1>خبر</h1>');
      for (const kind of ['page', 'feed']) {
        const response = await send({ address: `${site.origin}/خبر`, kind });
        const told = (await response.json()) as AddAnswer;
        expect([response.status, told.added, told.refused]).toEqual([200, 0, 1]);
        expect(told.refusals[0]!.says).toContain('127.0.0.1');
      }
      expect(site.asked).toEqual([]);
    } finally {
      await site.stop();
    }
  });
});
