import { expect, test } from 'vitest';
import type { Decision } from '../src/store/decision.ts';
import { toRulings } from '../src/work/rulings.ts';

const decision = (change: Partial<Decision>): Decision => ({
  id: '1', decidedAt: '2024-01-01T00:00:00Z', who: 'محررة', kind: 'same', reason: null, undoneAt: null,
  subject: { about: 'entity', a: 'sha256:1#e1', b: 'sha256:2#e4' }, ...change,
});

test('standing decisions of persons become rulings with their reason; undone and other ones do not', () => {
  const rulings = toRulings([
    decision({ reason: 'رجل واحد' }),
    decision({ kind: 'different', undoneAt: '2024-01-02T00:00:00Z' }),
    decision({ kind: 'set', subject: { field: 'type' } }),
  ]);
  expect(rulings).toEqual([{
    about: 'entity', a: 'sha256:1#e1', b: 'sha256:2#e4', verdict: 'same', by: 'person',
    because: { rule: 'decision of a person', says: 'محررة: رجل واحد' },
  }]);
});
