import type { ResolveDecision } from '../model/resolution.ts';

/**
 * The rulings of persons about one kind of thing, freed of contradictions: where two disagree, the later one stands.
 * Parties hold everything that was ruled to be one.
 */
export class PersonRulings {
  readonly standing: readonly ResolveDecision[];
  readonly #parent = new Map<string, string>();
  readonly #apart = new Map<string, Set<string>>();

  /** `rulings` in the order in which they were made. */
  constructor(rulings: readonly ResolveDecision[], about: ResolveDecision['about']) {
    const standing: ResolveDecision[] = [];
    for (const ruling of rulings.filter((one) => one.about === about).toReversed()) if (this.#take(ruling)) standing.push(ruling);
    this.standing = standing.reverse();
  }

  /** The party of a local thing; null when no ruling speaks of it. */
  partyOf(key: string): string | null {
    return this.#parent.has(key) ? this.#find(key) : null;
  }

  /** All local things of which a ruling speaks. */
  keys(): Iterable<string> {
    return this.#parent.keys();
  }

  /** Whether two parties were ruled to be two. */
  areApart(party: string, other: string): boolean {
    return this.#apart.get(party)?.has(other) === true;
  }

  #take({ verdict, a, b }: ResolveDecision): boolean {
    for (const key of [a, b]) if (!this.#parent.has(key)) this.#parent.set(key, key);
    const [one, other] = [this.#find(a), this.#find(b)];
    if (verdict === 'same') {
      if (one !== other && this.areApart(one, other)) return false;
      if (one !== other) this.#unite(one, other);
      return true;
    }
    if (one === other) return false;
    this.#apart.set(one, (this.#apart.get(one) ?? new Set()).add(other));
    this.#apart.set(other, (this.#apart.get(other) ?? new Set()).add(one));
    return true;
  }

  #find(key: string): string {
    let root = key;
    while (this.#parent.get(root) !== root) root = this.#parent.get(root)!;
    this.#parent.set(key, root);
    return root;
  }

  #unite(into: string, from: string): void {
    this.#parent.set(from, into);
    for (const other of this.#apart.get(from) ?? []) {
      this.#apart.get(other)!.delete(from);
      this.#apart.get(other)!.add(into);
      this.#apart.set(into, (this.#apart.get(into) ?? new Set()).add(other));
    }
    this.#apart.delete(from);
  }
}
