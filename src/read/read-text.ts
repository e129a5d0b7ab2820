import type { Language } from '../language/language.ts';
import type { Article, Note } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import { findAgencies } from './agency-names.ts';
import { detectLanguage } from './article-language.ts';
import type { Decoded } from './decode.ts';
import { findHead } from './find-headline.ts';
import { findNotNews } from './find-not-news.ts';
import { type OutletFinding, findOutletInText } from './find-outlet.ts';
import { type LabelledLine, SOURCE_RULE, labelLine, relateLines } from './labelled-line.ts';
import type { Outlets } from './outlets.ts';
import { findUnlistedOutlet } from './masthead.ts';
import { type PageContext, makePageContext } from './page-context.ts';
import { cutPageLines } from './page-line.ts';
import { placeBody } from './place-body.ts';
import { placeStandfirsts, placeTop } from './place-top.ts';
import type { PlacedLine } from './placed-line.ts';
import { isProse } from './prose.ts';
import { findPublished } from './published/page-dates.ts';

/** Reads a plain-text capture: copy-paste or a scraper's output with its site's furniture. `text` is the file, line ends `\n`. */
export function readText(capture: Capture, decoded: Decoded, language: Language, outlets: Outlets): Article | Refusal {
  const text = decoded.text.replace(/\r\n?|\u2028|\u2029/g, '\n');
  const cut = cutPageLines(text, language);
  const repeats = capture.carrier?.['repeats'];
  const listed = makePageContext(language, outlets, repeats);
  const unlisted = findUnlistedOutlet(cut, text, listed);
  const context = unlisted ? makePageContext(language, outlets.with(unlisted), repeats) : listed;
  const labelled = cut.map((line) => labelLine(line, text, context));
  const lines = relateLines(labelled, context);
  const placed = placeLines(text, lines, capture.carrier?.['title'] ?? null, context);
  const notNews = findNotNews(text, countProse(placed), language);
  const uri = capture.uri ?? capture.id;
  if (notNews) return { uri, code: 'not-news', says: `${uri} is ${notNews}.` };
  return makeArticle(capture, text, placed, decoded.notes, context);
}

function countProse(placed: readonly PlacedLine[]): number {
  return placed.filter(({ line, role }) => role === 'paragraph' && isProse(line)).reduce((sum, { line }) => sum + line.words, 0);
}

function placeLines(text: string, lines: readonly LabelledLine[], title: string | null, context: PageContext): PlacedLine[] {
  const head = findHead(lines, context, title);
  const body = placeStandfirsts(lines, head, context);
  return [...placeTop(text, lines, { ...head, body }, context), ...placeBody(lines, body, context)];
}

function makeArticle(capture: Capture, text: string, placed: readonly PlacedLine[], decodeNotes: readonly Note[], context: PageContext): Article {
  const headline = placed.find(({ role }) => role === 'headline');
  const opening = findOpening(placed);
  const byline = placed.find(({ role, line }) => (role === 'byline' || line.byline) && isOwn(role));
  const outlet = findOutlet(capture, text, placed, context);
  const lang = detectLanguage(bodyText(placed) || text);
  return {
    id: capture.id,
    uri: capture.uri,
    lang,
    text,
    outlet: outlet?.name ?? null,
    via: findVia(placed, outlet, context),
    headline: headline ? text.slice(headline.line.start, headline.line.titleEnd).replace(/[\s\u00a0]+/g, ' ') : capture.carrier?.['title'] ?? null,
    dateline: opening && (opening.place ?? opening.agency) !== null ? { place: opening.place, agency: opening.agency } : null,
    byline: byline ? (byline.line.byline?.byline ?? writerOf(byline.line)) : (capture.carrier?.['byline'] ?? null),
    blocks: placed.flatMap(makeBlocks),
    published: findPublished(text, placed, capture, context),
    ...notesOf(decodeNotes, lang, placed),
  };
}

/** The first dateline of the account itself. */
function findOpening(placed: readonly PlacedLine[]): LabelledLine['dateline'] {
  const met = placed.find(({ role, line }) => line.dateline !== null && (role === 'dateline' || role === 'paragraph' || role === 'byline'));
  return met?.line.dateline ?? null;
}

const isOwn = (role: PlacedLine['role']): boolean => role === 'byline' || role === 'paragraph';

/** "لندن: فلان" signs with place and name; a name alone is the whole line. */
function writerOf(line: LabelledLine): string {
  return (line.dateline?.place ? line.dateline.person : null) ?? line.text.replace(/[\s\u00a0]+/g, ' ');
}

function bodyText(placed: readonly PlacedLine[]): string {
  return placed.filter(({ role }) => role === 'paragraph' || role === 'headline').map(({ line }) => line.text).join('\n');
}

function findOutlet(capture: Capture, text: string, placed: readonly PlacedLine[], context: PageContext): OutletFinding | null {
  const { outlets } = context;
  const stated = capture.carrier?.['outlet'] ?? capture.carrier?.['source'];
  if (stated) return { name: outlets.findByName(stated)?.name ?? stated, rule: 'what brought the page names it' };
  const addresses = [capture.uri, capture.carrier?.['url']].filter((address) => /^https?:/i.test(address ?? ''));
  for (const address of addresses) {
    const hosted = outlets.findByHost(address!);
    if (hosted) return { name: hosted.name, rule: 'its address' };
  }
  return findOutletInText(text, placed, context);
}

/** Agencies of dateline, byline and source line, the outlet itself left out. */
function findVia(placed: readonly PlacedLine[], outlet: OutletFinding | null, context: PageContext): string[] {
  const via: string[] = [];
  const put = (word: string): void => {
    const agency = context.outlets.findAgency(word);
    if (agency && agency.name !== outlet?.name && !via.some((other) => context.outlets.findAgency(other) === agency)) via.push(word);
  };
  /** The mark of an agency that no list holds, by its place in the dateline. */
  const putUnlisted = (word: string): void => {
    if (context.outlets.findAgency(word)) put(word);
    else if (context.outlets.findByName(word) === null && !via.includes(word)) via.push(word);
  };
  for (const { line, role } of placed) {
    if (line.dateline && (role === 'dateline' || role === 'paragraph' || role === 'byline')) line.dateline.agencies.forEach(putUnlisted);
    if (line.byline && isOwn(role)) findAgencies(line.byline.byline, context.outlets).forEach(put);
    if (role === 'credit' && line.rule.startsWith(SOURCE_RULE)) findAgencies(line.text, context.outlets).forEach(put);
  }
  return via;
}

/** The blocks of a line: one, or a dateline or byline and the paragraph that follows in the same line. */
function makeBlocks({ line, role, rule }: PlacedLine): Block[] {
  const because = { rule };
  if (role === 'headline' && line.titleEnd < line.end) return [{ role, span: [line.start, line.titleEnd], because }, siteBlock(line)];
  const head = line.dateline ? { role: 'dateline' as const, span: line.dateline.span } : line.byline ? { role: 'byline' as const, span: line.byline.span } : null;
  if (!head || role !== 'paragraph' || head.span[1] >= line.end) return [{ role, span: [line.start, line.end], because }];
  const rest = line.text.slice(head.span[1] - line.start);
  const start = line.end - rest.trimStart().length;
  return [
    { role: head.role, span: head.span, because: { rule: `${head.role} at the head of the paragraph` } },
    { role, span: [start, line.end], because },
  ];
}

/** "… | العربي الجديد": the site's name behind the headline. */
function siteBlock(line: LabelledLine): Block {
  const rest = line.text.slice(line.titleEnd - line.start);
  return { role: 'chrome', span: [line.end - rest.trimStart().length, line.end], because: { rule: 'the name of the site behind the headline' } };
}

function notesOf(decodeNotes: readonly Note[], lang: string, placed: readonly PlacedLine[]): { notes?: Note[] } {
  const notes = [...decodeNotes];
  if (lang !== 'ar') notes.push({ code: 'other-language', says: `The text is not Arabic (${lang}): what is found in it is not to be relied on.` });
  if (!placed.some(({ role }) => role === 'paragraph')) notes.push({ code: 'no-body', says: 'No paragraph of text was found.' });
  if (!placed.some(({ role }) => role === 'headline')) notes.push({ code: 'no-headline', says: 'No line could be told to be the headline.' });
  return notes.length > 0 ? { notes } : {};
}
