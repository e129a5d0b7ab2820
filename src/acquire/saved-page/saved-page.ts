import { getEnding, type Format } from '../format.ts';
import { captureSinglePage } from '../single-page.ts';

const ENDINGS = new Set(['.html', '.htm', '.xhtml', '.shtml']);

/** A web page as a browser or a scraper saved it. The folder that a browser puts beside it is passed over. */
export const savedPage: Format = {
  name: 'web page',
  claims: (file) => ENDINGS.has(getEnding(file.path)) || beginsAsPage(file.head),
  async *captures(file) {
    yield captureSinglePage(file, 'text/html');
  },
};

/** Pages saved without an ending, or as .txt or .aspx. */
function beginsAsPage(head: Uint8Array): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head)\b/i.test(start);
}
