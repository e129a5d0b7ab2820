import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkLanguage } from '../src/language/check-language.ts';
import { LANGUAGES_FOLDER, Language } from '../src/language/language.ts';
import { tryLanguage } from '../src/language/try-language.ts';
import { processorMs } from './processor-time.ts';

const root = mkdtempSync(join(tmpdir(), 'isnad-language-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A small language folder with Arabic letters and the files given. */
function makeLanguage(name: string, files: Record<string, string>): Language {
  const folder = join(root, name);
  for (const part of ['letters', 'words', 'names', 'patterns']) mkdirSync(join(folder, part), { recursive: true });
  cpSync(join(LANGUAGES_FOLDER, 'ar', 'letters'), join(folder, 'letters'), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return new Language(name, folder);
}

const SLOTS = ['id\tbase\targuments\tar', 'day\tnumber\t1-31\tيوم', 'year\tnumber\t1900-2100\tسنة', 'month\tclass\tmonths\tاسم-شهر', 'office\tclass\toffices\tمنصب', 'person\tmention\tperson\tشخص', 'word\tword\t\tكلمة', 'quote\tquote\t\tقوس'].join('\n');
const WORDS = {
  'words/months.tsv': '# Source: the calendar\nid\tnumber\tar\nnov\t11\tنوفمبر|تشرين الثاني\njul\t7\tتموز',
  'names/offices.tsv': '# Source: ours\nid\tar\nminister\tوزير\ndefence-minister\tوزير الدفاع\ntripoli\tطرابلس',
  'patterns/slots.tsv': SLOTS,
};
const language = makeLanguage('engine', {
  ...WORDS,
  'patterns/a.txt': [
    'rule\tday-month-year', 'means\tdate(year, month, day)', '\t{يوم} [من] [شهر] {اسم-شهر} [عام|سنة|لعام] {سنة}',
    'yes\t2019-11-15', '\t15 من تشرين الثاني لعام 2019', 'no', '\t15 الجاري',
    'rule\ttold-someone', 'means\ttold()', '\tقال ل+{منصب} <0-3> إن',
    'rule\thours', 'means\thours()', '\tاستمرت ل+{يوم} (ساعة|ساعات)',
    'rule\tits-statement', 'means\tdoc()', '\tفي بيان+ \\( {كلمة} \\)',
    'rule\tlong-list', 'means\tlist()', '\t({اسم-شهر} [و]){3-4}',
    'rule\tquoted', 'means\tquoted()', '\tقوس {قوس} {كلمة} {قوس}',
    'rule\tvisitor', 'means\tvisit(person)', '\tزيارة {شخص}',
  ].join('\n'),
});

function matches(text: string, options = {}): string[] {
  const tokens = language.tokenize(text);
  const input = { tokens, found: language.match(tokens), ...options };
  return language.grammar('a').match(input).map((m) => `${m.rule}: ${text.slice(m.start, m.end)}${[...m.slots].map(([k, v]) => ` ${k}=${v.text}`).sort().join('')}`);
}

describe('lexicon', () => {
  test('is met with clitics, inside quotation marks, in any spelling', () => {
    const text = 'وبوزير الدّفاع، للوزير؛ «وزير» “الدفاع” ووزراء';
    const tokens = language.tokenize(text);
    const found = language.match(tokens);
    const longest = found.all.filter((m) => found.at(m.from)[0] === m);
    expect(longest.map((m) => [m.entry.id, text.slice(found.start(m), found.end(m))])).toEqual([
      ['defence-minister', 'وزير الدّفاع'],
      ['minister', 'للوزير'],
      ['defence-minister', 'وزير» “الدفاع'],
    ]);
  });

  test('a name does not go on over a line end', () => {
    const tokens = language.tokenize('وزير\nالدفاع');
    expect(language.match(tokens).all.map((m) => m.entry.id)).toEqual(['minister']);
  });
});

describe('patterns', () => {
  test.each([
    ['في 15 نوفمبر 2019', 'day-month-year: 15 نوفمبر 2019 day=15 month=نوفمبر year=2019'],
    ['يوم ٥ من شهر تشرين الثاني عام ٢٠٢١', 'day-month-year: ٥ من شهر تشرين الثاني عام ٢٠٢١ day=٥ month=تشرين الثاني year=٢٠٢١'],
    ['وقال للوزير أمس إن', 'told-someone: قال للوزير أمس إن office=للوزير'],
    ['استمرت لـ5 ساعات', 'hours: استمرت لـ5 ساعات day=5'],
    ['في بيانها (أمس)', 'its-statement: في بيانها (أمس) word=أمس'],
    ['قوس «كلمة»', 'quoted: قوس «كلمة» word=كلمة'],
    ['نوفمبر وتموز وتشرين الثاني', 'long-list: نوفمبر وتموز وتشرين الثاني month=تشرين الثاني'],
  ])('%s', (text, expected) => {
    expect(matches(text)).toEqual([expected]);
  });

  test.each(['45 نوفمبر 2019', 'قال الوزير إن', 'قال للوزير. إن', 'قال للوزير\nإن', 'قال للوزير واحد اثنان ثلاثة أربعة إن', 'في بيان (أمس)', 'نوفمبر وتموز'])('no match: %s', (text) => {
    expect(matches(text)).toEqual([]);
  });

  test('mention slots ask for a type', () => {
    const text = 'زيارة منصور الصافي';
    const mentions = [{ span: [6, 18] as const, entity: 'e1', form: 'name' as const, role: null }];
    expect(matches(text, { mentions, typeOf: () => 'person' })).toEqual(['visitor: زيارة منصور الصافي person=منصور الصافي']);
    expect(matches(text, { mentions, typeOf: () => 'place' })).toEqual([]);
  });

  test('cost is linear on hostile input', () => {
    const rate = (copies: number): number => {
      const text = 'قال للوزير وزير وزير نوفمبر ونوفمبر و15 و15 من من من '.repeat(copies);
      const started = processorMs();
      matches(text);
      return (processorMs() - started) / copies;
    };
    rate(500);
    const [small, large] = [rate(1000), rate(16_000)];
    expect(large).toBeLessThan(small * 6 + 0.05);
  });
});

describe('faults of language data', () => {
  test.each([
    ['slot', { 'patterns/b.txt': 'rule\tx\n\t{لاشيء}' }, /patterns\/b.txt:2: the slot \{لاشيء\} is not in patterns\/slots.tsv/],
    ['bracket', { 'patterns/b.txt': 'rule\tx\n\t(قال' }, /"\(" is not closed/],
    ['key', { 'patterns/b.txt': 'rule\tx\nmaens\ty' }, /patterns\/b.txt:2: "maens" is none of/],
    ['empty rule', { 'patterns/b.txt': 'rule\tx\nmeans\ty' }, /rule "x" has no pattern/],
    ['gap', { 'patterns/b.txt': 'rule\tx\n\tقال <0-99> إن' }, /a gap has at most/],
    ['columns', { 'words/c.tsv': 'name\tar\nx\tقال' }, /words\/c.tsv:1: the first row names the columns/],
  ])('%s', (name, files, message) => {
    expect(() => makeLanguage(name, { ...WORDS, ...files })).toThrow(message);
  });

  test('the check finds presentation forms, folded duplicates, missing sources and examples that fail', () => {
    const faulty = makeLanguage('faulty', {
      ...WORDS,
      'words/d.tsv': 'id\tar\na\tإعلان|اعلان\nb\tﻻ',
      'patterns/b.txt': 'rule\tx\nmeans\tx()\n\tقال {منصب}\nyes\t1\n\tقال أحد\nno\n\tقال وزير',
    });
    const says = checkLanguage(faulty).map(({ where, says }) => `${where} ${says}`).join('\n');
    expect(says).toMatch(/words\/d.tsv:1 no "# Source:"/);
    expect(says).toMatch(/words\/d.tsv:2 "اعلان" folds to/);
    expect(says).toMatch(/words\/d.tsv:3 "ﻻ" holds presentation forms/);
    expect(says).toMatch(/patterns\/b.txt:5 rule "x" does not meet its example/);
    expect(says).toMatch(/patterns\/b.txt:7 rule "x" meets "قال وزير"/);
  });

  test('our own language data has none', () => {
    expect(checkLanguage(new Language('ar', join(LANGUAGES_FOLDER, 'ar')))).toEqual([]);
  });
});

test('a trial shows words, entries and patterns', () => {
  const trial = tryLanguage(language, 'وبوزير الدفاع في 3 تموز 2020');
  expect(trial.words[0]).toEqual({ text: 'وبوزير', folded: 'وبوزير', readings: ['وب+وزير الدفاع', 'وب+وزير'] });
  expect(trial.patterns.map(({ rule, text }) => [rule, text])).toEqual([['day-month-year', '3 تموز 2020']]);
});
