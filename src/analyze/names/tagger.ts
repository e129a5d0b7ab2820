import { loadModelFile } from '../../language/model-files.ts';
import { FormScores } from './form-scores.ts';
import { PlaceScores } from './place-scores.ts';
import { OFFSETS, REACH, lexKeysOf, lexiconCodes, stretches } from './tag-features.ts';
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
  readonly #model: TagModel;
  readonly #forms: FormScores;
  readonly #places: PlaceScores;
  readonly #bias: number;
  /** Emissions are whole numbers, in units of this. */
  readonly #unit: number;

  constructor(model: TagModel, outsideBias = OUTSIDE_BIAS) {
    this.#model = model;
    this.#forms = new FormScores(model);
    this.#places = new PlaceScores(model);
    this.#unit = model.scale;
    this.#bias = this.#inUnits(outsideBias);
  }

  /** The best labels of all words of an article. */
  tag(words: Words, afterTitles: ReadonlySet<number> = new Set()): Tags {
    const tags = new Uint8Array(words.count);
    const codes = lexiconCodes(words);
    const lexKeys = lexKeysOf(codes);
    const rows = this.#forms.rowsOf(words);
    const { cores, clusters } = this.#forms.traitsOf(rows);
    const emissions = new Int32Array(words.count * TAG_COUNT);
    const parts = stretches(words);
    for (const { from, to } of parts) {
      const context = { codes, lexKeys, cores, clusters, from, to };
      for (let word = from; word < to; word++) {
        emissions[word * TAG_COUNT + OUTSIDE] = this.#bias;
        this.#addForms(rows, emissions, word, context);
      }
      this.#places.add(words, context, emissions);
    }
    for (const word of afterTitles) if (word < words.count) emissions[word * TAG_COUNT + B_PERSON]! += this.#inUnits(AFTER_TITLE_BIAS);
    for (const { from, to } of parts) this.#decode(emissions, tags, from, to);
    const changed = addSeenAgain(emissions, tags, { cores, bonus: SEEN_AGAIN / this.#unit });
    for (const { from, to } of parts) if (changed.subarray(from, to).includes(1)) this.#decode(emissions, tags, from, to);
    return tags;
  }

  #inUnits(score: number): number {
    return Math.round(score / this.#unit);
  }

  #addForms(rows: Int32Array, emissions: Int32Array, word: number, { from, to }: { readonly from: number; readonly to: number }): void {
    const { scores } = this.#forms;
    const base = word * TAG_COUNT;
    const first = Math.max(from, word - REACH);
    const last = Math.min(to - 1, word + REACH);
    for (let other = first; other <= last; other++) {
      const source = (rows[other]! * OFFSETS + other - word + REACH) * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) emissions[base + tag]! += scores[source + tag]!;
    }
  }

  #decode(emissions: Int32Array, tags: Tags, from: number, to: number): void {
    const { transitions, starts } = this.#model;
    const unit = this.#unit;
    const back = new Uint8Array((to - from) * TAG_COUNT);
    let best = new Float32Array(TAG_COUNT);
    let next = new Float32Array(TAG_COUNT);
    for (let tag = 0; tag < TAG_COUNT; tag++) best[tag] = starts[tag]! + emissions[from * TAG_COUNT + tag]! * unit;
    for (let word = from + 1; word < to; word++) {
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        let top = 0;
        let most = best[0]! + transitions[tag]!;
        for (let last = 1; last < TAG_COUNT; last++) {
          const score = best[last]! + transitions[last * TAG_COUNT + tag]!;
          if (score <= most) continue;
          most = score;
          top = last;
        }
        next[tag] = most + emissions[word * TAG_COUNT + tag]! * unit;
        back[(word - from) * TAG_COUNT + tag] = top;
      }
      [best, next] = [next, best];
    }
    let tag = best.indexOf(Math.max(...best));
    for (let word = to - 1; word >= from; word--) {
      tags[word] = tag;
      tag = back[(word - from) * TAG_COUNT + tag]!;
    }
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
