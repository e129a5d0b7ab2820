import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import { FormTrie, NOWHERE } from '../src/language/form-trie.ts';
import { NEWLINE, NUMBER, PUNCT, QUOTE, WORD } from '../src/text/tokens.ts';
import { Vocabulary } from '../src/text/vocabulary.ts';

const language = loadLanguage('ar');
const KIND_MARKS = { [WORD]: 'و', [NUMBER]: '#', [PUNCT]: '.', [NEWLINE]: '¶', [QUOTE]: '"' } as Record<number, string>;

/** A picture of the tokens: text with its kind. */
function picture(text: string): string {
  const tokens = language.tokenize(text);
  return Array.from({ length: tokens.count }, (_, i) => (tokens.kind[i] === NEWLINE ? '¶' : `${KIND_MARKS[tokens.kind[i]!]}${tokens.slice(i)}`)).join(' ');
}

describe('tokens', () => {
  test.each([
    ['وصل الوفدُ، أمس.', 'ووصل والوفدُ .، وأمس ..'],
    ['لـ500 عام', 'ولـ #500 وعام'],
    ['في الـ24 من', 'وفي والـ #24 ومن'],
    ['للـ18 مرة', 'وللـ #18 ومرة'],
    ['قناة 218 وعربي21', 'وقناة #218 ووعربي21'],
    ['1,200 و3.5 و٢٫٥', '#1,200 وو #3.5 وو #٢٫٥'],
    ['17-08-2020', '#17 .- #08 .- #2020'],
    ['«خلوصي أكار»', '"« وخلوصي وأكار "»'],
    ['سطر\n\n  سطر', 'وسطر ¶ وسطر'],
    ['(5+5)', '.( #5 .+ #5 .)'],
    ['', ''],
    ['ًٌ', ''],
  ])('%s', (text, expected) => {
    expect(picture(text)).toBe(expected);
  });

  test('ranges are cut one by one with a line end between them', () => {
    const text = 'عنوان\nتعليق\nمتن';
    const tokens = language.tokenize(text, [[0, 5], [12, 15]]);
    expect(Array.from({ length: tokens.count }, (_, i) => tokens.slice(i))).toEqual(['عنوان', '', 'متن']);
    expect(tokens.kind[1]).toBe(NEWLINE);
  });

  test('tokens are ordered, do not overlap, and leave out only spaces and marks', () => {
    const mixed = fc.string({ unit: fc.constantFrom(...'ابو ل0٣,.ـًّ\n«»a-') });
    fc.assert(
      fc.property(mixed, (text) => {
        const tokens = language.tokenize(text);
        let at = 0;
        for (let i = 0; i < tokens.count; i++) {
          expect(text.slice(at, tokens.start[i])).toMatch(/^[\s\p{M}ـ]*$/u);
          expect(tokens.end[i]!).toBeGreaterThan(tokens.start[i]!);
          at = tokens.end[i]!;
        }
        expect(text.slice(at)).toMatch(/^[\s\p{M}ـ]*$/u);
      }),
    );
  });

  test('text put before shifts every token by its length', () => {
    const text = 'وقالت الوزارة، في بيان لـ500';
    const before = 'مقدمة\n';
    const [plain, shifted] = [language.tokenize(text), language.tokenize(before + text)];
    expect(Array.from(shifted.start.slice(2))).toEqual([...plain.start].map((start) => start + before.length));
  });
});

describe('clitic readings', () => {
  const readings = (word: string): string[] =>
    language.readings(language.vocabulary.id(language.fold.fold(word))).map(({ prefix, clitics, stem, suffix }) => `${prefix}+${clitics & 64 ? 'ال+' : ''}${stem}${suffix ? `+${suffix}` : ''}`);

  test.each([
    ['وبحكومتها', 'وب+حكومه+ها'],
    ['للوفاق', 'ل+الوفاق'],
    ['للوفاق', 'ل+ال+وفاق'],
    ['والحكومة', 'و+ال+حكومه'],
    ['زيارته', '+زياره+ه'],
    ['سيلتقي', 'س+يلتقي'],
    ['فأكد', 'ف+اكد'],
    ['كتركيا', 'ك+تركيا'],
    ['بيان', '+بيان'],
  ])('%s may be %s', (word, reading) => {
    expect(readings(word)).toContain(reading);
  });

  test('the whole word is the first reading', () => {
    expect(readings('ولد')[0]).toBe('+ولد');
  });
});

test('forms of past articles are let go of without a change to what is read', () => {
  const many = (from: number): string => Array.from({ length: 1000 }, (_, i) => `كلمة${from + i}`).join(' ');
  const read = (): string[] => {
    const tokens = language.tokenize('وقال رئيس الوزراء للوزير إن المجلس اجتمع');
    return language.match(tokens).all.map(({ entry, from, prefix }) => `${from} ${prefix} ${entry.class} ${entry.id}`);
  };
  const before = read();
  for (let i = 0; i < 420; i++) {
    language.tokenize(many(i * 1000));
    language.forgetArticles();
  }
  expect(language.vocabulary.generation).toBeGreaterThan(0);
  expect(read()).toEqual(before);
});

test('a vocabulary finds short and long forms again, however many there are', () => {
  const vocabulary = new Vocabulary();
  const forms = Array.from({ length: 70_000 }, (_, i) => (i % 2 ? `كلمة${i}` : `كلمةطويلةجدا${i}`));
  const ids = forms.map((form) => vocabulary.id(form));
  expect(new Set(ids).size).toBe(forms.length);
  expect(forms.every((form, i) => vocabulary.find(form) === ids[i] && vocabulary.id(form) === ids[i] && vocabulary.text(ids[i]!) === form)).toBe(true);
  expect(forms.every((form) => vocabulary.idOfFolded(` ${form}.`, 1, form.length + 1, language.fold) === vocabulary.id(language.fold.fold(form)))).toBe(true);
  expect(vocabulary.find('كلمة')).toBe(-1);
  expect(vocabulary.find('')).toBe(-1);
});

test('a trie of forms leads where its phrases go, however many there are', () => {
  const trie = new FormTrie();
  const phrases = Array.from({ length: 40_000 }, (_, i) => (i % 3 === 0 ? [i] : [i - (i % 3), i, i + 1]));
  const ends = phrases.map((phrase) => trie.add(phrase));
  expect(new Set(ends).size).toBe(phrases.length);
  const follow = (phrase: readonly number[]): number => phrase.reduce((node, form) => trie.next(node, form), 0);
  expect(phrases.every((phrase, i) => follow(phrase) === ends[i])).toBe(true);
  expect([trie.goesOn(ends[0]!), trie.goesOn(ends[1]!)]).toEqual([true, false]);
  expect(trie.next(ends[1]!, 5)).toBe(NOWHERE);
});
