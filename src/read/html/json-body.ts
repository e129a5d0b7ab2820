import type { PageTree } from './page-tree.ts';
import { parsePage } from './page-tree.ts';
import { type HtmlLine, cutLines } from './html-line.ts';
import type { StructuredData } from './structured-data.ts';
import { decodeEntities } from '../../text/entities.ts';
import { parseJson } from './structured-data.ts';

const LEAST_BODY = 200;
const MAX_DEPTH = 30;
const MAX_VALUES = 100_000;
const BODY_KEYS = /^(?:body|articlebody|content|text|html|story|description|fulltext|article_body|post_content|rendered|details|value)$/i;

/** The body where the page's markup has none: JSON-LD `articleBody`, else the longest Arabic prose of the page's state. */
export function readJsonBody(tree: PageTree, structured: StructuredData): { readonly lines: HtmlLine[]; readonly where: string } | null {
  const bodies = structured.articles.map(({ body }) => body).filter((body): body is string => body !== null);
  const best = longest(bodies);
  if (best && best.length >= LEAST_BODY) return { lines: linesOf(best), where: 'json-ld articleBody' };
  const values: string[] = [];
  for (const state of tree.jsonState) collect(parseJson(state) ?? null, '', values, 0);
  const found = longest(values);
  return found ? { lines: linesOf(found), where: 'the page’s data script' } : null;
}

function longest(texts: readonly string[]): string | null {
  return texts.reduce<string | null>((best, text) => (best === null || text.length > best.length ? text : best), null);
}

function collect(json: unknown, key: string, values: string[], depth: number): void {
  if (depth > MAX_DEPTH || values.length > MAX_VALUES) return;
  if (typeof json === 'string') {
    if (json.length >= LEAST_BODY && BODY_KEYS.test(key) && isArabicProse(json)) values.push(json);
  } else if (Array.isArray(json)) {
    for (const item of json) collect(item, key, values, depth + 1);
  } else if (json && typeof json === 'object') {
    for (const [name, value] of Object.entries(json)) collect(value, name, values, depth + 1);
  }
}

function isArabicProse(text: string): boolean {
  const sample = text.slice(0, 3_000);
  const arabic = sample.match(/[\u0621-\u064a]/g)?.length ?? 0;
  return arabic > sample.length * 0.3 && / /.test(sample);
}

/** Plain text or HTML, cut into lines as a page is. */
function linesOf(body: string): HtmlLine[] {
  const html = /<(?:p|br|div|h[2-6]|ul)\b/i.test(body) ? body : decodeEntities(body).replace(/</g, '&lt;').split(/\r?\n+/).map((line) => `<p>${line}</p>`).join('');
  return cutLines(parsePage(html).root);
}
