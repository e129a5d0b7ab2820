import type { Capture, Refusal } from '../../model/capture.ts';
import { findBinaryKind } from '../binary.ts';
import { HEAD_BYTES } from '../format.ts';
import { parseContentType } from '../http-message.ts';
import { refuse } from '../refusal.ts';
import { hashBytes, isBlank } from '../single-page.ts';
import { parseWebAddress } from './address-guard.ts';
import type { FetchOptions, WebPage, WebVisitor } from './web-visitor.ts';

const PAGE_TYPES = new Set(['text/html', 'application/xhtml+xml', 'text/plain']);
const FEED_TYPES = /^(?:application|text)\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)$/;

/** The capture of one page of the web, or why there is none. */
export async function capturePage(address: string, visitor: WebVisitor, robots: FetchOptions['robots'] = 'do-not-ask'): Promise<Capture | Refusal> {
  const page = await visitor.fetch(address, { robots });
  return 'code' in page ? page : toCapture(address, page);
}

function toCapture(written: string, page: WebPage): Capture | Refusal {
  const { mediaType, charset } = parseContentType(page.header('content-type'));
  const bytes = new Uint8Array(page.body);
  if (page.status === 304 || isBlank(bytes)) return refuse(written, 'empty', `${written} answers with nothing.`);
  const kind = findBinaryKind(bytes.subarray(0, HEAD_BYTES));
  if (kind) return refuse(written, 'binary', `${written} is ${kind}, not text or a web page.`);
  if (mediaType !== null && FEED_TYPES.test(mediaType)) return refuse(written, 'unsupported', `${written} is a feed or other XML; to take in the pages that a feed names, write feed:${written}`);
  if (mediaType !== null && !PAGE_TYPES.has(mediaType)) return refuse(written, 'unsupported', `${written} is of the kind ${mediaType}, which holds no article.`);
  // Arabic addresses stay as they are written: the server's form of them is all percent signs.
  const isSame = parseWebAddress(written).href === page.address;
  const carrier = isSame ? {} : { carrier: { asked: written } };
  return { id: hashBytes(bytes), bytes, uri: isSame ? written : page.address, mediaType, charset, fetchedAt: page.fetchedAt, ...carrier };
}
