import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { serveArchive, type RunningServer, type ServeOptions } from '../src/http/serve-archive.ts';
import type { ServedArchive } from '../src/http/served-archive.ts';
import { buildDesk } from './desk-built.ts';

const BROWSERS = [process.env['ISNAD_CHROMIUM'] ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium on this machine, or null: then the browser tests are left out. */
export const chromiumPath: string | null = BROWSERS.find((path) => path !== '' && existsSync(path)) ?? null;

/** A busy machine may need this long for what takes a moment; what goes wrong is told after it. */
const WAIT_MS = 60_000;

/** The desk, built from its sources, served over an archive and opened in a real browser. */
export interface OpenDesk {
  readonly address: string;
  readonly browser: Browser;
  /** Whatever the pages complained of: errors on the console, broken content policy, requests to elsewhere. */
  readonly complaints: string[];
  open(options: { width: number; language: 'ar' | 'en'; theme?: 'light' | 'dark' }): Promise<{ page: Page; context: BrowserContext }>;
  close(): Promise<void>;
}

export async function openDesk(archive: ServedArchive, options: Partial<ServeOptions> = {}): Promise<OpenDesk> {
  const server: RunningServer = await serveArchive({ ...options, archive, port: 0, desk: await buildDesk() });
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  const complaints: string[] = [];
  const address = server.address.replace(/\/$/, '');
  return {
    address,
    browser,
    complaints,
    async open({ width, language, theme = 'light' }) {
      const locale = language === 'ar' ? 'ar-LB' : 'en-GB';
      const context = await browser.newContext({ viewport: { width, height: 900 }, locale, colorScheme: theme, baseURL: address, reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(WAIT_MS);
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => request.url().startsWith(address) || complaints.push(`request to ${request.url()}`));
      return { page, context };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
