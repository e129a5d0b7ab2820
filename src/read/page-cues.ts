import type { Role } from '../model/block.ts';
import type { LexiconEntry } from '../language/lexicon.ts';
import type { Language } from '../language/language.ts';
import { lineKey } from './line-key.ts';
import { PhraseList } from './phrase-list.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** What may follow a line of furniture that opens a part of the page. */
export type Zone = 'related' | 'read-also' | 'comments' | 'form' | 'tags' | 'newsletter' | 'footer' | 'bio' | 'poll';

/** A row of `languages/…/page/furniture.tsv` that a line meets. */
export interface PageCue {
  readonly role: Role;
  readonly opens: Zone | null;
  /** The row's id, for the reader. */
  readonly rule: string;
  /** Words of the line that the cue leaves over. */
  readonly rest: string;
}

interface FurnitureRow {
  readonly role: Role;
  readonly opens: Zone | null;
  readonly rule: string;
  readonly key: string;
}

/** A line longer than this is prose, whatever it holds or begins with (words). Cookie notices run to 60. */
const MOST_WORDS_PREFIX = 30;
const MOST_WORDS_CONTAINED = 70;
/** Shorter cues do not stand glued to others ("ع", "x"): they would be found inside names. */
const LEAST_TILE = 3;
/** Glued button rows are short; a longer line is never one. */
const MOST_TILED = 240;

/** How rows match that a line may begin with. */
const PREFIXES = new Set(['prefix', 'tail']);

/** What may stand before a colon and its content: "شاهد: …"; "استطلاع رأي: …" is a headline. */
const LABELS: ReadonlySet<Zone | null> = new Set<Zone>(['related', 'read-also', 'tags']);

/** The furniture of a language, looked up by line. Made once a language by `getPageCues`. */
export class PageCues {
  readonly #whole = new Map<string, FurnitureRow>();
  #longestWhole = 0;
  /** By their first letters. */
  readonly #tiles = new Map<string, string[]>();
  readonly #tileHeads = new PhraseList<string>();
  readonly #prefix = new PhraseList<FurnitureRow>();
  readonly #contained = new PhraseList<FurnitureRow>();

  constructor(language: Language) {
    for (const entry of language.lexicon.ofClass('furniture')) {
      const row = readRow(entry, language);
      if (row.key === '') continue;
      if (PREFIXES.has(entry.attributes['match'] ?? '')) this.#prefix.add(row.key, row);
      else if (entry.attributes['match'] === 'contains') this.#contained.add(row.key, row);
      else this.#whole.set(row.key, this.#whole.get(row.key) ?? row);
    }
    for (const row of this.#whole.values()) {
      this.#longestWhole = Math.max(this.#longestWhole, row.key.length);
      const tile = row.key.replaceAll(' ', '');
      if (tile.length < LEAST_TILE || row.role !== 'chrome') continue;
      const head = tile.slice(0, LEAST_TILE);
      this.#tiles.set(head, [...(this.#tiles.get(head) ?? []), tile]);
      this.#tileHeads.add(head, tile);
    }
  }

  /** The furniture that a line is. `key` is its `lineKey`. */
  find(key: string): PageCue | null {
    // most lines are longer than any row, and a key that is looked up is read once more
    const whole = key.length <= this.#longestWhole ? this.#whole.get(key) : undefined;
    if (whole) return { ...whole, rest: '' };
    return this.#findPrefix(key) ?? this.#findContained(key) ?? this.#findTiled(key);
  }

  #findPrefix(key: string): PageCue | null {
    const met = this.#prefix.findAt(key, 0);
    // one word at the head of a line opens sentences too; it counts only when the caller finds a colon (see `findLabel`)
    if (!met || (met.length === 1 && met.end < key.length) || countWords(key) > MOST_WORDS_PREFIX) return null;
    return { ...met.value, rest: key.slice(met.end + 1) };
  }

  /** As `find`, for what stands behind the last sentence of a line: one word at its head is enough. */
  findTail(key: string): PageCue | null {
    const met = this.#prefix.findAt(key, 0);
    return met ? { ...met.value, rest: key.slice(met.end + 1) } : null;
  }

  /** As `find`, for a line whose first words end in a colon, bar or dash: `label` is the key of those words, the rest is not looked at. */
  findLabel(label: string): Omit<PageCue, 'rest'> | null {
    const met = this.#prefix.findAt(label, 0);
    if (met?.end === label.length) return met.value;
    const whole = this.#whole.get(label);
    return whole && LABELS.has(whole.opens) ? whole : null;
  }

  #findContained(key: string): PageCue | null {
    const met = this.#contained.findWithin(key);
    const words = met ? countWords(key) : 0;
    return met && words <= MOST_WORDS_CONTAINED ? { ...met.value, rest: met.length === words ? '' : key } : null;
  }

  #mayOpenTile(key: string): boolean {
    const isParted = key.charCodeAt(1) === BLANK || key.charCodeAt(2) === BLANK;
    return isParted ? this.#tiles.has(key.slice(0, LEAST_TILE + 2).replaceAll(' ', '').slice(0, LEAST_TILE)) : this.#tileHeads.mayOpen(key, 0, LEAST_TILE);
  }

  /** Buttons that the scraper glued together: "شارك هذا المقالمحادثة". */
  #findTiled(key: string): PageCue | null {
    if (key.length > 2 * MOST_TILED || !this.#mayOpenTile(key)) return null;
    const letters = key.replaceAll(' ', '');
    if (letters.length > MOST_TILED || letters.length < 2 * LEAST_TILE) return null;
    const reached = new Uint8Array(letters.length + 1);
    reached[0] = 1;
    for (let from = 0; from < letters.length; from++) {
      if (!reached[from]) continue;
      for (const tile of this.#tiles.get(letters.slice(from, from + LEAST_TILE)) ?? []) {
        if (letters.startsWith(tile, from)) reached[from + tile.length] = 1;
      }
    }
    return reached[letters.length] ? { role: 'chrome', opens: null, rule: 'buttons', rest: '' } : null;
  }
}

function countWords(key: string): number {
  let count = 1;
  for (let at = 0; at < key.length; at++) if (key.charCodeAt(at) === BLANK) count++;
  return count;
}

const BLANK = 0x20;

function readRow(entry: LexiconEntry, language: Language): FurnitureRow {
  const opens = entry.attributes['opens'];
  return {
    role: entry.attributes['role'] as Role,
    opens: opens === undefined || opens === '-' ? null : (opens as Zone),
    rule: entry.id,
    key: lineKey(language.fold, entry.spelling),
  };
}

/** The page furniture of a language, compiled once. */
export const getPageCues = onceALanguage((language) => new PageCues(language));
