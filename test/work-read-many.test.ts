import { describe, expect, test } from 'vitest';
import type { Capture, Refusal } from '../src/model/capture.ts';
import { readMany, type ReadOutcome } from '../src/work/read-many.ts';
import type { PoolOptions } from '../src/work/reader-pool.ts';
import { makeAddition } from './store-contract.ts';

const FAKE = new URL('./fake-stages.ts', import.meta.url).href;

describe('reading many articles in worker threads', () => {
  test('outcomes keep the order of the sources, whatever each one takes', async () => {
    const texts = Array.from({ length: 300 }, (_, at) => `خبر رقم ${at}`);
    const outcomes = await readAll(texts, { workers: 2 });
    expect(outcomes.map(describeOutcome)).toEqual(texts);
  });

  test.each([
    ['crashes its worker', 'CRASH', 'unreadable'],
    ['throws', 'THROW', 'unreadable'],
    ['never ends', 'HANG', 'timeout'],
    ['eats all memory', 'HOARD', 'unreadable'],
    ['is refused', 'REFUSE', 'not-news'],
  ])('an article that %s is refused alone', async (_, word, code) => {
    const outcomes = await readAll(['قبل', `خبر ${word}`, 'بعد', 'ختام'], { workers: 1, timeoutMs: word === 'HOARD' ? 60_000 : 1_000, memoryMb: 48 });
    expect(outcomes.map(describeOutcome)).toEqual(['قبل', code, 'بعد', 'ختام']);
    const refused = outcomes[1]!;
    expect('refusal' in refused && refused.refusal.says).toMatch(/^خبر \S+\.txt .+\.$/su);
  }, 60_000);

  test('a refusal of acquire passes through in its place', async () => {
    const outcomes: ReadOutcome[] = [];
    async function* sources(): AsyncIterable<Capture | Refusal> {
      yield makeAddition('أول').capture;
      yield { uri: 'x', code: 'missing', says: 'x does not exist.' };
      yield makeAddition('ثان').capture;
    }
    for await (const outcome of readMany(sources(), { wants: 'record', stagesModule: FAKE, workers: 1 })) outcomes.push(outcome);
    expect(outcomes.map(describeOutcome)).toEqual(['أول', 'missing', 'ثان']);
  });

  test('words for the index come only when they are wanted', async () => {
    const [bare] = await readAll(['وصل الوزير'], { wants: 'record' });
    const [worded] = await readAll(['وصل الوزير'], { wants: 'words' });
    expect('article' in bare! && bare.article.words).toBeNull();
    expect('article' in worded! && worded.article.words).toMatchObject({ written: 'وصل الوزير' });
  });

  test('sources are not taken faster than they are read', async () => {
    let taken = 0;
    async function* sources(): AsyncIterable<Capture> {
      for (;;) yield makeAddition(`خبر ${taken++}`).capture;
    }
    let read = 0;
    for await (const _ of readMany(sources(), { wants: 'record', stagesModule: FAKE, workers: 1 })) {
      read += 1;
      expect(taken - read).toBeLessThanOrEqual(128);
      if (read === 500) break;
    }
    expect(read).toBe(500);
  });

  test('stages that cannot be loaded stop the run with their own words', async () => {
    await expect(readAll(['خبر'], { stagesModule: new URL('./no-such-stages.ts', import.meta.url).href })).rejects.toThrow(/no-such-stages/);
  });
});

async function readAll(texts: readonly string[], options: Partial<PoolOptions>): Promise<ReadOutcome[]> {
  async function* sources(): AsyncIterable<Capture> {
    for (const text of texts) yield makeAddition(text).capture;
  }
  const outcomes: ReadOutcome[] = [];
  for await (const outcome of readMany(sources(), { wants: 'record', stagesModule: FAKE, ...options })) outcomes.push(outcome);
  return outcomes;
}

function describeOutcome(outcome: ReadOutcome): string {
  return 'refusal' in outcome ? outcome.refusal.code : outcome.article.record.text;
}
