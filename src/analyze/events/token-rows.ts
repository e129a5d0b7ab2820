/** Rows of numbers, one number a token, in one piece of memory: asking the system for each row by itself takes ten times as long. */
export class TokenRows {
  readonly count: number;
  #memory: ArrayBuffer;
  #used = 0;

  constructor(count: number) {
    this.count = count;
    this.#memory = new ArrayBuffer(aligned(count + 1) * BYTES_A_TOKEN);
  }

  /** A row of numbers below 256, all of them 0. */
  bytes(): Uint8Array {
    const at = this.#take(this.count);
    return new Uint8Array(this.#memory, at, this.count);
  }

  /** A row of numbers, all of them 0. */
  numbers(length = this.count): Int32Array {
    const at = this.#take(length * Int32Array.BYTES_PER_ELEMENT);
    return new Int32Array(this.#memory, at, length);
  }

  #take(bytes: number): number {
    if (this.#used + bytes > this.#memory.byteLength) {
      this.#memory = new ArrayBuffer(Math.max(bytes, this.#memory.byteLength));
      this.#used = 0;
    }
    const at = this.#used;
    this.#used += aligned(bytes);
    return at;
  }
}

/** The rows of one article: six of numbers and a dozen of bytes. */
const BYTES_A_TOKEN = 36;

/** Rows begin where numbers may. */
const aligned = (bytes: number): number => Math.ceil(bytes / Int32Array.BYTES_PER_ELEMENT) * Int32Array.BYTES_PER_ELEMENT;
