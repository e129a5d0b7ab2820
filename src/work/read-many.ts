import type { Capture, Refusal } from '../model/capture.ts';
import { ReadArticle } from './read-article.ts';
import { ReaderPool, type PoolOptions } from './reader-pool.ts';
import { isRefusal } from './stages.ts';

/** Captures under way at once: enough to keep every worker busy, few enough for memory. */
const MOST_UNDER_WAY = 128;
const MOST_BYTES_UNDER_WAY = 64 * 2 ** 20;

/** One input and what became of it. */
export type ReadOutcome =
  | { readonly capture: Capture; readonly article: ReadArticle }
  | { readonly capture: Capture | null; readonly refusal: Refusal };

interface UnderWay {
  readonly sizeBytes: number;
  readonly outcome: Promise<ReadOutcome>;
}

/**
 * Reads captures in worker threads and hands the outcomes over in the order of the sources. Memory is bounded: no more
 * sources are taken while too many captures, or too many bytes, are under way.
 */
export async function* readMany(sources: AsyncIterable<Capture | Refusal>, options: PoolOptions): AsyncIterable<ReadOutcome> {
  const pool = new ReaderPool(options);
  const queue: UnderWay[] = [];
  let bytes = 0;
  const isFull = (): boolean => queue.length >= MOST_UNDER_WAY || (bytes > MOST_BYTES_UNDER_WAY && queue.length > 1);
  const next = async (): Promise<ReadOutcome> => {
    const first = queue.shift()!;
    bytes -= first.sizeBytes;
    return first.outcome;
  };
  try {
    for await (const source of sources) {
      const sizeBytes = isRefusal(source) ? 0 : source.bytes.byteLength;
      const outcome = readSource(pool, source);
      // A failure is met when its turn comes; until then it must not count as unhandled.
      outcome.catch(() => {});
      queue.push({ sizeBytes, outcome });
      bytes += sizeBytes;
      while (isFull()) yield await next();
    }
    while (queue.length > 0) yield await next();
  } finally {
    await pool.close();
  }
}

async function readSource(pool: ReaderPool, source: Capture | Refusal): Promise<ReadOutcome> {
  if (isRefusal(source)) return { capture: null, refusal: source };
  const outcome = await pool.read(source);
  return isRefusal(outcome) ? { capture: source, refusal: outcome } : { capture: source, article: new ReadArticle(outcome) };
}
