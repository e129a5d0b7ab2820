import type { NameSpelling } from './name-spelling.ts';

/** Words that say what a body is and may be left out before its name: `words/compare-loose-heads.tsv`. */
export class LooseHeads {
  /** Word → the kind of body that it says. */
  readonly #kinds = new Map<string, string>();
  /** Words that head the names of bodies: «موقع وزارة …» is not the ministry. */
  readonly #heads = new Set<string>();
  /** «صحيفة الرياض» is not the city. */
  readonly #places = new Set<string>();

  constructor(spelling: NameSpelling) {
    const { lexicon } = spelling.language;
    const firstOf = (text: string): string => spelling.plainWords(text)[0]!;
    for (const { id, spelling: word } of lexicon.ofClass('compare-loose-heads')) this.#kinds.set(firstOf(word), id);
    for (const { spelling: word } of lexicon.ofClass('institution-heads')) this.#heads.add(firstOf(word));
    for (const { spelling: name } of ['known-places', 'countries', 'towns'].flatMap((list) => lexicon.ofClass(list))) this.#places.add(spelling.plainWords(name).join(' '));
  }

  /** The kind that a loose head before a name gives; null for a name without one, or when what follows is no name by itself. */
  kindOf([head, ...rest]: readonly string[]): string | null {
    const kind = this.#kinds.get(head ?? '');
    if (kind === undefined || rest.length === 0 || this.#heads.has(rest[0]!) || this.#places.has(rest.join(' '))) return null;
    return kind;
  }
}

const made = new WeakMap<NameSpelling, LooseHeads>();

/** The loose heads of a language, made once. */
export function looseHeadsOf(spelling: NameSpelling): LooseHeads {
  let heads = made.get(spelling);
  if (!heads) made.set(spelling, (heads = new LooseHeads(spelling)));
  return heads;
}
