import type { AcquireOptions } from '../acquire/acquire-paths.ts';
import { acquireFeeds } from '../acquire/feed/acquire-feeds.ts';
import { loadFeedList } from '../acquire/feed/feed-list.ts';
import { pause } from '../acquire/web/host-turns.ts';
import type { Refusal } from '../model/capture.ts';
import type { Archive } from '../store/archive.ts';
import { type AddOptions, type AddSummary, addSources } from './add-paths.ts';
import { isRefusal } from './stages.ts';
import { VisitShelf } from './visit-shelf.ts';

export interface WatchOptions extends AddOptions {
  /** From the end of a round to the beginning of the next. */
  readonly intervalMs: number;
  readonly rounds: 'one' | 'endless';
  readonly signal: AbortSignal;
}

/** Feeds of addresses and lists, each once, and the lists that could not be read. */
export async function loadFeeds(operands: readonly string[]): Promise<{ readonly feeds: readonly string[]; readonly refusals: readonly Refusal[] }> {
  const feeds = new Set<string>();
  const refusals: Refusal[] = [];
  for (const operand of operands) {
    const list = await loadFeedList(operand);
    if (isRefusal(list)) refusals.push(list);
    else for (const feed of list) feeds.add(feed);
  }
  return { feeds: [...feeds], refusals };
}

/** Takes in what is new in feeds, round after round, until the signal ends it. What a round has fetched is always kept. */
export async function* watchFeeds(archive: Archive, feeds: readonly string[], { intervalMs, rounds, signal, ...options }: WatchOptions): AsyncIterable<AddSummary> {
  const acquire: AcquireOptions = { ...options.acquire, web: { ...options.acquire?.web, signal } };
  while (!signal.aborted) {
    const memory = new VisitShelf(archive);
    const summary = await addSources(archive, acquireFeeds(feeds, { ...acquire, memory }), options);
    await memory.keep();
    yield summary;
    if (rounds === 'one') return;
    await pause(intervalMs, signal).catch(() => {});
  }
}
