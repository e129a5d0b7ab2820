import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Capture, Refusal } from '../src/model/capture.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { loadLanguage } from '../src/language/language.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { joinReading } from '../src/work/reading-stages.ts';
import { samplePaths } from './product-samples.ts';

const ENGLISH = 'The minister said on Monday that the talks between both sides would go on for another week in the capital.\n\nHe gave no further details of what had been agreed.';
const language = loadLanguage('ar');
const stages = joinReading(language, loadOutlets(language));
const captures = [...samplePaths().map((path) => captureOf(readFileSync(path), path)), captureOf(Buffer.from(ENGLISH), 'english.txt'), captureOf(Buffer.from('خبر'), 'short.txt')];
const alone = captures.map((capture) => stages.readOne(capture));

function captureOf(bytes: Uint8Array, uri: string): Capture {
  return { id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, bytes, uri, mediaType: null, charset: null, fetchedAt: null };
}

describe('articles that are read together', () => {
  test('the samples are articles and the English page is none', () => {
    const refused = alone.flatMap((outcome) => ('says' in outcome ? [outcome.code] : []));
    expect(refused).toEqual(['wrong-language']);
    expect(alone.length).toBeGreaterThan(10);
  });

  test('give what each gives alone, in their order', () => {
    expect(stages.readTogether(captures)).toEqual(alone);
  });

  test('give the same in another order', () => {
    const turned: readonly (ArticleRecord | Refusal)[] = stages.readTogether(captures.toReversed());
    expect(turned.toReversed()).toEqual(alone);
  });

  test('none give nothing', () => {
    expect(stages.readTogether([])).toEqual([]);
  });
});
