import { getEnding, type Format } from '../format.ts';
import { captureSinglePage } from '../single-page.ts';

/** Endings of files that are text but never an article: they are named for what they are instead of being read. */
const NOT_ARTICLES = new Set([
  '.css', '.js', '.mjs', '.ts', '.map', '.json', '.svg', '.xml', '.yml', '.yaml', '.toml', '.ini', '.log', '.py', '.sh', '.srt',
]);

/** A copied or scraped article in a text file. Claims whatever no other format does, so it stands last. */
export const plainText: Format = {
  name: 'plain text',
  claims: (file) => !NOT_ARTICLES.has(getEnding(file.path)),
  async *captures(file) {
    yield captureSinglePage(file, 'text/plain');
  },
};
