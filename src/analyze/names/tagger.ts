import { loadModelFile } from '../../language/model-files.ts';
import { CodeLists } from './code-lists.ts';
import { FormScores } from './form-scores.ts';
import { LabelDecoder } from './label-decoder.ts';
import { PairScores } from './pair-scores.ts';
import { PlaceScores } from './place-scores.ts';
import { OFFSETS, REACH, stretches } from './tag-features.ts';
import { type TagModel, readTagModel } from './tag-model.ts';
import { B_PERSON, OUTSIDE, TAG_COUNT, type Tags } from './tags.ts';
import type { Words } from './words.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

/** Added to the score of a person's name right after a title: «المتحدث باسم الحكومة راجح …». */
const AFTER_TITLE_BIAS = 3;

/** Added in a second pass where the same words were called a name elsewhere in the article. */
export const SEEN_AGAIN = 4;

/** Longest name that is looked for again, in words. */
const LONGEST_SEEN = 10;

/**
 * Added to the score of `no name` at every word: the tagger misses more than it invents.
 * Swept on the held-out sixth of ANERcorp's training part by `npm run train -- names --measure`.
 */
export const OUTSIDE_BIAS = -0.7;

/** A linear-chain CRF over folded words: features of tag-features.ts, weights of models/names.bin. */
export class Tagger {
  readonly #forms: FormScores;
  readonly #codes: CodeLists;
  readonly #places: PlaceScores;
  readonly #pairs: PairScores;
  readonly #decoder: LabelDecoder;
  readonly #bias: number;
  /** Emissions are whole numbers, in units of this. */
  readonly #unit: number;

  constructor(model: TagModel, outsideBias = OUTSIDE_BIAS) {
    this.#forms = new FormScores(model);
    this.#codes = new CodeLists(model);
    this.#places = new PlaceScores(model);
    this.#pairs = new PairScores(model, this.#codes);
    this.#decoder = new LabelDecoder(model);
    this.#unit = model.scale;
    this.#bias = this.#inUnits(outsideBias);
  }

  /** The best labels of all words of an article. */
  tag(words: Words, afterTitles: ReadonlySet<number> = new Set()): Tags {
    const tags = new Uint8Array(words.count);
    const lists = this.#codes.listsOf(words);
    const lexKeys = this.#codes.keysOf(lists);
    const rows = this.#forms.rowsOf(words);
    const { cores, clusters } = this.#forms.traitsOf(rows);
    const emissions = this.#firstEmissions(words.count);
    const parts = stretches(words);
    for (const { from, to } of parts) {
      addRows(this.#forms.scores, rows, emissions, { from, to });
      addRows(this.#codes.scores, lists, emissions, { from, to });
      this.#places.add(words, { from, to }, emissions);
      this.#pairs.add({ lexKeys, cores, clusters, from, to }, lists, emissions);
    }
    for (const word of afterTitles) if (word < words.count) emissions[word * TAG_COUNT + B_PERSON]! += this.#inUnits(AFTER_TITLE_BIAS);
    for (const { from, to } of parts) this.#decoder.decode(emissions, tags, from, to);
    const changed = addSeenAgain(emissions, tags, { cores, bonus: SEEN_AGAIN / this.#unit });
    for (const { from, to } of parts) if (changed.subarray(from, to).includes(1)) this.#decoder.decode(emissions, tags, from, to);
    return tags;
  }

  /** The scores of words of which nothing is known. */
  #firstEmissions(count: number): Int32Array {
    const bias = this.#bias;
    const emissions = new Int32Array(count * TAG_COUNT);
    for (let at = OUTSIDE; at < emissions.length; at += TAG_COUNT) emissions[at] = bias;
    return emissions;
  }

  #inUnits(score: number): number {
    return Math.round(score / this.#unit);
  }
}

/** Adds what each word of a stretch tells by its row to the scores of the words around it, as far as the stretch goes. Row 0 tells nothing. */
function addRows(scores: Int16Array, rows: Int32Array, emissions: Int32Array, { from, to }: { readonly from: number; readonly to: number }): void {
  for (let word = from; word < to; word++) {
    const row = rows[word]!;
    if (row === 0) continue;
    const first = Math.max(from, word - REACH);
    const last = Math.min(to, word + REACH + 1) * TAG_COUNT;
    let source = (row * OFFSETS + first - word + REACH) * TAG_COUNT;
    for (let at = first * TAG_COUNT; at < last; at++) emissions[at]! += scores[source++]!;
  }
}

/** Names of the same words under the same label. */
interface SeenName {
  readonly from: number;
  readonly length: number;
  readonly label: number;
  count: number;
}

/** All names that begin with the same word. */
interface SeenNames {
  readonly kinds: SeenName[];
  count: number;
}

/** Names of so many kinds are looked for behind one word: no real article has more. */
const MOST_KINDS = 64;

/** What was called a name in one place is favoured in the others of the article; marks the words whose scores changed. */
function addSeenAgain(emissions: Int32Array, tags: Tags, { cores, bonus }: { readonly cores: Int32Array; readonly bonus: number }): Uint8Array {
  const changed = new Uint8Array(tags.length);
  const seen = findSeen(tags, cores);
  if (seen.size === 0) return changed;
  for (let word = 0; word < tags.length; word++) {
    const names = seen.get(cores[word]!);
    if (!names) continue;
    const share = Math.round(bonus / names.count);
    for (const { from, length, label, count } of names.kinds) {
      if (tags[word] === label || !isSame(cores, from, word, length)) continue;
      changed[word] = 1;
      for (let i = 0; i < length; i++) emissions[(word + i) * TAG_COUNT + label + (i > 0 ? 1 : 0)]! += count * share;
    }
  }
  return changed;
}

/** The names of an article by their first words. */
function findSeen(tags: Tags, cores: Int32Array): Map<number, SeenNames> {
  const seen = new Map<number, SeenNames>();
  for (let word = 0; word < tags.length; word++) {
    const label = tags[word]!;
    if (label % 2 !== 1) continue;
    let to = word + 1;
    while (to - word < LONGEST_SEEN && tags[to] === label + 1) to += 1;
    const length = to - word;
    let names = seen.get(cores[word]!);
    if (!names) seen.set(cores[word]!, (names = { kinds: [], count: 0 }));
    names.count += 1;
    const known = names.kinds.find((name) => name.label === label && name.length === length && isSame(cores, name.from, word, length));
    if (known) known.count += 1;
    else if (names.kinds.length < MOST_KINDS) names.kinds.push({ from: word, length, label, count: 1 });
  }
  return seen;
}

function isSame(cores: Int32Array, a: number, b: number, length: number): boolean {
  if (b + length > cores.length) return false;
  for (let i = 0; i < length; i++) if (cores[a + i] !== cores[b + i]) return false;
  return true;
}

/** The tagger of a language; null when its model file is absent or not one. */
export const getTagger = onceALanguage((): Tagger | null => {
  const bytes = loadModelFile('names.bin');
  const model = bytes && readTagModel(bytes);
  return model ? new Tagger(model) : null;
});
