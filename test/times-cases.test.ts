import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { LANGUAGES_FOLDER } from '../src/language/language.ts';
import { loadTsv } from '../src/language/tsv.ts';
import type { Time } from '../src/model/time.ts';
import { analyzeInvented } from './times-invented-article.ts';

const show = ({ value, end, rel }: Time): string => (value === null ? `rel:${rel}` : end ? `${value}/${end}` : value);

describe('languages/ar/cases/times.tsv', () => {
  for (const { cells, line } of loadTsv(join(LANGUAGES_FOLDER, 'ar', 'cases', 'times.tsv')).slice(1)) {
    const [value = '', published = '', manner = '', text = ''] = cells;
    it(`${line} ${manner}: ${text} ==> ${value}`, () => {
      const { times } = analyzeInvented(text, published === '-' ? null : published);
      expect(times.map(show).join(' ') || '-').toBe(value);
    });
  }
});
