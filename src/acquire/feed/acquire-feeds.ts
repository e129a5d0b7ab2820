import type { Capture, Refusal } from '../../model/capture.ts';
import type { AcquireOptions } from '../acquire-paths.ts';
import { WebVisitor } from '../web/web-visitor.ts';
import { acquireFeed } from './acquire-feed.ts';
import { NO_MEMORY } from './visit-memory.ts';

/** Feeds at work at once: a slow site keeps few others waiting. Each host is still asked one thing at a time. */
const FEEDS_AT_ONCE = 8;

/** The new pages of many feeds as they come in. Ends quietly, with nothing lost, when the signal says so. */
export async function* acquireFeeds(feeds: readonly string[], options: AcquireOptions = {}): AsyncIterable<Capture | Refusal> {
  const visitor = new WebVisitor(options.web);
  const waiting = feeds.map((feed) => acquireFeed(feed, { visitor, memory: options.memory ?? NO_MEMORY, mostPages: options.mostPages }));
  try {
    yield* mergeSources(waiting);
  } catch (error) {
    if (!visitor.signal?.aborted) throw error;
  }
}

type Source = AsyncIterator<Capture | Refusal>;
interface Step {
  readonly source: Source;
  readonly result: IteratorResult<Capture | Refusal>;
}

async function* mergeSources(waiting: readonly AsyncIterable<Capture | Refusal>[]): AsyncIterable<Capture | Refusal> {
  const left = waiting.map((source) => source[Symbol.asyncIterator]());
  const running = new Map<Source, Promise<Step>>();
  const advance = (source: Source): void => {
    const step = source.next().then((result) => ({ source, result }));
    step.catch(() => {});
    running.set(source, step);
  };
  for (const source of left.splice(0, FEEDS_AT_ONCE)) advance(source);
  while (running.size > 0) {
    const { source, result } = await Promise.race(running.values());
    running.delete(source);
    if (!result.done) {
      yield result.value;
      advance(source);
    } else if (left.length > 0) advance(left.shift()!);
  }
}
