import type { Refusal } from '../model/capture.ts';
import { countOf, type Output } from './output.ts';

/** More sentences than this hide the summary; the rest is counted by kind. */
const MOST_SENTENCES = 40;

const KINDS: Readonly<Record<Refusal['code'], string>> = {
  missing: 'missing',
  unreadable: 'unreadable',
  empty: 'empty',
  binary: 'not text',
  'too-large': 'too large',
  'not-text': 'not text',
  'not-news': 'not a news article',
  'wrong-language': 'in another language',
  damaged: 'damaged',
  'no-files': 'without readable files',
  'newer-version': 'of a newer version',
  'refused-address': 'not allowed to be fetched or followed',
  timeout: 'too slow to read',
  'fetch-failed': 'not reachable',
  unsupported: 'of an unknown kind',
};

/** One sentence a refusal on stderr; when there are many, the first ones and counts. */
export function noteRefusals(output: Output, refusals: readonly Refusal[]): void {
  for (const refusal of refusals.slice(0, MOST_SENTENCES)) output.note(refusal.says);
  if (refusals.length > MOST_SENTENCES) output.note(`… and ${refusals.length - MOST_SENTENCES} more. In all: ${describeKinds(refusals)}.`);
}

/** `3 refused (2 empty, 1 not text)`. */
export function describeKinds(refusals: readonly Refusal[]): string {
  const counts = new Map<string, number>();
  for (const { code } of refusals) counts.set(KINDS[code], (counts.get(KINDS[code]) ?? 0) + 1);
  const kinds = Array.from(counts, ([kind, count]) => `${count.toLocaleString('en')} ${kind}`).join(', ');
  return `${countOf(refusals.length, 'input')} refused (${kinds})`;
}
