/**
 * Takes the pictures under docs/screens from the invented samples: `node test/desk-screens.ts`.
 * Needs a Chromium; see `desk-browser.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../src/work/open-archive.ts';
import { openDesk } from './desk-browser.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'docs', 'screens');
const archivePath = join(mkdtempSync(join(tmpdir(), 'isnad-screens-')), 'samples.isnad');

execFileSync(process.execPath, [join(ROOT, 'bin', 'isnad.mjs'), 'add', join(ROOT, 'samples'), '--archive', archivePath], { stdio: 'ignore' });
mkdirSync(FOLDER, { recursive: true });
const archive = await openArchive(archivePath);
const desk = await openDesk(archive);
const { happenings, facts } = await archive.dossier();
const told = happenings.toSorted((a, b) => weight(b.id) - weight(a.id))[0]!;
const article = told.reports[0]!.article;

/** The happening that shows most: many reports, then many facts that several of them carry. */
function weight(id: string): number {
  const reports = new Set(happenings.find((one) => one.id === id)!.reports.map((report) => report.article)).size;
  return reports * 10 + Math.min(9, facts.filter((fact) => fact.happening === id && new Set(fact.carried.map((one) => one.article)).size > 1).length);
}

const VIEWS = [
  { name: 'front', path: '/', click: null, height: 1150 },
  { name: 'dossier', path: `/happenings/${told.id}`, click: null, height: 1500 },
  { name: 'reader', path: `/articles/${encodeURIComponent(article)}`, click: '.seg.cue', height: 1150 },
  { name: 'labels', path: '/labels', click: null, height: 900 },
] as const;
const SETTINGS = [
  { language: 'ar', width: 1440, theme: 'light' },
  { language: 'en', width: 1440, theme: 'light' },
  { language: 'ar', width: 390, theme: 'dark' },
  { language: 'en', width: 390, theme: 'light' },
] as const;

for (const setting of SETTINGS) {
  const { page, context } = await desk.open(setting);
  for (const { name, path, click, height } of VIEWS) {
    await page.setViewportSize({ width: setting.width, height });
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    if (click !== null) await page.locator(click).first().click();
    await page.screenshot({ path: join(FOLDER, `${name}-${setting.language}-${setting.width}.png`) });
  }
  await context.close();
}
await desk.close();
await archive.close();
