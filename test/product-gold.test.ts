import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildSamples } from '../eval/gold/build-samples.ts';

const GOLD = fileURLToPath(new URL('../eval/gold/samples', import.meta.url));
const files = [...buildSamples()];

test.each(files)('the gold record %s is what its source says', (name, json) => {
  expect(readFileSync(`${GOLD}/${name}`, 'utf8')).toBe(json);
});

test('every page of the samples has gold', () => {
  expect(files).toHaveLength(14);
});
