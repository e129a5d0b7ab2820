import { readFile, stat } from 'node:fs/promises';
import type { Refusal } from '../../model/capture.ts';
import { toFeedAddress } from '../acquire-paths.ts';
import { refuse, refuseFileError } from '../refusal.ts';
import { isOpml, parseFeedList, parseOpml } from './parse-opml.ts';

/** Ten thousand feeds have 1 MB. */
const LARGEST_LIST_BYTES = 16 * 2 ** 20;
const ADDRESS = /^(?:feed:|https?:\/\/)/i;

/** The feeds that are meant: an address itself, or all of a list on disk, OPML or one address a line. */
export async function loadFeedList(written: string): Promise<readonly string[] | Refusal> {
  if (ADDRESS.test(written)) return [toFeedAddress(written)];
  let text: string;
  try {
    const { size } = await stat(written);
    if (size > LARGEST_LIST_BYTES) return refuse(written, 'too-large', `${written} is too large for a list of feeds.`);
    text = await readFile(written, 'utf8');
  } catch (error) {
    return refuseFileError(written, error);
  }
  return readList(written, text);
}

function readList(path: string, text: string): readonly string[] | Refusal {
  let feeds: string[];
  try {
    feeds = isOpml(text) ? parseOpml(text) : parseFeedList(text);
  } catch {
    return refuse(path, 'damaged', `${path} is an OPML list that is broken or ends early.`);
  }
  const odd = feeds.find((feed) => !ADDRESS.test(feed));
  if (odd !== undefined) return refuse(path, 'unsupported', `${path} is no list of feeds: "${odd.slice(0, 60)}" is not an address.`);
  if (feeds.length === 0) return refuse(path, 'empty', `${path} names no feed.`);
  return feeds.map(toFeedAddress);
}
