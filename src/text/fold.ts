/**
 * Folding: one spelling for the many ways a word is written. A table says for every UTF-16 code unit what it becomes:
 * itself, another unit, nothing, or several units (ligatures). Folded text comes with a map back to the original.
 */
const DROP = 0xffff;
const EXPAND = 0xfffe;
/** What `foldInto` answers where it cannot write. */
export const NOT_FOLDED = -1;
/** Words and names are joined from their parts. */
const LONGEST_JOINED = 64;

export class FoldTable {
  readonly #unit = new Uint16Array(0x10000);
  readonly #expansions = new Map<number, string>();

  /** `pairs`: original character → folded string ('' drops it). Chains (ﺃ → أ → ا) are followed. */
  constructor(pairs: Iterable<readonly [from: string, to: string]>) {
    for (let unit = 0; unit < 0x10000; unit++) this.#unit[unit] = unit;
    const direct = new Map(pairs);
    for (const [from] of direct) this.#put(from.charCodeAt(0), resolve(direct, from));
  }

  #put(unit: number, to: string): void {
    if (to.length === 1) this.#unit[unit] = to.charCodeAt(0);
    else if (to === '') this.#unit[unit] = DROP;
    else {
      this.#unit[unit] = EXPAND;
      this.#expansions.set(unit, to);
    }
  }

  /** What one code unit becomes. */
  foldUnit(unit: number): string {
    const to = this.#unit[unit]!;
    if (to === DROP) return '';
    return to === EXPAND ? this.#expansions.get(unit)! : String.fromCharCode(to);
  }

  /** Whether a code unit vanishes (tashkeel, tatweel, bidi controls). */
  isDropped(unit: number): boolean {
    return this.#unit[unit] === DROP;
  }

  /** Writes the folded units of `text[start, end)` to `units`: their number, or NOT_FOLDED when a unit becomes several or there is no room. */
  foldInto(text: string, start: number, end: number, units: Uint16Array): number {
    if (end - start > units.length) return NOT_FOLDED;
    let length = 0;
    for (let at = start; at < end; at++) {
      const to = this.#unit[text.charCodeAt(at)]!;
      if (to === EXPAND) return NOT_FOLDED;
      if (to !== DROP) units[length++] = to;
    }
    return length;
  }

  fold(text: string, start = 0, end = text.length): string {
    return (end - start > LONGEST_JOINED ? this.#foldUnits(text, start, end) : null) ?? this.#join(text, start, end);
  }

  /** Folded by its units, of which a long text is made in a fifth of the time; null when a unit becomes several. */
  #foldUnits(text: string, start: number, end: number): string | null {
    const units = new Uint16Array(end - start);
    const length = this.foldInto(text, start, end, units);
    return length === NOT_FOLDED ? null : Buffer.from(units.buffer).toString('utf16le', 0, Uint16Array.BYTES_PER_ELEMENT * length);
  }

  /** Folded by joining what stays as it is with what does not. */
  #join(text: string, start: number, end: number): string {
    let out = '';
    let plainFrom = start;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const to = this.#unit[unit]!;
      if (to === unit) continue;
      out += text.slice(plainFrom, at) + this.foldUnit(unit);
      plainFrom = at + 1;
    }
    return plainFrom === start ? text.slice(start, end) : out + text.slice(plainFrom, end);
  }

  /** The folded text and, for every folded unit (and the end), the offset in `text` where it came from. */
  foldWithOffsets(text: string): { folded: string; offsets: Int32Array } {
    const offsets: number[] = [];
    let folded = '';
    for (let at = 0; at < text.length; at++) {
      const to = this.foldUnit(text.charCodeAt(at));
      folded += to;
      for (let i = 0; i < to.length; i++) offsets.push(at);
    }
    offsets.push(text.length);
    return { folded, offsets: Int32Array.from(offsets) };
  }
}

function resolve(pairs: ReadonlyMap<string, string>, from: string, depth = 0): string {
  const to = pairs.get(from);
  if (to === undefined || depth > 4) return from;
  return [...to].map((char) => (char === from ? char : resolve(pairs, char, depth + 1))).join('');
}
