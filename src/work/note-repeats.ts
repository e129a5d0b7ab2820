import type { Capture, Refusal } from '../model/capture.ts';
import { decode } from '../read/decode.ts';
import { LineTally, type TalliedPage } from '../read/line-tally.ts';
import { isHtml } from '../read/read-capture.ts';
import { isRefusal } from './stages.ts';

/** So many pages are held back until those behind them are counted. Enough for the furniture of a site to show, little enough for memory. */
const MOST_HELD = 512;
const MOST_HELD_BYTES = 16 * 2 ** 20;
/** A page of text has a few kilobytes; what is larger is not counted. */
const LARGEST_COUNTED_BYTES = 256 * 2 ** 10;
/** The name by which `read` knows the lines. */
const CARRIED_AS = 'repeats';

interface Held {
  readonly source: Capture | Refusal;
  readonly page: TalliedPage | null;
}

/**
 * Notes in the carrier of each plain-text capture which of its lines stand on other pages of its site in the same run: evidence
 * for what is furniture. It is kept with the capture, so that the same capture gives the same record wherever it is read again.
 */
export async function* noteRepeats(sources: AsyncIterable<Capture | Refusal>): AsyncIterable<Capture | Refusal> {
  const tally = new LineTally();
  const held: Held[] = [];
  let bytes = 0;
  const release = (): Capture | Refusal => {
    const { source, page } = held.shift()!;
    if (page !== null && !isRefusal(source)) bytes -= source.bytes.byteLength;
    return withRepeats(source, page, tally);
  };
  for await (const source of sources) {
    const text = isRefusal(source) ? null : plainTextOf(source);
    const page = text === null ? null : tally.add(siteOf(source as Capture), text);
    if (page !== null) bytes += (source as Capture).bytes.byteLength;
    held.push({ source, page });
    while (held.length > 0 && (held[0]!.page === null || held.length > MOST_HELD || bytes > MOST_HELD_BYTES)) yield release();
  }
  while (held.length > 0) yield release();
}

function withRepeats(source: Capture | Refusal, page: TalliedPage | null, tally: LineTally): Capture | Refusal {
  const repeats = page === null || isRefusal(source) ? [] : tally.repeatsOf(page);
  return repeats.length === 0 ? source : { ...(source as Capture), carrier: { ...(source as Capture).carrier, [CARRIED_AS]: repeats.join('\n') } };
}

/** A capture's text when it is plain text that was not counted before; null for web pages and what is no text. */
function plainTextOf(capture: Capture): string | null {
  if (capture.bytes.byteLength > LARGEST_COUNTED_BYTES || capture.carrier?.[CARRIED_AS] !== undefined) return null;
  const content = capture.carrier?.['content'];
  if (content !== undefined) return isHtml(content, null) ? null : content;
  if (/html/i.test(capture.mediaType ?? '')) return null;
  const decoded = decode(capture);
  return 'code' in decoded || isHtml(decoded.text, capture.mediaType) ? null : decoded.text;
}

/** The outlet that the carrier names, the host of the address, or the folder of the file. */
function siteOf({ carrier, uri }: Capture): string {
  const stated = carrier?.['outlet'];
  if (stated) return stated;
  const address = uri ?? '';
  const host = /^https?:\/\/([^/]+)/i.exec(address);
  if (host) return host[1]!.toLowerCase();
  const file = address.replace(/#\d+$/, '');
  return file === address ? file.slice(0, Math.max(0, file.search(/[^/\\!]*$/))) : file;
}
