/**
 * Takes the pictures under docs/screens from the invented samples: `node test/desk-screens.ts`.
 * Needs a Chromium; see `desk-browser.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../src/work/open-archive.ts';
import type { ServedArchive } from '../src/http/served-archive.ts';
import { makePlacedArchive } from './desk-archives.ts';
import { openDesk } from './desk-browser.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, 'docs', 'screens');
const archivePath = join(mkdtempSync(join(tmpdir(), 'isnad-screens-')), 'samples.isnad');

// What is no page among the samples is refused, which the command tells with its exit code.
spawnSync(process.execPath, [join(ROOT, 'bin', 'isnad.mjs'), 'add', join(ROOT, 'samples'), '--archive', archivePath], { stdio: 'ignore' });
mkdirSync(FOLDER, { recursive: true });
const archive = await openArchive(archivePath);
const { happenings, facts, entities } = await archive.dossier();
const told = happenings.toSorted((a, b) => weight(b.id) - weight(a.id))[0]!;
const [article, other] = [...new Set(told.reports.map((report) => report.article))] as [string, string];
const outlet = (await archive.dossier()).articles.find(({ id }) => id === article)!.outlet ?? '~';

const person = entities.filter(({ type }) => type === 'person').toSorted((a, b) => (b.members?.length ?? 0) - (a.members?.length ?? 0))[0]!;

/** The happening that shows most: many reports, then many facts that several of them carry. */
function weight(id: string): number {
  const reports = new Set(happenings.find((one) => one.id === id)!.reports.map((report) => report.article)).size;
  return reports * 10 + Math.min(9, facts.filter((fact) => fact.happening === id && new Set(fact.carried.map((one) => one.article)).size > 1).length);
}

interface View {
  readonly name: string;
  readonly path: string;
  readonly click: string | null;
  readonly height: number;
}

const VIEWS: readonly View[] = [
  { name: 'front', path: '/', click: null, height: 1150 },
  { name: 'dossier', path: `/happenings/${told.id}`, click: null, height: 1500 },
  { name: 'reader', path: `/articles/${encodeURIComponent(article)}`, click: '.seg.cue', height: 1150 },
  { name: 'labels', path: '/labels', click: null, height: 900 },
  { name: 'entity', path: `/entities/${person.id}`, click: null, height: 1150 },
  { name: 'outlet', path: `/outlets/${encodeURIComponent(outlet)}`, click: null, height: 1150 },
  { name: 'search', path: `/search?q=${encodeURIComponent('المجلس')}`, click: null, height: 1150 },
  { name: 'compare', path: `/compare?article=${encodeURIComponent(article)}&article=${encodeURIComponent(other)}`, click: null, height: 1150 },
  { name: 'paper', path: `/happenings/${told.id}/paper`, click: null, height: 1300 },
  { name: 'add', path: '/add', click: null, height: 900 },
  { name: 'review', path: '/review', click: null, height: 1150 },
];
/** Places of the samples are invented and lie nowhere; those of another affair were given points for this. */
const MAP: readonly View[] = [{ name: 'map', path: '/map?place=E3', click: null, height: 1150 }];
const SETTINGS = [
  { language: 'ar', width: 1440, theme: 'light' },
  { language: 'en', width: 1440, theme: 'light' },
  { language: 'ar', width: 390, theme: 'dark' },
  { language: 'en', width: 390, theme: 'light' },
] as const;

await takePictures(archive, VIEWS);
await takePictures(makePlacedArchive(), MAP);
await archive.close();

async function takePictures(served: ServedArchive, views: readonly View[]): Promise<void> {
  const desk = await openDesk(served);
  for (const setting of SETTINGS) {
    const { page, context } = await desk.open(setting);
    for (const { name, path, click, height } of views) {
      await page.setViewportSize({ width: setting.width, height });
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelector('main [aria-busy="true"]') === null);
      if (click !== null) await page.locator(click).first().click();
      await page.screenshot({ path: join(FOLDER, `${name}-${setting.language}-${setting.width}.png`) });
    }
    await context.close();
  }
  await desk.close();
}
