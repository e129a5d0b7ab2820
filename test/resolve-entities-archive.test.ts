import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { EntityType } from '../src/model/entity.ts';
import type { Resolution } from '../src/model/resolution.ts';
import { resolveArticles } from '../src/resolve/resolve-articles.ts';
import { type Sketch, sketchRecord } from './compare-records.ts';

const language = loadLanguage('ar');

interface Named {
  readonly type: EntityType;
  readonly name: string;
  readonly role?: string;
  readonly kb?: string;
}

const person = (name: string, role?: string): Named => ({ type: 'person', name, ...(role && { role }) });
const place = (name: string, kb?: string): Named => ({ type: 'place', name, ...(kb && { kb }) });
const body = (name: string): Named => ({ type: 'organization', name });
const egypt = place('مصر', 'eg');

/** An article that names these, in one sentence. */
const naming = (id: string, ...named: Named[]): Sketch => ({ id, text: named.map(({ name }) => name).join(' مع '), entities: Object.fromEntries(named.map((one, i) => [`e${i + 1}`, one])) });
const resolve = (...sketches: Sketch[]): Resolution => resolveArticles(sketches.map(sketchRecord), language);

/** Articles in which the entity stands whose name in the first article is given. */
function articlesOf(resolution: Resolution, article: string, entity = 'e1'): string {
  const found = resolution.entities.find(({ members }) => members.some((member) => member.article === article && member.entity === entity))!;
  return [...new Set(found.members.map((member) => member.article))].join(' ');
}

/** Articles about other things in one country: what all of them name says nothing. */
const archive = (count: number): Sketch[] => Array.from({ length: count }, (_, i) => naming(`z${i}`, egypt, person(`سامح ${['البحراوي', 'الدسوقي', 'المنياوي', 'الطنطاوي'][i % 4]} ${'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'[i % 28]}كلدوب`)));

describe('spellings of one foreign name', () => {
  test.each([
    ['يشار غولر', 'يشار غولار'], ['أوليغ كوفالتشوك', 'أوليج كوفالتشوك'], ['مايك هاربتون', 'مايك هاربيتون'], ['جريج دانفيل', 'غريغ دانفيل'], ['أردان تيكين', 'إردان تكين'],
  ])('%s, %s: one where both appear with somebody whom few articles name', (one, other) => {
    const found = resolve(naming('a', person(one), person('هبة المرصفي')), naming('b', person(other), person('هبة المرصفي')), ...archive(20));
    expect(articlesOf(found, 'a')).toBe('a b');
    expect(found.entities.find(({ members }) => members.length === 2)!.because[0]!.says).toContain('هبة المرصفي');
  });

  test.each([['سالم حداد', 'سليم حداد'], ['نادر الطويل', 'نادية الطويل'], ['سامي العيساوي', 'سامي عيسى'], ['كريم الخضيري', 'كريم خضر']])('%s, %s: two, whoever stands beside them', (one, other) => {
    expect(articlesOf(resolve(naming('a', person(one), person('هبة المرصفي')), naming('b', person(other), person('هبة المرصفي'))), 'a')).toBe('a');
  });

  test.each([['هونغ كونغ', 'هونج كونج'], ['مايدوغوري', 'مايدوجوري'], ['شانلي أورفا', 'شانلي أورفة']])('the place %s, %s', (one, other) => {
    expect(articlesOf(resolve(naming('a', place(one), person('هبة المرصفي')), naming('b', place(other), person('هبة المرصفي'))), 'a')).toBe('a b');
  });

  test.each([['بغداد', 'البغدادي'], ['كوريا', 'القاهرة'], ['لوزان', 'لويزيانا'], ['بيروت', 'بيروتي'], ['بريطانيا', 'برايتون']])('the places %s and %s are two', (one, other) => {
    expect(articlesOf(resolve(naming('a', place(one), person('هبة المرصفي')), naming('b', place(other), person('هبة المرصفي'))), 'a')).toBe('a');
  });

  test('a body of men and a body of women are two', () => {
    expect(articlesOf(resolve(naming('a', body('جامعة الأمير'), egypt), naming('b', body('جامعة الأميرة'), egypt)), 'a')).toBe('a');
  });
});

describe('what very many articles share joins nobody', () => {
  test('a surname alone in an article of the same country', () => {
    const found = resolve(naming('a', person('عاطف الشربيني'), egypt), naming('b', person('الشربيني'), egypt), naming('c', person('منى الشربيني'), egypt), ...archive(30));
    expect(articlesOf(found, 'b')).toBe('b');
  });

  test('a surname alone that one person in the archive bears', () => {
    const found = resolve(naming('a', person('عاطف الشربيني'), egypt), naming('b', person('الشربيني'), egypt), ...archive(30));
    expect(articlesOf(found, 'b')).toBe('a b');
  });

  test('an office that everybody holds', () => {
    const doctors = Array.from({ length: 12 }, (_, i) => naming(`d${i}`, person(`${['رامي', 'فادي', 'شادي', 'هاني'][i % 4]} ${['الجمال', 'الفقي', 'النجار'][i % 3]}ي`, 'دكتور'), egypt));
    const found = resolve(naming('a', person('مصطفى النشار', 'دكتور'), egypt), naming('b', person('مصطفى النشار البيلي', 'دكتور'), egypt), ...doctors, ...archive(30));
    expect(articlesOf(found, 'a')).toBe('a');
  });
});

describe('kin and namesakes', () => {
  test('a father is not his son', () => {
    const found = resolve(naming('a', person('سلطان بن فهد الدرعان'), person('هبة المرصفي')), naming('b', person('فهد الدرعان'), person('هبة المرصفي')));
    expect(articlesOf(found, 'b')).toBe('b');
  });

  test('two sons of two fathers', () => {
    const found = resolve(naming('a', person('راكان بن فهد الدرعان'), egypt), naming('b', person('راكان بن سعد الدرعان'), egypt), naming('c', person('راكان بن فهد بن ناصر الدرعان'), egypt));
    expect(articlesOf(found, 'a')).toBe('a c');
    expect(articlesOf(found, 'b')).toBe('b');
  });

  test.each([['عبد الرحمن الدرملي', 'عبدالرحمن الدرملي'], ['أحمد أبو الغار', 'أحمد أبوالغار']])('%s, %s: one name, glued or not', (one, other) => {
    expect(articlesOf(resolve(naming('a', person(one)), naming('b', person(other))), 'a')).toBe('a b');
  });

  test('a surname alone is his whom most articles name by far', () => {
    const known = Array.from({ length: 6 }, (_, i) => naming(`m${i}`, person('جوناثان هاربتون', 'رئيس الوزراء'), egypt));
    const found = resolve(...known, naming('s', person('هاربتون'), egypt), naming('w', person('مارغريت هاربتون'), egypt));
    expect(articlesOf(found, 's')).toContain('m0');
    expect(articlesOf(found, 'w')).toBe('w');
  });

  test('the surname with «بن» is the full name', () => {
    const found = resolve(naming('a', person('هشام بن غلبون'), person('هبة المرصفي')), naming('b', person('بن غلبون'), person('هبة المرصفي')));
    expect(articlesOf(found, 'a')).toBe('a b');
  });

  test('two names that only begin alike', () => {
    const found = resolve(naming('a', person('محمد الحسن'), egypt), naming('b', person('محمد حسن علوان'), egypt), ...archive(20));
    expect(articlesOf(found, 'a')).toBe('a');
  });

  test('a name that many may bear: other offices, and only their country in common', () => {
    const crowd = Array.from({ length: 16 }, (_, i) => naming(`k${i}`, person(i % 2 === 0 ? `محمد ${'بتثجحخدر'[i >> 1]}اروني` : `${'بتثجحخدر'[i >> 1]}امر العلي`), egypt));
    const found = resolve(naming('a', person('محمد العلي', 'مدرب الفريق'), egypt), naming('b', person('محمد العلي', 'قاضي المحكمة'), egypt), ...crowd);
    expect(articlesOf(found, 'a')).toBe('a');
    expect(articlesOf(found, 'b')).toBe('b');
  });

  test('a rare name in one country: one who changed office', () => {
    const found = resolve(naming('a', person('غسان الدرملي', 'مدرب الفريق'), egypt), naming('b', person('غسان الدرملي', 'قاضي المحكمة'), egypt), ...archive(20));
    expect(articlesOf(found, 'a')).toBe('a b');
  });

  test('an article that names both with different offices keeps them two everywhere', () => {
    const found = resolve(
      naming('a', person('رامي سعد الدوري', 'وزير النقل'), person('هبة المرصفي')),
      naming('b', person('رامي الدوري', 'حارس المرمى'), person('رامي سعد الدوري', 'وزير النقل'), person('هبة المرصفي')),
    );
    expect(articlesOf(found, 'b', 'e1')).toBe('b');
    expect(found.decisions.some(({ verdict, because }) => verdict === 'different' && because.rule === 'two-in-one-article')).toBe(true);
  });
});

describe('a body with and without the word for what it is', () => {
  test.each([['وكالة سومريا', 'سومريا'], ['صحيفة واشنطن كرونيكل', 'واشنطن كرونيكل'], ['تنظيم الراية السوداء', 'الراية السوداء']])('%s, %s', (headed, bare) => {
    expect(articlesOf(resolve(naming('a', body(headed), person('هبة المرصفي')), naming('b', body(bare), person('هبة المرصفي')), ...archive(10)), 'a')).toBe('a b');
  });

  test('a paper and a channel of one name leave the name alone to neither', () => {
    const found = resolve(naming('a', body('صحيفة المدار'), person('هبة المرصفي')), naming('b', body('قناة المدار'), person('هبة المرصفي')), naming('c', body('المدار'), person('هبة المرصفي')));
    expect(articlesOf(found, 'c')).toBe('c');
  });

  test('the site of a ministry is not the ministry, the paper of a city not the city', () => {
    expect(articlesOf(resolve(naming('a', body('موقع وزارة النقل'), person('هبة المرصفي')), naming('b', body('وزارة النقل'), person('هبة المرصفي'))), 'a')).toBe('a');
    expect(articlesOf(resolve(naming('a', body('صحيفة مصراتة'), person('هبة المرصفي')), naming('b', body('مصراتة'), person('هبة المرصفي'))), 'a')).toBe('a');
  });
});
