import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An invented page with the role of every line; format in test/pages/text/README.md. */
export interface PageFixture {
  readonly name: string;
  readonly text: string;
  /** The non-empty lines of `text`, with what a reader takes them for. */
  readonly lines: readonly { readonly role: string; readonly text: string }[];
  readonly expected: ReadonlyMap<string, string>;
}

const FOLDER = join(fileURLToPath(new URL('.', import.meta.url)), 'pages', 'text');

export function loadPageFixtures(): PageFixture[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith('.page')).sort().map((file) => parse(file.slice(0, -'.page'.length), readFileSync(join(FOLDER, file), 'utf8')));
}

function parse(name: string, source: string): PageFixture {
  const expected = new Map<string, string>();
  const page: string[] = [];
  const lines: { role: string; text: string }[] = [];
  for (const row of source.replace(/\n$/, '').split('\n')) {
    if (row.startsWith('#') && lines.length === 0) {
      const [key = '', ...value] = row.slice(1).split(':');
      expected.set(key.trim(), value.join(':').trim());
      continue;
    }
    const [role = '', text = ''] = row.split('\t');
    page.push(text);
    if (text !== '') lines.push({ role, text });
  }
  return { name, text: page.join('\n'), lines, expected };
}
