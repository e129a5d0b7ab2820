import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadLanguage } from '../src/language/language.ts';
import { loadOutlets } from '../src/read/outlets.ts';
import { isRefusal, readCapture } from '../src/read/read-capture.ts';

const shared = process.env['ISNAD_SHARED'] ?? fileURLToPath(new URL('../../shared', import.meta.url));
const folder = join(shared, 'gold', 'seeds');
const present = existsSync(folder);
if (!present) console.log('left out: reading the five seeds, for there is no ../shared beside the repository');

interface Gold {
  readonly file: string;
  readonly outlet: string | null;
  readonly via: readonly string[];
  readonly headline: string;
  readonly byline: string | null;
  readonly dateline: { readonly place: string | null; readonly agency: string | null } | null;
  readonly blocks: readonly { readonly role: string; readonly span: readonly [number, number] }[];
}

describe.skipIf(!present)('the five seeds', () => {
  const language = loadLanguage('ar');
  const outlets = loadOutlets(language);
  const files = present ? readdirSync(folder).filter((file) => /^\d.*\.json$/.test(file)) : [];
  test.each(files)('%s', (file) => {
    const gold = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold;
    const bytes = readFileSync(join(shared, gold.file));
    const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const article = readCapture({ id, bytes, uri: basename(gold.file), mediaType: null, charset: null, fetchedAt: null }, language, outlets);
    if (isRefusal(article)) throw new Error(article.says);
    expect(article.blocks.map(({ role, span }) => `${role} ${span.join('-')}`)).toEqual(gold.blocks.map(({ role, span }) => `${role} ${span.join('-')}`));
    const { outlet, via, headline, byline, dateline } = article;
    expect({ outlet, via, headline, byline, dateline }).toEqual({
      outlet: gold.outlet, via: gold.via, headline: gold.headline, byline: gold.byline, dateline: gold.dateline,
    });
  });
});
