import { expect, it } from 'vitest';
import { writeCsv } from '../src/http/csv.ts';

it('starts with the mark that Excel needs and quotes every text', () => {
  expect(writeCsv(['العنوان', 'n'], [['قال: «نعم», ثم "لا"', 3], [null, 0]])).toBe('\uFEFF"العنوان","n"\r\n"قال: «نعم», ثم ""لا""",3\r\n,0\r\n');
});

it.each(['=1+1', '+966', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('lets no spreadsheet run %j', (value) => {
  expect(writeCsv(['x'], [[value]])).toContain(`"'${value}"`);
});
