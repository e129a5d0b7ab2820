import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Capture } from '../src/model/capture.ts';
import { isRefusal, readCapture } from '../src/read/read-capture.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { type PageFixture, loadPageFixtures } from './page-fixtures.ts';
import { processorMs } from './processor-time.ts';

const language = loadLanguage('ar');
const outlets = loadOutlets(language);

function capture(text: string | Uint8Array, uri = 'page.txt'): Capture {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { id: 'sha256:0', bytes, uri, mediaType: null, charset: null, fetchedAt: null };
}

function read(text: string | Uint8Array, uri?: string): Article {
  const result = readCapture(capture(text, uri), language, outlets);
  if (isRefusal(result)) throw new Error(result.says);
  return result;
}

/** The role of every line of a fixture, as the block that covers most of it has it. */
function roleLines(page: PageFixture, article: Article): string[] {
  let from = 0;
  return page.lines.map(({ text }) => {
    const start = page.text.indexOf(text, from);
    const end = start + text.length;
    from = end;
    const cover = article.blocks.map(({ role, span }) => ({ role, size: Math.min(end, span[1]) - Math.max(start, span[0]) }));
    const best = cover.reduce((a, b) => (b.size > a.size ? b : a), { role: 'none', size: 0 });
    return `${best.role}\t${text}`;
  });
}

const writeInterval = (article: Article): string => (article.published ? `${article.published.start ?? ''}..${article.published.end ?? ''}` : '-');

function describeArticle(article: Article): Record<string, string> {
  const { dateline } = article;
  return {
    outlet: article.outlet ?? '-',
    via: article.via.join('|'),
    byline: article.byline ?? '-',
    dateline: dateline ? `${dateline.place ?? '-'} | ${dateline.agency ?? '-'}` : '-',
    published: writeInterval(article),
  };
}

describe('invented pages as plain text', () => {
  for (const page of loadPageFixtures()) {
    test(page.name, () => {
      const article = read(page.text);
      expect(article.text).toBe(page.text);
      expect(roleLines(page, article)).toEqual(page.lines.map(({ role, text }) => `${role}\t${text}`));
      const got = describeArticle(article);
      for (const [key, value] of page.expected) if (key in got) expect(`${key}: ${got[key]}`).toBe(`${key}: ${value}`);
      const headline = page.lines.find(({ role }) => role === 'headline');
      expect(article.headline).toBe(headline?.text ?? null);
    });
  }
});

describe('the text is kept', () => {
  const page = 'عنوان عن اجتماع الوزراء في المدينة\r\n\r\nعقد الوزراء اجتماعا في المدينة أمس لبحث خطة المياه الجديدة.\r\nوقال رئيسهم إن الخطة جاهزة للتنفيذ في الشهر المقبل.\r\n';

  test('line ends become \\n and nothing else changes', () => {
    expect(read(page).text).toBe(page.replaceAll('\r\n', '\n'));
    expect(read(`\ufeff${page}`).text).toBe(page.replaceAll('\r\n', '\n'));
  });

  test('every non-empty line is in exactly one block, or a dateline and its paragraph, in order', () => {
    for (const fixture of loadPageFixtures()) {
      const article = read(fixture.text);
      let last = 0;
      for (const { span } of article.blocks) {
        expect(span[0]).toBeGreaterThanOrEqual(last);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(article.text.slice(last, span[0]).trim()).toBe('');
        last = span[1];
      }
      expect(article.text.slice(last).trim()).toBe('');
    }
  });

  test('every block says why', () => {
    for (const fixture of loadPageFixtures()) {
      for (const block of read(fixture.text).blocks) expect(block.because?.rule, fixture.name).toBeTruthy();
    }
  });

  test('diacritics and digit shapes do not change what lines are', () => {
    for (const fixture of loadPageFixtures()) {
      const easternDigits = fixture.text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
      expect(read(easternDigits).blocks.map(({ role }) => role), fixture.name).toEqual(read(fixture.text).blocks.map(({ role }) => role));
      expect(writeInterval(read(easternDigits)), fixture.name).toBe(writeInterval(read(fixture.text)));
    }
  });
});

describe('encodings', () => {
  const sentence = 'أجرى وزير الزراعة زيارة إلى الجنوب، حيث التقى رؤساء التعاونيات وبحث معهم خطة الموسم المقبل والدعم الحكومي.';
  const bytesIn = (charset: string, text: string): Uint8Array => {
    const map = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) map.set(new TextDecoder(charset).decode(Uint8Array.of(byte)), byte);
    return Uint8Array.from([...text].map((char) => map.get(char)!));
  };
  const utf8 = new TextEncoder().encode(sentence);
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

  test.each([
    ['UTF-8', utf8, []],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${sentence}`), []],
    ['windows-1256', bytesIn('windows-1256', sentence), ['charset-guessed']],
    ['ISO-8859-6', bytesIn('iso-8859-6', sentence), ['charset-guessed']],
    ['UTF-16 with a mark', utf16(`\ufeff${sentence}`), []],
    ['UTF-16 without a mark', utf16(sentence), ['charset-guessed']],
    ['UTF-16 big-endian', new Uint8Array(Buffer.from(sentence, 'utf16le').swap16()), ['charset-guessed']],
    ['UTF-8 read as windows-1252', new TextEncoder().encode(new TextDecoder('windows-1252').decode(utf8)), ['mojibake-repaired']],
    ['UTF-8 read as windows-1256', new TextEncoder().encode(new TextDecoder('windows-1256').decode(utf8)), ['mojibake-repaired']],
    ['windows-1256 read as windows-1252', new TextEncoder().encode(new TextDecoder('windows-1252').decode(bytesIn('windows-1256', sentence))), ['mojibake-repaired']],
  ])('%s', (_, bytes, codes) => {
    const article = read(bytes);
    expect(article.text).toBe(sentence);
    expect((article.notes ?? []).map(({ code }) => code).filter((code) => code !== 'no-headline')).toEqual(codes);
  });

  test('one broken byte is shown and noted, not fatal', () => {
    const bytes = new TextEncoder().encode(sentence.repeat(3));
    bytes[20] = 0xff;
    const article = read(bytes);
    expect(article.text).toContain('\ufffd');
    expect(article.notes?.some(({ code }) => code === 'broken-bytes')).toBe(true);
  });
});

describe('what is no article is named', () => {
  const refusal = (input: string | Uint8Array): string => {
    const result = readCapture(capture(input), language, outlets);
    return isRefusal(result) ? `${result.code}: ${result.says}` : 'an article';
  };
  test.each([
    ['nothing', new Uint8Array(), /^empty: /],
    ['blanks', ' \n\n\u00a0 ', /^empty: /],
    ['a PDF', '%PDF-1.7\n1 0 obj', /^binary: .* is a PDF/],
    ['NUL bytes', new Uint8Array(500), /^binary: /],
    ['an error page', 'خطأ 404\nعذراً، الصفحة التي تبحث عنها غير موجودة\nالعودة إلى الرئيسية', /^not-news: .* error page/],
    ['an error number', 'Error\n404\nNot Found', /^not-news: .* error page/],
    ['a browser check', 'Just a moment...\nChecking your browser before accessing the site.', /^not-news: .* browser check/],
    ['a consent wall', 'Before you continue\nWe and our partners use cookies', /^not-news: .* consent wall/],
    ['a subscription wall', 'عنوان المقال هنا\nهذا المحتوى للمشتركين فقط\nسجل الدخول', /^not-news: .* subscription wall/],
  ])('%s', (_, input, expected) => {
    expect(refusal(input)).toMatch(expected);
  });

  test('an article that speaks of error 404 is an article', () => {
    const body = 'قالت شركة الاتصالات إن مستخدمين كثيرين رأوا رسالة 404 عند دخول موقعها أمس، وإن الخلل أصلح بعد ساعة من العمل المتواصل في مراكزها.\n'.repeat(4);
    expect(refusal(`عطل واسع في موقع شركة الاتصالات\n\n${body}`)).toBe('an article');
  });

  test('a page in another language is read with a note', () => {
    const article = read('Minister visits the southern province\n\nThe minister of agriculture visited the southern province on Monday and met heads of cooperatives to discuss the season ahead.\n');
    expect(article.lang).toBe('en');
    expect(article.notes?.some(({ code }) => code === 'other-language')).toBe(true);
  });
});

test('whatever the bytes are, there is an article or a refusal', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
    expect(() => readCapture(capture(bytes), language, outlets)).not.toThrow();
  }), { numRuns: 300 });
  const pieces = fc.constantFrom('طرابلس', ' – ', ':', '\n', '«', '»', '12/3/2021', 'أ ف ب', 'التعليقات (', ')', 'اقرأ أيضا', 'قال', '.', ' ', 'لـ', '2020', '\u202b', 'http://x', '🙂', 'بقلم');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
    const result = readCapture(capture(parts.join('')), language, outlets);
    if (isRefusal(result)) return;
    let last = 0;
    for (const { span } of result.blocks) {
      expect(span[0]).toBeGreaterThanOrEqual(last);
      last = span[1];
    }
  }), { numRuns: 400 });
});

test('reading is linear in the length of the page', () => {
  const paragraph = 'قال الوزير إن الخطة جاهزة وإن التمويل متاح، لافتا إلى أن اللجنة ستجتمع قريبا في العاصمة لبحث التفاصيل الفنية.\n';
  const time = (count: number): number => {
    const page = `عنوان عن خطة الوزارة\n\n${paragraph.repeat(count)}`;
    const start = processorMs();
    read(page);
    return processorMs() - start;
  };
  time(100);
  expect(time(4000)).toBeLessThan(Math.max(40, time(1000)) * 12);
});

test('a headline sheds the name of its site', () => {
  const article = read('وزير المياه يبحث صيانة السدود مع نظيره - عربي21\n\nبحث وزير المياه مع نظيره في دولة مجاورة خطة مشتركة لصيانة السدود، وذلك في العاصمة.\nوقال الوزير إن اللجنة الفنية ستجتمع قريبا لبحث التمويل.\n');
  expect(article.headline).toBe('وزير المياه يبحث صيانة السدود مع نظيره');
  expect(article.outlet).toBe('عربي21');
});

test('buttons before the words of a line, and a link behind them, are no part of it', () => {
  const body = 'افتتح وزير المياه اليوم محطة جديدة لتنقية مياه الشرب في المحافظة الشمالية بحضور عدد من المسؤولين.';
  const page = `وزير المياه يفتتح محطة لتنقية مياه الشرب\n\nNext Previous سامر النجار – المنارة\n${body}\nوقال الوزير إن المحطة تخدم عشرين قرية وإن العمل فيها استمر ثلاث سنوات. رابط الخبر بصحيفة المنارة: وزير المياه يفتتح محطة لتنقية مياه الشرب\n`;
  const { text, blocks } = read(page);
  expect(blocks.map(({ role, span }) => `${role} ${text.slice(...span).slice(0, 24)}`)).toEqual([
    'headline وزير المياه يفتتح محطة ل', 'chrome Next Previous', 'byline سامر النجار – المنارة', 'paragraph افتتح وزير المياه اليوم ', 'paragraph وقال الوزير إن المحطة تخ', 'chrome رابط الخبر بصحيفة المنار',
  ]);
});

test('tags behind the last sentence of a line are furniture, the same word at the head of a sentence is not', () => {
  const rolesOf = (last: string): string[] => {
    const { text, blocks } = read(`وزير المياه يفتتح محطة لتنقية مياه الشرب\n\nافتتح وزير المياه اليوم محطة جديدة لتنقية مياه الشرب في المحافظة الشمالية.\n${last}\n`);
    return blocks.slice(2).map(({ role, span }) => `${role} ${text.slice(...span).slice(0, 24)}`);
  };
  expect(rolesOf('وقال الوزير إن المحطة تخدم عشرين قرية في الوادي. سمات وزير المياه الوادي الأخضر سامر النجار')).toEqual(['paragraph وقال الوزير إن المحطة تخ', 'chrome سمات وزير المياه الوادي ']);
  expect(rolesOf('وقال الوزير إن المحطة تخدم عشرين قرية في الوادي. سمات المشروع كثيرة، منها قلة الكلفة.')).toEqual(['paragraph وقال الوزير إن المحطة تخ']);
});


describe('writers behind the places that they write from', () => {
  const page = (signature: string): Article => read(`الوزراء يبحثون خطة المياه الجديدة في المدينة\n\n${signature}\n\nعقد الوزراء اجتماعا في المدينة أمس لبحث خطة المياه الجديدة.\n\nوقال رئيسهم إن الخطة جاهزة للتنفيذ في الشهر المقبل.\n`);

  test('several are one byline, each by his name', () => {
    const article = page('الرياض: ناصر الحمادي - صنعاء: عرابي المدني - عدن: محمد علي الصالحي');
    expect(article.byline).toBe('ناصر الحمادي، عرابي المدني، محمد علي الصالحي');
    expect(article.blocks.map(({ role }) => role)).toEqual(['headline', 'byline', 'paragraph', 'paragraph']);
  });

  test('a town is no paper of its name', () => {
    expect(page('الرياض: ناصر الحمادي').outlet).toBeNull();
    expect(page('ناصر الحمادي - الرياض').outlet).toBeNull();
  });

  test('a paper that is called like a little town only is the paper', () => {
    expect(page('الجزيرة - ناصر الحمادي:').outlet).toBe('الجزيرة');
  });
});
