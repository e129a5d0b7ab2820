import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Capture } from '../src/model/capture.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { ResolveDecision } from '../src/model/resolution.ts';
import { loadStages } from '../src/work/load-stages.ts';
import type { Settled, Settling, SettleChange } from '../src/work/settling.ts';
import { isRefusal } from '../src/work/stages.ts';
import { samplePaths } from './product-samples.ts';

const stages = loadStages();
const start = (): Settling => stages.startSettling!();

function read(capture: Omit<Capture, 'id' | 'charset' | 'fetchedAt'>, name: string): ArticleRecord[] {
  const outcome = stages.readOne({ id: `sha256:${createHash('sha256').update(name).digest('hex')}`, charset: null, fetchedAt: null, ...capture });
  return isRefusal(outcome) ? [] : [outcome];
}

const NEWS = `${process.env['ISNAD_SHARED'] ?? '../shared'}/data/news/saudinewsnet-2015-07-21..26.jsonl`;

/** Some dozens of neighbouring pages of real news, with their dates: the same meetings and attacks, told by many. */
function readNews(): ArticleRecord[] {
  if (!existsSync(NEWS)) return [];
  const lines = readFileSync(NEWS, 'utf8').split('\n').filter((line) => /كارتر|لوغار|قاديروف|جعجع/.test(line)).slice(0, 40);
  return lines.flatMap((line, i) => {
    const { id, title, text, date, outlet, url } = JSON.parse(line) as Record<'id' | 'title' | 'text' | 'date' | 'outlet' | 'url', string>;
    const carrier = { content: text, title, published: date, outlet, url, row: id };
    return read({ bytes: new TextEncoder().encode(`${title}\n\n${text}`), uri: i % 3 === 0 ? null : url, mediaType: 'text/plain', ...(i % 3 !== 0 && { carrier }) }, id);
  });
}

const RECORDS = [...samplePaths().flatMap((path) => read({ bytes: readFileSync(path), uri: path, mediaType: null }, path)), ...readNews()];

/** All at once, by a settling that has seen nothing before. */
const atOnce = (records: readonly ArticleRecord[], rulings: readonly ResolveDecision[] = []): Settled => start().settle({ changed: records, rulings });

const asText = (settled: Settled): string => JSON.stringify(settled);

/** Records in a random order, cut into portions of random size. */
const portions = fc.tuple(fc.shuffledSubarray(RECORDS.map((_, i) => i), { minLength: RECORDS.length }), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }));

function cut(order: readonly number[], sizes: readonly number[]): ArticleRecord[][] {
  const out: ArticleRecord[][] = [];
  for (let from = 0, i = 0; from < order.length; i++) {
    const size = sizes[i % sizes.length]!;
    out.push(order.slice(from, from + size).map((at) => RECORDS[at]!));
    from += size;
  }
  return out;
}

/** Settles one change after the other. */
function settleAll(changes: readonly SettleChange[]): Settled {
  const settling = start();
  let settled: Settled | null = null;
  for (const change of changes) settled = settling.settle(change);
  return settled!;
}

describe('a set that is settled as it grows', () => {
  test('is what it would be at once, whatever the order and the portions', () => {
    const expected = asText(atOnce(RECORDS));
    fc.assert(fc.property(portions, ([order, sizes]) => asText(settleAll(cut(order, sizes).map((changed) => ({ changed })))) === expected), { numRuns: 3 });
  }, 240_000);

  test('forgets articles that are gone, and takes in those that changed', () => {
    fc.assert(fc.property(fc.shuffledSubarray(RECORDS, { minLength: 8, maxLength: Math.min(20, RECORDS.length) }), fc.integer({ min: 1, max: 7 }), (some, count) => {
      const gone = some.slice(0, count);
      const moved = some.slice(count).map((record): ArticleRecord => ({ ...record, published: { start: '2015-07-23', end: '2015-07-23', basis: 'person', evidence: [] } }));
      const others = RECORDS.filter((record) => !some.includes(record));
      const grown = settleAll([{ changed: RECORDS }, { removed: gone.map(({ id }) => id) }, { changed: moved }]);
      return asText(grown) === asText(atOnce([...others, ...moved]));
    }), { numRuns: 2 });
  }, 240_000);

  test('takes rulings of persons in and back', () => {
    const plain = atOnce(RECORDS);
    const entity = plain.dossier.entities.find(({ type, members = [] }) => type === 'person' && members.length > 3)!;
    const [first, second] = entity.members!.map(({ article, entity: local }) => `${article}#${local}`);
    const ruling: ResolveDecision = { about: 'entity', verdict: 'different', by: 'person', a: first!, b: second!, because: { rule: 'person', says: 'two people' } };
    const settling = start();
    settling.settle({ changed: RECORDS });
    const ruled = settling.settle({ rulings: [ruling] });
    expect(asText(ruled)).toBe(asText(atOnce(RECORDS, [ruling])));
    expect(asText(ruled)).not.toBe(asText(plain));
    expect(asText(settling.settle({ rulings: [] }))).toBe(asText(plain));
  }, 120_000);
});
