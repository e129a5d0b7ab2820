import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { asRow, findInCase, loadStatementCases } from './statement-cases.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'languages', 'ar', 'cases', 'statements');

describe('statements: invented passages', () => {
  for (const passage of loadStatementCases(folder)) {
    test(`${passage.file}: ${passage.name}`, () => {
      const found = findInCase(passage);
      const rows = found.map((statement, at) => asRow(statement, passage.says[at] ?? [], passage));
      expect(rows).toEqual(passage.says);
    });
  }
});
