import { expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { readCapture } from '../src/read/read-capture.ts';
import type { Article } from '../src/model/article.ts';

const language = loadLanguage('ar');
const outlets = loadOutlets(language);

function read(text: string): Article {
  const capture = { id: 'sha256:0', bytes: new TextEncoder().encode(text), uri: 'page.txt', mediaType: null, charset: null, fetchedAt: null };
  const article = readCapture(capture, language, outlets);
  if ('code' in article) throw new Error(article.says);
  return article;
}

const BODY = 'افتتح وزير الأشغال جسرًا جديدًا يربط ضفتي النهر، بحضور عدد من نواب المنطقة ووجهائها.\n\nوقال الوزير إن العمل في الجسر استغرق ثلاث سنوات وشارك فيه مئتا عامل من أبناء البلدة.';

test.each([
  ['a rights line repeats the masthead', `النخيل\nمحليات\n\nافتتاح جسر جديد على النهر\n\n${BODY}\n\nجميع الحقوق محفوظة لصحيفة النخيل 2023\n`, 'النخيل'],
  ['the text says who was told', `صوت الوادي\n\nافتتاح جسر جديد على النهر\n\n${BODY.replace('وقال الوزير إن', 'وقال الوزير لـ«صوت الوادي» إن')}\n`, 'صوت الوادي'],
  ['an agency signs with its mark', `وكالة أنباء الوادي (وادا)\n\nافتتاح جسر جديد على النهر\n\nالرملة 9 آذار (وادا)- ${BODY}\n`, 'وكالة أنباء الوادي'],
  ['a first line that nothing repeats proves nothing', `أحوال الناس\n\nافتتاح جسر جديد على النهر\n\n${BODY}\n`, null],
  ['a headline is no masthead', `افتتاح جسر جديد\n\n${BODY}\n\nافتتاح جسر جديد\n`, null],
])('%s', (_, text, outlet) => {
  expect(read(text).outlet).toBe(outlet);
});

test.each([
  ['الرملة – النخيل', { place: 'الرملة', agency: 'النخيل' }, []],
  ['الرملة - وجا:', { place: 'الرملة', agency: 'وجا' }, ['وجا']],
  ['النخيل – الرملة', { place: 'الرملة', agency: 'النخيل' }, []],
])('dateline of a place that no list holds: %s', (line, dateline, via) => {
  const article = read(`النخيل\nمحليات\n\nافتتاح جسر جديد على النهر\n\n${line}\n${BODY}\n\nجميع الحقوق محفوظة لصحيفة النخيل 2023\n`);
  expect(article.dateline).toEqual(dateline);
  expect(article.via).toEqual(via);
});
