import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../src/model/event.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { ARTICLE_FORMAT } from '../src/model/record.ts';
import type { Time } from '../src/model/time.ts';

interface GoldRecord extends Omit<ArticleRecord, 'text' | 'format'> {
  readonly file: string;
  readonly published_alone?: ArticleRecord['published'];
}

/**
 * The hand-made records of the seeds with their text, as `isnad read` would give them: what only the other articles
 * prove is taken out again, so that `compare` has to find it.
 */
export function loadGoldRecords(shared: string): ArticleRecord[] {
  const folder = join(shared, 'gold', 'seeds');
  const files = readdirSync(folder).filter((file) => /^\d+_.*\.json$/.test(file)).sort();
  return files.map((file) => aloneRecord(JSON.parse(readFileSync(join(folder, file), 'utf8')) as GoldRecord, shared));
}

function aloneRecord(gold: GoldRecord, shared: string): ArticleRecord {
  const text = readFileSync(join(shared, gold.file), 'utf8').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const record = { ...gold, format: ARTICLE_FORMAT, lang: 'ar', uri: gold.file, text } as ArticleRecord;
  if (gold.published?.basis !== 'cross') return record;
  const day = gold.published.start;
  return {
    ...record, published: gold.published_alone ?? null,
    times: record.times.map((time): Time => (time.value === day ? { ...time, value: null, rel: 'P0D' } : time)),
    events: record.events.map((event): Event =>
      event.time?.start === day ? { ...event, time: { start: null, end: null, rel: 'P0D' } } : event),
  };
}
