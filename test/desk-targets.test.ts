import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from './desk-axe.ts';
import { chromiumPath, openDesk, type OpenDesk } from './desk-browser.ts';
import { affairDossier, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const LINKS = '<p style="margin:0;font-size:8px;line-height:9px"><a href="/1">١</a> <a href="/2">٢</a></p>';
const pageOf = (body: string) => `<!doctype html><html lang="ar" dir="rtl"><head><title>خبر</title></head><body style="margin:0"><main><h1>خبر</h1>${body}</main></body></html>`;

describe.skipIf(chromiumPath === null)('what is said of targets', () => {
  let desk: OpenDesk;
  beforeAll(async () => {
    desk = await openDesk(makeMemoryArchive(affairRecords, affairDossier));
  });
  afterAll(() => desk?.close());

  it.each([
    ['small ones are told', LINKS, 1],
    ['small ones that a link in the flow half covers are told', `${LINKS}<a href="/3" style="display:block;height:40px;margin-top:-5px;position:relative;background:#fff">٣</a>`, 1],
    ['those beneath a bar that stays in place are not', `<div style="position:fixed;inset:0 0 auto;height:90px;background:#fff"><a href="/3" style="display:block;height:80px">٣</a></div>${LINKS}`, 0],
  ])('%s', async (_, body, told) => {
    const { page, context } = await desk.open({ language: 'ar', width: 390, theme: 'light' });
    await page.setContent(pageOf(body));
    expect((await findViolations(page)).filter((one) => one.startsWith('target-size'))).toHaveLength(told);
    await context.close();
  });
});
