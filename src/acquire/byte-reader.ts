const LINE_FEED = 0x0a;

const isBlankByte = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Reads bytes that come in pieces: by number, by line, up to a mark. Keeps no more than what was asked for and one piece. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #kept: Uint8Array = new Uint8Array(0);
  #at = 0;
  #isOver = false;
  /** Bytes handed out or passed over so far. */
  position = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next bytes without passing them; fewer than `count` only at the end. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#kept.length - this.#at < count && !this.#isOver) await this.#pull();
    return this.#kept.subarray(this.#at, this.#at + count);
  }

  /** The next bytes; fewer than `count` only at the end. */
  async take(count: number): Promise<Uint8Array> {
    const taken = (await this.peek(count)).slice();
    this.#pass(taken.length);
    return taken;
  }

  /** Whatever is at hand, one piece at most `most` long; null at the end. */
  async takePiece(most: number): Promise<Uint8Array | null> {
    if (this.#at === this.#kept.length && !this.#isOver) await this.#pull();
    if (this.#at === this.#kept.length) return this.#isOver ? null : this.takePiece(most);
    const piece = this.#kept.subarray(this.#at, this.#at + most);
    this.#pass(piece.length);
    return piece;
  }

  /** Passes over bytes and says how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const piece = await this.takePiece(left);
      if (!piece) break;
      left -= piece.length;
    }
    return count - left;
  }

  /** A line with its end; null at the end of the bytes, `too-long` when no line ends within `most` bytes (nothing is passed). */
  async takeLine(most: number): Promise<Uint8Array | 'too-long' | null> {
    let searched = 0;
    for (;;) {
      const found = this.#kept.indexOf(LINE_FEED, this.#at + searched);
      if (found >= 0) return this.take(found + 1 - this.#at);
      searched = this.#kept.length - this.#at;
      if (this.#isOver) return searched > 0 ? this.take(searched) : null;
      if (searched > most) return 'too-long';
      await this.#pull();
    }
  }

  /** Passes over blanks and line ends and says how many lines ended there. */
  async skipBlanks(): Promise<number> {
    let lines = 0;
    for (;;) {
      let at = this.#at;
      for (; at < this.#kept.length && isBlankByte(this.#kept[at]!); at++) if (this.#kept[at] === LINE_FEED) lines += 1;
      this.#pass(at - this.#at);
      if (at < this.#kept.length || this.#isOver) return lines;
      await this.#pull();
    }
  }

  /** Passes over everything before the next mark and says whether there is one. */
  async skipTo(mark: Uint8Array): Promise<boolean> {
    for (;;) {
      const window = Buffer.from(this.#kept.buffer, this.#kept.byteOffset + this.#at, this.#kept.length - this.#at);
      const found = window.indexOf(mark);
      if (found >= 0) {
        this.#pass(found);
        return true;
      }
      this.#pass(Math.max(0, window.length - mark.length + 1));
      if (this.#isOver) return false;
      await this.#pull();
    }
  }

  /** Lets go of the source. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#pieces.return?.();
  }

  #pass(count: number): void {
    this.#at += count;
    this.position += count;
  }

  async #pull(): Promise<void> {
    const pieces = [this.#kept.subarray(this.#at)];
    const left = pieces[0]!.length;
    let pulled = 0;
    // As much again as is kept, so that a long line costs its length and not its square.
    do {
      const { value, done } = await this.#pieces.next();
      if (done) this.#isOver = true;
      else {
        pieces.push(value);
        pulled += value.length;
      }
    } while (!this.#isOver && pulled < left);
    this.#kept = left === 0 && pieces.length === 2 ? pieces[1]! : Buffer.concat(pieces);
    this.#at = 0;
  }
}
