import type { Language } from '../../language/language.ts';
import type { Article, Note } from '../../model/article.ts';
import type { Capture, Refusal } from '../../model/capture.ts';
import type { Outlets } from '../outlets.ts';
import { makePageContext } from '../page-context.ts';
import { type ArticleBody, findArticleBody } from './article-body.ts';
import { assembleArticle } from './assemble.ts';
import { readBoxNames } from './box-words.ts';
import { type FoundHeadline, findHeadline, findHeadlineOverBody, isTitled } from './headline.ts';
import { type HtmlLine, cutLines } from './html-line.ts';
import { addCarrierClaims } from './carrier-claims.ts';
import { readJsonBody } from './json-body.ts';
import { KnownText, keyWords, letterKey } from './known-text.ts';
import { LineFacts } from './line-facts.ts';
import { refuseNotNews } from './not-news.ts';
import { type PageBlock, readPageBlocks } from './page-block.ts';
import { type PageMeta, readPageMeta } from './page-meta.ts';
import { type PageElement, type PageTree, parsePage } from './page-tree.ts';
import { PageZones, isProse } from './page-zone.ts';

/** A page read up to the roles of its lines; `isnad explain` and the measurements look at the lines left out. */
export interface PageReading {
  readonly tree: PageTree;
  readonly meta: PageMeta;
  readonly headline: { readonly text: string; readonly says: string } | null;
  readonly blocks: readonly PageBlock[];
  readonly zones: PageZones;
  readonly notes: readonly Note[];
}

/** Where the markup holds less than this share of the body that the page's data holds, the data is read instead. */
const LOST_BODY = 0.4;

/** Reads a web page as its reader does. Pure. A page that is no article gives a Refusal that names what it is. */
export function readHtml(capture: Capture, decoded: { readonly text: string; readonly notes: readonly Note[] }, language: Language, outlets: Outlets): Article | Refusal {
  const context = makePageContext(language, outlets);
  const facts = new LineFacts(context);
  const reading = readPage(decoded.text, { uri: capture.uri, carrier: capture.carrier }, context.outlets, facts);
  const address = [capture.uri, ...reading.meta.addresses.map(({ raw }) => raw)].find((raw): raw is string => raw !== null && /^https?:/i.test(raw)) ?? null;
  const refusal = refuseNotNews({ uri: capture.uri ?? capture.id, meta: reading.meta, headline: reading.headline?.text ?? null, blocks: reading.blocks, language, address });
  return refusal ?? assembleArticle({ capture, reading, context, facts, notes: decoded.notes });
}

/** Parses a page and gives every line its role. */
export function readPage(html: string, { uri, carrier }: Pick<Capture, 'uri' | 'carrier'>, outlets: Outlets, facts: LineFacts): PageReading {
  const tree = parsePage(html);
  const meta = addCarrierClaims(readPageMeta(tree), carrier);
  const lines = cutLines(tree.root);
  const { fold } = facts;
  const claimed = withoutSection(findHeadline(lines, meta, fold, siteWordsOf(meta, uri, outlets, facts)), facts);
  const known = new KnownText(fold, meta.descriptions.map(({ raw }) => raw), meta.structured.articles.flatMap(({ body }) => body ?? []));
  const marked = new Set(meta.marked.get('articlebody') ?? []);
  const sure = [...(claimed?.line ? [claimed.line.element] : []), ...sureElements(lines, known, marked)];
  const zones = new PageZones(lines, sure);
  const bodyUnder = (line: HtmlLine | null): ArticleBody | null => findArticleBody({ lines, zones, headline: line, known, marked });
  const bare = bodyUnder(claimed?.line ?? null);
  const headline = isTitled(claimed) || !bare ? claimed : findHeadlineOverBody(lines, lines.findIndex((line, at) => at >= bare.coreFrom && isProse(line))) ?? claimed;
  const body = headline === claimed ? bare : bodyUnder(headline!.line);
  const sections = new Set(meta.sections.map((section) => letterKey(fold, section)));
  const blocks = body
    ? readPageBlocks({ lines, zones, body, headline: headline?.line ?? null, headlineText: headline?.text ?? null, known, facts, sections })
    : lines.map((line): PageBlock => ({ line, role: zones.find(line.element)?.kind === 'cards' ? 'related' : 'chrome', isKept: false, because: { rule: 'no-body-found' } }));
  const notes: Note[] = tree.bounded ? [{ code: 'page-bounded', says: 'The page nests or repeats elements beyond reason; the rest was read as plain text.' }] : [];
  return withJsonBody({ tree, meta, headline: headline && { text: headline.text, says: headline.says }, blocks, zones, notes }, headline?.line ?? null);
}

/** "عام / …": the section that some agencies print in the line of the headline is not part of it. */
function withoutSection(found: FoundHeadline | null, facts: LineFacts): FoundHeadline | null {
  const met = found ? /^([^/]{2,20}?)\s+\/\s+(.{10,})$/u.exec(found.text) : null;
  return met && facts.isSectionName(met[1]!) ? { ...found!, text: met[2]! } : found;
}

/** Boxes of lines that the page itself says are its body. */
function sureElements(lines: readonly HtmlLine[], known: KnownText, marked: ReadonlySet<PageElement>): PageElement[] {
  const held = lines.map((line) => ({ line, as: isProse(line) ? known.holds(line.text) : null }));
  // A description may be the site's slogan, printed in its footer.
  const sure = held.filter(({ line, as }) => as === 'body' || (as === 'start' && !isAtPageEdge(line.element))).map(({ line }) => line.element);
  return [...sure, ...[...marked].filter(({ tag }) => tag !== 'meta')];
}

const EDGES = new Set(['footer', 'site-header', 'widget', 'hidden', 'sign-up', 'navigation', 'form']);

function isAtPageEdge(element: PageElement): boolean {
  for (let box: PageElement | null = element; box; box = box.parent) {
    if (box.tag === 'footer' || box.tag === 'aside' || box.tag === 'nav') return true;
    const { zone, pieces } = readBoxNames(box);
    if (zone && EDGES.has(zone) && !pieces.has('body') && box.tag !== 'body' && box.tag !== 'html') return true;
  }
  return false;
}

function siteWordsOf(meta: PageMeta, uri: string | null, outlets: Outlets, { fold }: LineFacts): Set<string> {
  const names = meta.siteNames.map(({ raw }) => raw).filter((name) => name.length < 60);
  for (const address of [uri, ...meta.addresses.map(({ raw }) => raw)]) {
    if (!address || !/^https?:/i.test(address)) continue;
    names.push(...address.split('/')[2]!.split('.'));
    const outlet = outlets.findByHost(address);
    if (outlet) names.push(outlet.name, ...outlet.also, outlet.latin ?? '');
  }
  return new Set(names.flatMap((name) => keyWords(fold, name)));
}

/** Pages drawn by scripts: their text is taken from their data when the markup lacks most of it. */
function withJsonBody(reading: PageReading, headlineLine: HtmlLine | null): PageReading {
  const shown = reading.blocks.filter(({ role, isKept }) => isKept && role === 'paragraph').reduce((sum, { line }) => sum + line.text.length, 0);
  if (shown > 400 && reading.meta.structured.articles.every(({ body }) => (body?.length ?? 0) * LOST_BODY < shown)) return reading;
  const json = readJsonBody(reading.tree, reading.meta.structured);
  const length = json?.lines.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  if (!json || length * LOST_BODY < shown) return reading;
  const kept = reading.blocks.filter(({ role, line }) => role !== 'paragraph' && role !== 'subheading' || line === headlineLine);
  const added = json.lines.map((line): PageBlock => ({ line, role: 'paragraph', isKept: true, because: { rule: 'body-in-data', says: json.where } }));
  const note = { code: 'body-in-data', says: `The body was read from ${json.where}: the page’s markup does not hold it.` };
  return { ...reading, blocks: [...kept, ...added], notes: [...reading.notes, note] };
}
