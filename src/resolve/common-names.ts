import { NumberBuckets } from '../language/number-buckets.ts';
import type { WordCounts } from './word-counts.ts';

/** A name is common where chance alone would give it to more than so many people. */
const COMMON_BEARERS = 1;

/** The counts at which a name must be looked at again. */
interface Watch {
  readonly first: string;
  readonly last: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly personsAt: number;
}

/**
 * Which names are common, by the counts of their first and last words among those of all persons. A name is looked at again only
 * where a count has gone so far that it may be another: the nearer to the limit, the sooner.
 */
export class CommonNames {
  readonly #words: WordCounts;
  readonly #watches = new Map<string, Watch>();
  readonly #byWord = new Map<string, NumberBuckets<string>>();
  readonly #byPersons = new NumberBuckets<string>();

  constructor(words: WordCounts) {
    this.#words = words;
  }

  /** Whether a name is common; it is watched from now on. */
  watch(key: string, words: readonly string[], persons: number): boolean {
    this.unwatch(key);
    const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
    const [a, b] = [this.#words.of(first), this.#words.of(last)];
    const isCommon = a * b > COMMON_BEARERS * persons;
    const watch = { first, last, ...(isCommon ? whenRarer(a, b, persons) : whenMore(a, b, persons)) };
    this.#watches.set(key, watch);
    this.#under(first).put(watch.firstAt, key);
    this.#under(last).put(watch.lastAt, key);
    this.#byPersons.put(watch.personsAt, key);
    return isCommon;
  }

  unwatch(key: string): void {
    const watch = this.#watches.get(key);
    if (!watch) return;
    this.#watches.delete(key);
    this.#under(watch.first).take(watch.firstAt, key);
    this.#under(watch.last).take(watch.lastAt, key);
    this.#byPersons.take(watch.personsAt, key);
    for (const word of [watch.first, watch.last]) if (this.#byWord.get(word)?.isEmpty) this.#byWord.delete(word);
  }

  /** Names of which it may be another whether they are common, by the words whose counts have changed and by the number of persons. */
  due(before: number, now: number): Set<string> {
    const due = new Set(this.#byPersons.between(before, now));
    for (const [word, counted] of this.#words.changed) for (const key of this.#byWord.get(word)?.between(counted, this.#words.of(word)) ?? []) due.add(key);
    return due;
  }

  #under(word: string): NumberBuckets<string> {
    let buckets = this.#byWord.get(word);
    if (!buckets) this.#byWord.set(word, (buckets = new NumberBuckets()));
    return buckets;
  }
}

type Counts = Pick<Watch, 'firstAt' | 'lastAt' | 'personsAt'>;

/** Counts short of which a name that is not common stays so: each may take a third of the way. */
function whenMore(a: number, b: number, persons: number): Counts {
  const step = Math.cbrt(persons / Math.max(1, a * b));
  const [first, last, least] = [Math.floor(a * step), Math.floor(b * step), Math.ceil(persons / step)];
  if (first < a || last < b || least > persons || first * last > COMMON_BEARERS * least) return { firstAt: a + 1, lastAt: b + 1, personsAt: persons - 1 };
  return { firstAt: first + 1, lastAt: last + 1, personsAt: least - 1 };
}

/** Counts short of which a common name stays common. */
function whenRarer(a: number, b: number, persons: number): Counts {
  const step = Math.cbrt((a * b) / Math.max(1, persons));
  const [first, last, most] = [Math.ceil(a / step), Math.ceil(b / step), Math.ceil(persons * step) - 1];
  if (first > a || last > b || most < persons || first * last <= COMMON_BEARERS * most) return { firstAt: a - 1, lastAt: b - 1, personsAt: persons + 1 };
  return { firstAt: first - 1, lastAt: last - 1, personsAt: most + 1 };
}
