/** Stages for tests of `work`: small, quick, and able to fail in every way when an article asks for it. */
import type { Capture, Refusal } from '../src/model/capture.ts';
import { DOSSIER_FORMAT, type Dossier } from '../src/model/dossier.ts';
import { ARTICLE_FORMAT, type ArticleRecord } from '../src/model/record.ts';
import type { SearchWord, Stages } from '../src/work/stages.ts';

export function loadStages(): Stages {
  return { readOne, readTogether: (captures) => captures.map(readOne), compare, searchWords };
}

function readOne(capture: Capture): ArticleRecord | Refusal {
  const text = new TextDecoder().decode(capture.bytes);
  if (text.includes('CRASH')) process.exit(3);
  if (text.includes('THROW')) throw new Error('a fault of the stage');
  if (text.includes('HANG')) for (;;);
  if (text.includes('HOARD')) hoard();
  if (text.includes('REFUSE')) return { uri: capture.uri ?? '', code: 'not-news', says: `${capture.uri} is not news.` };
  return makeRecord(capture, text);
}

function hoard(): void {
  const kept: string[][] = [];
  for (;;) kept.push(Array.from({ length: 1_000_000 }, (_, at) => `${at}`));
}

export function makeRecord(capture: Capture, text: string): ArticleRecord {
  return {
    format: ARTICLE_FORMAT, id: capture.id, uri: capture.uri, lang: 'ar', text, outlet: null, via: [],
    headline: text.split('\n')[0] ?? null, dateline: null, byline: null,
    blocks: [{ role: 'paragraph', span: [0, text.length] }], published: null,
    entities: [], mentions: [], times: [], quantities: [], statements: [], events: [], labels: [],
  };
}

function compare(records: readonly ArticleRecord[]): Dossier {
  const articles = records.map(({ id, uri, outlet, via, headline, published }) => ({ id, uri, outlet, via, headline, published }));
  return { format: DOSSIER_FORMAT, articles, entities: [], stories: [], happenings: [], facts: [], reuse: [], framing: [] };
}

function searchWords(text: string): SearchWord[] {
  return Array.from(text.matchAll(/\p{L}+/gu), (match) => ({
    start: match.index, end: match.index + match[0].length, written: match[0], stems: [match[0], match[0].replace(/^(?:وال|ال|و)/u, '')],
  }));
}
