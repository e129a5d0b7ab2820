import type { TokenRows } from './token-rows.ts';

/** A small word of `words/event-words.tsv` or a preposition, where it stands. */
export interface Mark {
  readonly kind: string;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The small words of an article, asked for by the tokens at which they start; there are none outside its tokens. */
export class Marks {
  /** In the order of their tokens. */
  readonly all: readonly Mark[];
  readonly #count: number;
  /** Where those of each token begin in `all`. */
  readonly #first: Int32Array;

  constructor(rows: TokenRows, all: readonly Mark[]) {
    this.all = all;
    this.#count = rows.count;
    this.#first = rows.numbers(rows.count + 1);
    let next = 0;
    for (let token = 0; token <= rows.count; token++) {
      while (next < all.length && all[next]!.from < token) next += 1;
      this.#first[token] = next;
    }
  }

  /** Where in `all` the marks of a token and of those behind it begin. */
  indexOf(token: number): number {
    return token <= 0 ? 0 : token > this.#count ? this.all.length : this.#first[token]!;
  }

  has(token: number): boolean {
    return token >= 0 && token < this.#count && this.#first[token]! < this.#first[token + 1]!;
  }

  at(token: number): readonly Mark[] {
    return this.has(token) ? this.all.slice(this.#first[token], this.#first[token + 1]) : NONE;
  }

  /** The first mark of one of these kinds at a token. */
  find(token: number, kind: string, second = kind, third = kind, fourth = kind): Mark | undefined {
    if (token < 0 || token >= this.#count) return undefined;
    const end = this.#first[token + 1]!;
    for (let next = this.#first[token]!; next < end; next++) {
      const mark = this.all[next]!;
      if (mark.kind === kind || mark.kind === second || mark.kind === third || mark.kind === fourth) return mark;
    }
    return undefined;
  }

  /** The first mark of one of two kinds at the tokens `[from, to)`. */
  findBetween(from: number, to: number, kind: string, second = kind): Mark | undefined {
    const end = this.indexOf(to);
    for (let next = this.indexOf(from); next < end; next++) {
      const mark = this.all[next]!;
      if (mark.kind === kind || mark.kind === second) return mark;
    }
    return undefined;
  }

  /** The nearest mark of a kind that ends right before a token and starts `reach` tokens before it at most. */
  findEndingAt(token: number, reach: number, kind: string): Mark | undefined {
    let nearest: Mark | undefined;
    for (let next = this.indexOf(token) - 1; next >= 0; next--) {
      const mark = this.all[next]!;
      if (mark.from < (nearest?.from ?? token - reach)) break;
      if (mark.kind === kind && mark.to === token) nearest = mark;
    }
    return nearest;
  }

  hasId(token: number, id: string): boolean {
    return this.hasIdBetween(token, token + 1, id);
  }

  hasIdBetween(from: number, to: number, id: string): boolean {
    const end = this.indexOf(to);
    for (let next = this.indexOf(from); next < end; next++) if (this.all[next]!.id === id) return true;
    return false;
  }

  /** Whether one word of a kind stands at a token. */
  hasWord(token: number, kind: string, id: string): boolean {
    const end = this.indexOf(token + 1);
    for (let next = this.indexOf(token); next < end; next++) if (this.all[next]!.kind === kind && this.all[next]!.id === id) return true;
    return false;
  }

  hasKindOf(token: number, kinds: ReadonlySet<string>): boolean {
    const end = this.indexOf(token + 1);
    for (let next = this.indexOf(token); next < end; next++) if (kinds.has(this.all[next]!.kind)) return true;
    return false;
  }

  /** Whether a mark stands at a token that is of none of these kinds. */
  hasKindBeside(token: number, kinds: ReadonlySet<string>): boolean {
    const end = this.indexOf(token + 1);
    for (let next = this.indexOf(token); next < end; next++) if (!kinds.has(this.all[next]!.kind)) return true;
    return false;
  }
}

const NONE: readonly Mark[] = [];
