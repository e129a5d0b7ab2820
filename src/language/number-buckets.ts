/** Things under whole numbers, found by a stretch of numbers. */
export class NumberBuckets<T> {
  readonly #buckets = new Map<number, Set<T>>();

  put(number: number, thing: T): void {
    const bucket = this.#buckets.get(number);
    if (bucket) bucket.add(thing);
    else this.#buckets.set(number, new Set([thing]));
  }

  take(number: number, thing: T): void {
    const bucket = this.#buckets.get(number);
    if (!bucket?.delete(thing)) return;
    if (bucket.size === 0) this.#buckets.delete(number);
  }

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }

  /** Whatever stands under a number from one to another, both included, in whichever order these two come. */
  between(one: number, other: number): T[] {
    const [low, high] = one <= other ? [one, other] : [other, one];
    const found: T[] = [];
    if (high - low < this.#buckets.size) for (let number = low; number <= high; number++) found.push(...(this.#buckets.get(number) ?? []));
    else for (const [number, bucket] of this.#buckets) if (number >= low && number <= high) found.push(...bucket);
    return found;
  }
}
