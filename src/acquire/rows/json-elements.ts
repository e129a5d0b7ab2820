const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = new Set([0x7b, 0x5b]);
const CLOSES = new Set([0x7d, 0x5d]);
const BRACE = 0x7b;

/** An element longer than `most` bytes. */
export class EndlessElementError extends Error {}

/**
 * Cuts the objects out of the first list of a JSON text that comes in pieces: their bytes as they stand. What is not an object
 * is passed over; what stands around the list is not looked at.
 */
export class JsonElements {
  readonly #most: number;
  #kept: Uint8Array = new Uint8Array(0);
  #searched = 0;
  #depth = 0;
  /** Depth inside the list; -1 before it, -2 behind it. */
  #list = -1;
  #from = -1;
  #isQuoted = false;
  #isEscaped = false;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether the list was closed. */
  get isWhole(): boolean {
    return this.#list === -2;
  }

  *push(piece: Uint8Array): Iterable<Uint8Array> {
    if (this.#list === -2) return;
    this.#kept = this.#kept.length === 0 ? piece : Buffer.concat([this.#kept, piece]);
    for (let at = this.#searched; at < this.#kept.length && this.#list !== -2; at++) {
      const end = this.#read(this.#kept[at]!, at);
      if (end !== null) yield this.#kept.slice(end, at + 1);
    }
    const keptFrom = this.#from < 0 ? this.#kept.length : this.#from;
    if (this.#kept.length - keptFrom > this.#most) throw new EndlessElementError();
    this.#kept = this.#kept.subarray(keptFrom);
    this.#searched = this.#kept.length;
    if (this.#from >= 0) this.#from = 0;
  }

  /** Reads one byte; gives where an element begins when the byte ends it. */
  #read(byte: number, at: number): number | null {
    if (this.#isQuoted) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) this.#isQuoted = false;
      return null;
    }
    if (byte === QUOTE) this.#isQuoted = true;
    else if (OPENS.has(byte)) this.#open(byte, at);
    else if (CLOSES.has(byte)) return this.#close();
    return null;
  }

  #open(byte: number, at: number): void {
    this.#depth += 1;
    if (this.#list === -1 && byte !== BRACE) this.#list = this.#depth;
    else if (this.#list > 0 && this.#depth === this.#list + 1 && byte === BRACE) this.#from = at;
  }

  #close(): number | null {
    this.#depth -= 1;
    if (this.#depth < this.#list) this.#list = -2;
    if (this.#depth !== this.#list || this.#from < 0) return null;
    const from = this.#from;
    this.#from = -1;
    return from;
  }
}
