import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import { OutletFileError, loadOutletFiles, parseOutletFile } from '../src/language/outlet-files.ts';
import { loadOutlets } from '../src/read/outlets.ts';

const language = loadLanguage('ar');
const outlets = loadOutlets(language);

describe('the files', () => {
  const files = loadOutletFiles();

  test('there are at least 120', () => {
    expect(files.length).toBeGreaterThanOrEqual(120);
  });

  test('no host belongs to two outlets', () => {
    const hosts = files.flatMap(({ hosts }) => hosts);
    expect(hosts.filter((host, i) => hosts.indexOf(host) !== i)).toEqual([]);
  });

  test('no name belongs to two outlets', () => {
    const owner = new Map<string, string>();
    const clashes: string[] = [];
    for (const { id, name, also } of files) {
      for (const key of new Set([name, ...also].map((spelling) => language.fold.fold(spelling)))) {
        if (owner.has(key)) clashes.push(`${key}: ${owner.get(key)} and ${id}`);
        owner.set(key, id);
      }
    }
    expect(clashes).toEqual([]);
  });

  test.each([
    ['kind\tpaper\nname\tX', /"paper" is not a kind/],
    ['kind\tsite\nname\tX\nowned\tY', /"owned" is not a key/],
    ['kind\tsite', /"kind" and "name" are needed/],
    ['kind\tsite\nname\tX\nname\tY', /stands twice/],
    ['kind\tsite\nname\tX\nhost\thttps://x.org/', /is not a host/],
    ['kind\tsite\nname\tX\ncountry\tLibya', /two-letter/],
  ])('a fault is named with its file: %j', (text, message) => {
    expect(() => parseOutletFile('invented', text)).toThrow(OutletFileError);
    expect(() => parseOutletFile('invented', text)).toThrow(message);
  });
});

test.each([
  ['https://www.aawsat.com/home/article/1', 'الشرق الأوسط'],
  ['https://arabic.cnn.com/middle-east', 'CNN بالعربية'],
  ['http://m.youm7.com/story', 'اليوم السابع'],
  ['https://www.bbc.com/arabic/articles/x', 'بي بي سي عربي'],
  ['arabi21.com', 'عربي21'],
  ['https://user@www.alwasat.ly:443/news', 'بوابة الوسط'],
])('host %s', (address, name) => {
  expect(outlets.findByHost(address)?.name).toBe(name);
});

test.each(['https://www.bbc.com/sport', 'https://example.org/aawsat.com', 'notaawsat.com', ''])('no outlet at %j', (address) => {
  expect(outlets.findByHost(address)).toBeNull();
});

test.each([
  ['«الشرق الأوسط»', 'الشرق الأوسط'],
  ['صحيفة القدس العربي', 'القدس العربي'],
  ['قناة "العربية"', 'العربية'],
  ['إيلاف', 'إيلاف'],
  ['ايلاف', 'إيلاف'],
  ['Al Jazeera', 'الجزيرة'],
])('name %s', (written, name) => {
  expect(outlets.findByName(written)?.name).toBe(name);
});

test.each([
  ['أ.ف.ب', 'أ ف ب'], ['ا ف ب', 'أ ف ب'], ['فرانس برس', 'أ ف ب'], ['رويترز', 'رويترز'], ['الاناضول', 'الأناضول'], ['واس', 'واس'], ['وال', 'وال'],
  ['أ ش أ', 'أ ش أ'], ['د ب أ', 'د ب أ'], ['سبوتنيك', 'سبوتنيك عربي'], ['تاس', 'تاس'], ['شينخوا', 'شينخوا'], ['وام', 'وام'], ['قنا', 'قنا'],
  ['بنا', 'بنا'], ['كونا', 'كونا'], ['بترا', 'بترا'], ['سانا', 'سانا'], ['وفا', 'وفا'], ['واع', 'واع'], ['سونا', 'سونا'], ['لانا', 'وال'],
  ['وات', 'وات'], ['و م ع', 'و م ع'], ['واج', 'واج'], ['وكالات', 'وكالات'], ['وكالة الأناضول', 'الأناضول'],
])('agency mark %s', (mark, name) => {
  expect(outlets.findAgency(mark)?.name).toBe(name);
});

test('a newspaper is no agency', () => {
  expect(outlets.findAgency('الشرق الأوسط')).toBeNull();
});
