import type { Language } from '../language/language.ts';
import type { Article } from '../model/article.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import { type Decoded, decode } from './decode.ts';
import { readHtml } from './html/read-html.ts';
import type { Outlets } from './outlets.ts';
import { readText } from './read-text.ts';

/** Where a page's first tag must stand to be seen as HTML. */
const SNIFFED_CHARS = 4_000;
/** Tags that no plain text begins with; one of them is enough. */
const PAGE_TAG = /<(?:!doctype\s+html|html|head|body|article|meta|title|script)\b[^<]*>/i;
/** Fragments of pages: several of these make HTML. */
const INNER_TAG = /<\/?(?:p|div|span|h[1-6]|a|br|img|ul|li|section|table|strong)\b[^<>]*>/gi;
const LEAST_INNER_TAGS = 4;
/** How near the head of a carried text its title may stand. */
const TITLED_CHARS = 3_000;

/** Reads any capture: HTML by its tags, everything else as plain text. Odd input gives notes or a refusal, never an exception. */
export function readCapture(capture: Capture, language: Language, outlets: Outlets): Article | Refusal {
  const article = withContent(capture);
  const decoded = decode(article);
  if (isRefusal(decoded)) return decoded;
  return isHtml(decoded.text, article.mediaType) ? readHtml(capture, decoded, language, outlets) : readText(capture, decoded, language, outlets);
}

/**
 * Rows of tables, entries of feeds and PDFs: the carrier's `content` is the article, the bytes are what it was taken from.
 * Plain text gets its title as first line, as a copied page has it.
 */
function withContent(capture: Capture): Capture {
  const content = capture.carrier?.['content'];
  if (content === undefined) return capture;
  const title = capture.carrier?.['title']?.trim() ?? '';
  const isTitled = title === '' || isHtml(content, 'text/html') || holdsLine(content.slice(0, TITLED_CHARS), title);
  return { ...capture, bytes: new TextEncoder().encode(isTitled ? content : `${title}\n\n${content}`), mediaType: isHtml(content, 'text/html') ? 'text/html' : 'text/plain' };
}

/** Whether a text begins with a title, or a line near its head is that title: the page of a newspaper has its masthead above. */
function holdsLine(top: string, title: string): boolean {
  return top.trimStart().startsWith(title) || top.split('\n').some((line) => line.trim() === title);
}

/** By what the text begins with; a declared type is believed only when tags are there. */
export function isHtml(text: string, mediaType: string | null): boolean {
  const top = text.slice(0, SNIFFED_CHARS);
  if (!top.includes('<')) return false;
  if (PAGE_TAG.test(top)) return true;
  const inner = top.match(INNER_TAG)?.length ?? 0;
  return inner >= LEAST_INNER_TAGS || (inner > 0 && mediaType !== null && /html/i.test(mediaType));
}

export function isRefusal(result: Article | Decoded | Refusal): result is Refusal {
  return 'code' in result;
}
