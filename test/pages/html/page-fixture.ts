import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a fixture page must give; the first line of its layout says it. */
export interface PageGold {
  readonly uri: string;
  readonly outlet: string | null;
  /** A day; null when nothing on the page proves one. */
  readonly date: string | null;
  readonly article: string;
  readonly charset?: string;
  /** Placeholders that must be read, where not all that the layout shows must. */
  readonly have?: readonly string[];
  /** Words of the layout that must not be read. */
  readonly not?: readonly string[];
  /** For a page that is no article: a word of the refusal. */
  readonly refusal?: string;
  readonly notes?: readonly string[];
}

export interface PageFixture {
  readonly name: string;
  readonly html: string;
  readonly bytes: Uint8Array;
  readonly gold: PageGold;
  readonly headline: string;
  readonly mustHave: readonly string[];
  readonly mustNot: readonly string[];
  /** The first paragraph, when the layout shows one. */
  readonly lede: string | null;
}

type Words = Record<string, string>;

const folder = dirname(fileURLToPath(import.meta.url));
const READ = /\{\{(h|deck2?|cap|p\d|sub\d|li\d|quote)\}\}/g;
const UNREAD = /\{\{(o\d+|ox\d|c\d|cn\d)\}\}/g;

/** The files that the gold stands in: a floor holds for these. */
export function fixtureFiles(): string[] {
  const layouts = readdirSync(join(folder, 'layouts')).filter((file) => file.endsWith('.html')).sort();
  return [join(folder, 'articles.json'), join(folder, 'others.json'), ...layouts.map((file) => join(folder, 'layouts', file))];
}

/** All layouts, filled with invented words. */
export function loadPageFixtures(): PageFixture[] {
  const articles = JSON.parse(readFileSync(join(folder, 'articles.json'), 'utf8')) as Record<string, unknown>[];
  const others = JSON.parse(readFileSync(join(folder, 'others.json'), 'utf8')) as Record<string, string[]>;
  const files = readdirSync(join(folder, 'layouts')).filter((file) => file.endsWith('.html')).sort();
  return files.map((file) => fillLayout(file, readFileSync(join(folder, 'layouts', file), 'utf8'), articles, others));
}

function fillLayout(file: string, layout: string, articles: readonly Record<string, unknown>[], others: Record<string, string[]>): PageFixture {
  const end = layout.indexOf('-->');
  const gold = JSON.parse(layout.slice('<!--'.length, end)) as PageGold;
  const article = articles.find(({ id }) => id === gold.article);
  if (!article) throw new Error(`${file}: no article "${gold.article}"`);
  const words = { ...wordsOf(article), ...listWords('o', others['titles']!), ...listWords('ox', others['excerpts']!), ...listWords('c', others['comments']!), ...listWords('cn', others['commenters']!) };
  const page = layout.slice(end + 4);
  const html = page.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => words[name] ?? fail(file, whole));
  const visible = page.replace(/<script[\s\S]*?<\/script>/gi, '').replace(/<head[\s\S]*?<\/head>/i, '').replace(/<[^>]*>/g, ' ');
  const named = (pattern: RegExp): string[] => [...new Set([...visible.matchAll(pattern)].map((met) => met[1]!))];
  const mustHave = (gold.have ?? named(READ)).map((name) => words[name]!);
  const mustNot = [...named(UNREAD).map((name) => words[name]!), ...(gold.not ?? [])];
  const isLedeShown = gold.refusal === undefined && (gold.have ?? named(READ)).includes('p0');
  return {
    name: file.replace('.html', ''), html, bytes: encode(html, gold.charset), gold, headline: words['h']!,
    mustHave: gold.refusal ? [] : mustHave, mustNot: gold.refusal ? [] : mustNot, lede: isLedeShown ? words['p0']! : null,
  };
}

function fail(file: string, placeholder: string): never {
  throw new Error(`${file}: nothing fills ${placeholder}`);
}

function wordsOf(article: Record<string, unknown>): Words {
  const text = (key: string): string => String(article[key]);
  const list = (key: string): string[] => article[key] as string[];
  return {
    h: text('headline'), deck: text('deck'), deck2: text('deck2'), cap: text('caption'), cred: text('credit'), by: text('byline'), quote: text('quote'),
    ...listWords('p', list('p')), ...listWords('sub', list('sub')), ...listWords('li', list('li')), ...listWords('tag', list('tags')),
  };
}

function listWords(name: string, words: readonly string[]): Words {
  return Object.fromEntries(words.map((word, i) => [`${name}${i}`, word]));
}

/** windows-1256, ISO-8859-6 and UTF-16 as old pages were written; UTF-8 else. */
function encode(html: string, charset = 'utf-8'): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(html);
  if (charset === 'utf-16le') return new Uint8Array(Buffer.from(`\ufeff${html}`, 'utf16le'));
  const decoder = new TextDecoder(charset);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from([...html], (char) => bytes.get(char) ?? 0x3f);
}
