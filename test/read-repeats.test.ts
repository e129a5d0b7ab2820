/** What stands on many pages of an outlet is its furniture; what its news say again and again is not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Capture } from '../src/model/capture.ts';
import { LineTally } from '../src/read/line-tally.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { readCapture } from '../src/read/read-capture.ts';
import { openSqliteArchive } from '../src/store/sqlite-archive.ts';
import { addPaths, renewArticles } from '../src/work/add-paths.ts';
import { noteRepeats } from '../src/work/note-repeats.ts';
import { readPaths } from '../src/work/read-paths.ts';

const SLOGAN = 'نافذتك على البحر ومن فيه';
const MENU = ['مرافئ', 'شباك الصيد', 'على الرصيف'];
const PROMO = 'بين يديك كل ما يجود به الموج';
const NOTICE = 'الموجة الزرقاء مطبوعة أسبوعية تعنى بشؤون الصيادين وأهل الساحل وتصدر عن دار النورس للطباعة منذ عام 1988.';
const TEMPLATE = 'وحضر المقابلة رئيس المراسم في ديوان الأمير ومدير مكتبه الخاص وعدد من كبار المسؤولين في الإمارة.';

const GUESTS = ['سفير مدار', 'وزير دفاع نوران', 'رئيس برلمان سلمان', 'مبعوث الاتحاد', 'وفد الصيادين', 'رئيس بعثة الهدنة', 'وزير الموانئ', 'قائد خفر السواحل', 'أمين عام الرابطة', 'حاكم الجزر'];
const TOPICS = ['ترسيم الحدود البحرية', 'صفقة الزوارق السريعة', 'مراقبة الانتخابات المقبلة', 'إعادة فتح السفارة', 'رسوم الرسو الجديدة', 'تبادل الأسرى', 'توسعة الميناء القديم', 'مطاردة المهربين', 'عقد القمة الطارئة', 'استقبال النازحين'];

/** A page of the outlet as a copy of it looks: slogan, menu, headline, body, a template sentence on some, promo and notice. */
function pageOf(at: number): string {
  const [guest, topic] = [GUESTS[at]!, TOPICS[at]!];
  return [
    SLOGAN, ...MENU, '', `الأمير يبحث مع ${guest} ${topic}`, '',
    `استقبل الأمير راشد بن سيف في قصر الموج ${guest}، وبحث معه ${topic} بعد أسابيع من الخلاف بين الجانبين.`,
    `وقال ${guest} عقب المقابلة إن ${topic} يحتاج إلى جولات أخرى من التفاوض قبل أن يوقع أي شيء.`,
    ...(at < 4 ? [TEMPLATE] : []), '', PROMO, NOTICE,
  ].join('\n');
}

let folder: string;
let archiveFolder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-repeats-'));
  archiveFolder = mkdtempSync(join(tmpdir(), 'isnad-repeats-archive-'));
  for (let at = 0; at < GUESTS.length; at++) writeFileSync(join(folder, `page-${at}.txt`), pageOf(at));
});
afterAll(() => {
  for (const made of [folder, archiveFolder]) rmSync(made, { recursive: true });
});

const language = loadLanguage('ar');
const outlets = loadOutlets(language);

function captureOf(text: string, uri: string, carrier?: Record<string, string>): Capture {
  return { id: `sha256:${uri}`, bytes: new TextEncoder().encode(text), uri, mediaType: 'text/plain', charset: null, fetchedAt: null, ...(carrier && { carrier }) };
}

async function* all(captures: readonly Capture[]): AsyncIterable<Capture> {
  yield* captures;
}

async function noted(captures: readonly Capture[]): Promise<Capture[]> {
  const out: Capture[] = [];
  for await (const source of noteRepeats(all(captures))) out.push(source as Capture);
  return out;
}

const pages = (): Capture[] => GUESTS.map((_, at) => captureOf(pageOf(at), `/wave/page-${at}.txt`));

function rolesOf(article: Pick<Article, 'text' | 'blocks'>): Map<string, string> {
  return new Map(article.blocks.map(({ span, role }) => [article.text.slice(...span), role]));
}

describe('pages of one outlet read together', () => {
  test('its slogan, menu, promotion and notice are furniture; the news and its template sentence stay', async () => {
    const [first] = await noted(pages());
    const roles = rolesOf(readCapture(first!, language, outlets) as Article);
    for (const line of [SLOGAN, ...MENU, PROMO, NOTICE]) expect([line, roles.get(line)]).toEqual([line, 'chrome']);
    expect(roles.get(TEMPLATE)).toBe('paragraph');
    expect(roles.get(`الأمير يبحث مع ${GUESTS[0]} ${TOPICS[0]}`)).toBe('headline');
    expect([...roles.values()].filter((role) => role === 'paragraph')).toHaveLength(3);
  });

  test('a page read alone keeps what only others could tell', () => {
    const roles = rolesOf(readCapture(pages()[0]!, language, outlets) as Article);
    expect(roles.get(NOTICE)).toBe('paragraph');
  });

  test('a sentence of the news is kept even where most pages end with it, when the page holds nothing else', () => {
    const capture = captureOf(`${TEMPLATE}\n`, '/wave/only.txt', { repeats: TEMPLATE });
    expect(rolesOf(readCapture(capture, language, outlets) as Article).get(TEMPLATE)).toBe('paragraph');
  });

  test('a headline that comes back every week is still the headline', () => {
    const text = `أسعار السمك في موانئ الساحل\n\nتراجعت أسعار السمك في موانئ الساحل هذا الأسبوع بعد عودة الزوارق إلى البحر بأعداد كبيرة.\nوقال تجار في الموانئ إن الأسعار ستبقى على حالها حتى نهاية الشهر.\n`;
    const article = readCapture(captureOf(text, '/wave/fish.txt', { repeats: 'أسعار السمك في موانئ الساحل' }), language, outlets) as Article;
    expect(article.headline).toBe('أسعار السمك في موانئ الساحل');
  });

  test('the record of a capture is the same wherever it is read again', async () => {
    const [first] = await noted(pages());
    const once = JSON.stringify(readCapture(first!, language, outlets));
    expect(JSON.stringify(readCapture({ ...first! }, language, outlets))).toBe(once);
    expect((await noted([first!]))[0]).toEqual(first);
  });
});

describe('the run', () => {
  test('isnad read sees the pages of a folder together, in their order', async () => {
    const records = [];
    for await (const outcome of readPaths([folder])) if ('article' in outcome) records.push(outcome.article.record);
    expect(records.map(({ uri }) => uri)).toEqual(GUESTS.map((_, at) => join(folder, `page-${at}.txt`)));
    for (const record of records) expect(rolesOf(record).get(NOTICE)).toBe('chrome');
  }, 60_000);

  test('an archive keeps what was noted: reading again with another engine gives the same roles', async () => {
    const archive = await openSqliteArchive(join(archiveFolder, 'wave.isnad'));
    try {
      await addPaths(archive, [folder], { engine: 'one' });
      await renewArticles(archive, { engine: 'two' });
      let count = 0;
      for await (const record of archive.records()) {
        expect(rolesOf(record).get(NOTICE)).toBe('chrome');
        count++;
      }
      expect(count).toBe(GUESTS.length);
    } finally {
      await archive.close();
    }
  }, 60_000);

  test('web pages are not held back, and nothing changes its place', async () => {
    const html = captureOf('<!doctype html><html><body><p>خبر</p></body></html>', 'https://a.example/1');
    const order = await noted([html, ...pages(), html]);
    expect(order.map(({ uri }) => uri)).toEqual([html, ...pages(), html].map(({ uri }) => uri));
    expect(order[0]).toBe(html);
  });
});

describe('the tally', () => {
  const text = (at: number): string => `سطر ثابت\nهذا خبر رقمه ${'أبجدهوزحط'[at % 9]}${'كلمنسعفصق'[at % 7]} ${'قرشتثخذضظ'.slice(0, 1 + (at % 9))} وهو طويل بما يكفي ليكون متن الصفحة.`;

  test('two pages prove nothing, three do', () => {
    const tally = new LineTally();
    const first = tally.add('a', text(0));
    tally.add('a', text(1));
    expect(tally.repeatsOf(first)).toEqual([]);
    tally.add('a', text(2));
    expect(tally.repeatsOf(first)).toEqual(['سطر ثابت']);
  });

  test('the same article met again and again counts once', () => {
    const tally = new LineTally();
    const pages = Array.from({ length: 20 }, () => tally.add('a', text(0)));
    expect(tally.repeatsOf(pages[0]!)).toEqual([]);
  });

  test('outlets are counted apart', () => {
    const tally = new LineTally();
    const pages = [0, 1, 2].map((at) => tally.add(`site-${at}`, text(at)));
    expect(pages.map((page) => tally.repeatsOf(page))).toEqual([[], [], []]);
  });

  test('digits and marks of a line do not matter', () => {
    const tally = new LineTally();
    const pages = [0, 1, 2].map((at) => tally.add('a', `زوار الموقع: ${at + 10}\n${text(at)}`));
    expect(tally.repeatsOf(pages[1]!)).toContain('زوار الموقع: 11');
  });

  test('a million lines of one site stay in bounds', () => {
    const tally = new LineTally();
    for (let at = 0; at < 5_000; at++) tally.add('a', Array.from({ length: 200 }, (_, line) => `سطر ${letters(at * 200 + line)}`).join('\n'));
    expect(tally.size).toBeLessThan(60_000);
  });
});

/** A number as letters, so that each line differs. */
function letters(value: number): string {
  return String(value).replace(/\d/g, (digit) => 'ابتثجحخدذر'[Number(digit)]!);
}
