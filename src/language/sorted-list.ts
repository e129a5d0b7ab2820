/** Of a change to a larger share of a list all of it is sorted anew. */
const ANEW_SHARE = 0.25;
/** Things that stand together: what comes or goes moves no more than these. */
const CHUNK = 512;

/** Things in an order of their own, kept so as they come and go, however many there are. */
export class SortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  /** None of them empty. */
  #chunks: T[][] = [];
  #size = 0;
  #items: readonly T[] | null = [];

  /** No two things may be equal in their order, and none may change its place while it is here. */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  /** All of them; another array after each change. */
  get items(): readonly T[] {
    return (this.#items ??= this.#chunks.flat());
  }

  change(gone: ReadonlySet<T>, added: readonly T[]): void {
    if (gone.size === 0 && added.length === 0) return;
    if (gone.size + added.length > ANEW_SHARE * this.#size) this.#fill([...this.items.filter((item) => !gone.has(item)), ...added].sort(this.#compare));
    else {
      for (const item of gone) this.#takeOut(item);
      for (const item of added) this.#putIn(item);
    }
    this.#items = null;
  }

  #fill(items: readonly T[]): void {
    this.#chunks = [];
    for (let at = 0; at < items.length; at += CHUNK) this.#chunks.push(items.slice(at, at + CHUNK));
    this.#size = items.length;
  }

  /** The number of the chunk in which a thing belongs. */
  #chunkOf(item: T): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#chunks[middle]![0]!, item) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #putIn(item: T): void {
    const at = this.#chunkOf(item);
    const chunk = this.#chunks[at];
    this.#size += 1;
    if (!chunk) {
      this.#chunks.push([item]);
      return;
    }
    chunk.splice(placeIn(chunk, item, this.#compare), 0, item);
    if (chunk.length > 2 * CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK));
  }

  #takeOut(item: T): void {
    let chunk = this.#chunkOf(item);
    let at = this.#chunks[chunk]!.lastIndexOf(item);
    if (at < 0) {
      chunk = this.#chunks.findIndex((one) => one.includes(item));
      at = this.#chunks[chunk]!.indexOf(item);
    }
    this.#chunks[chunk]!.splice(at, 1);
    if (this.#chunks[chunk]!.length === 0) this.#chunks.splice(chunk, 1);
    this.#size -= 1;
  }
}

/** An ordered list with others put in where they belong; of equals what was there comes first. */
export function withAdded<T>(list: readonly T[], added: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  if (added.length === 0) return list;
  if (added.length > ANEW_SHARE * list.length) return [...list, ...added].sort(compare);
  const all = [...list];
  for (const item of added) all.splice(placeIn(all, item, compare), 0, item);
  return all;
}

/** Where a thing belongs in an ordered list, behind its equals. */
export function placeIn<T>(list: readonly T[], item: T, compare: (a: T, b: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, item) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
