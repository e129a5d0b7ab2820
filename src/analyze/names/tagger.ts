import { loadModelFile } from '../../language/model-files.ts';
import type { Language } from '../../language/language.ts';
import { OFFSETS, REACH, coreOf, formKey, formTexts, hashText, lexKeysOf, lexiconCodes, placeFeatures, stretches } from './tag-features.ts';
import { type TagModel, readTagModel } from './tag-model.ts';
import { B_PERSON, OUTSIDE, TAG_COUNT, type Tags } from './tags.ts';
import type { Words } from './words.ts';

/** What one folded word adds to the scores of the words around it, and what pairs of words need of it. */
interface FormScores {
  /** OFFSETS × TAG_COUNT. */
  readonly scores: Float32Array;
  readonly core: number;
  readonly cluster: number;
}

/** Added to the score of a person's name right after a title: «المتحدث باسم الحكومة راجح …». */
const AFTER_TITLE_BIAS = 3;

/** Added in a second pass where the same words were called a name elsewhere in the article. */
export const SEEN_AGAIN = 4;

/** Longest name that is looked for again, in words. */
const LONGEST_SEEN = 10;

/** Words whose scores are kept; news has few more that come back. */
const MOST_KEPT_FORMS = 100_000;

/**
 * Added to the score of `no name` at every word: the tagger misses more than it invents.
 * Swept on the held-out sixth of ANERcorp's training part by `npm run train -- names --measure`.
 */
export const OUTSIDE_BIAS = -0.3;

/** A linear-chain CRF over folded words: features of tag-features.ts, weights of models/names.bin. */
export class Tagger {
  readonly #model: TagModel;
  readonly #forms = new Map<string, FormScores>();
  /** The same by the form's id, as long as ids are good. */
  #formsById: (FormScores | undefined)[] = [];
  #generation = -1;

  readonly #bias: number;

  constructor(model: TagModel, outsideBias = OUTSIDE_BIAS) {
    this.#model = model;
    this.#bias = outsideBias;
  }

  /** The best labels of all words of an article. */
  tag(words: Words, afterTitles: ReadonlySet<number> = new Set()): Tags {
    const tags = new Uint8Array(words.count);
    const codes = lexiconCodes(words);
    const lexKeys = lexKeysOf(codes);
    let base = 0;
    const add = (key: number): void => this.#addFeature(key, emissions, base);
    const forms = this.#formsOf(words);
    const emissions = new Float32Array(words.count * TAG_COUNT);
    for (const { from, to } of stretches(words)) {
      const context = { codes, lexKeys, from, to, core: (word: number) => forms[word]!.core, cluster: (word: number) => forms[word]!.cluster };
      for (let word = from; word < to; word++) {
        base = word * TAG_COUNT;
        emissions[base + OUTSIDE] = this.#bias;
        if (afterTitles.has(word)) emissions[base + B_PERSON]! += AFTER_TITLE_BIAS;
        this.#addForms(forms, emissions, { word, from, to });
        placeFeatures(words, word, context, add);
      }
      this.#decode(emissions, tags, from, to);
    }
    const changed = addSeenAgain(emissions, tags, forms);
    for (const { from, to } of stretches(words)) if (changed.subarray(from, to).includes(1)) this.#decode(emissions, tags, from, to);
    return tags;
  }

  #formsOf(words: Words): FormScores[] {
    const { vocabulary } = words.language;
    if (this.#generation !== vocabulary.generation) this.#formsById = [];
    this.#generation = vocabulary.generation;
    const forms: FormScores[] = [];
    for (let word = 0; word < words.count; word++) {
      const id = words.tokens.form[words.token[word]!]!;
      forms.push((this.#formsById[id] ??= this.#form(words, vocabulary.text(id))));
    }
    return forms;
  }

  #form(words: Words, form: string): FormScores {
    let scores = this.#forms.get(form);
    if (scores) return scores;
    if (this.#forms.size >= MOST_KEPT_FORMS) this.#forms.clear();
    const sums = new Float32Array(OFFSETS * TAG_COUNT);
    const core = coreOf(words, form);
    const clusters = this.#model.clustersOf(hashText(form));
    for (const { text, reach } of formTexts(form, core, clusters)) {
      for (let offset = -reach; offset <= reach; offset++) this.#addFeature(formKey(text, offset), sums, (offset + REACH) * TAG_COUNT);
    }
    scores = { scores: sums, core: hashText(core), cluster: clusters[0] ?? 0 };
    this.#forms.set(form, scores);
    return scores;
  }

  #addForms(forms: readonly FormScores[], emissions: Float32Array, { word, from, to }: { word: number; from: number; to: number }): void {
    for (let offset = -REACH; offset <= REACH; offset++) {
      const other = word + offset;
      if (other < from || other >= to) continue;
      const { scores } = forms[other]!;
      const source = (offset + REACH) * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) emissions[word * TAG_COUNT + tag]! += scores[source + tag]!;
    }
  }

  #addFeature(key: number, row: Float32Array, at: number): void {
    const { weights, scale } = this.#model;
    const feature = this.#model.findFeature(key);
    if (feature < 0) return;
    let weight = feature * TAG_COUNT;
    const end = at + TAG_COUNT;
    for (let cell = at; cell < end; cell++) row[cell]! += weights[weight++]! * scale;
  }

  #decode(emissions: Float32Array, tags: Tags, from: number, to: number): void {
    const { transitions, starts } = this.#model;
    const back = new Uint8Array((to - from) * TAG_COUNT);
    let best = new Float32Array(TAG_COUNT);
    for (let tag = 0; tag < TAG_COUNT; tag++) best[tag] = starts[tag]! + emissions[from * TAG_COUNT + tag]!;
    for (let word = from + 1; word < to; word++) {
      const next = new Float32Array(TAG_COUNT);
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        let top = 0;
        for (let last = 1; last < TAG_COUNT; last++) if (best[last]! + transitions[last * TAG_COUNT + tag]! > best[top]! + transitions[top * TAG_COUNT + tag]!) top = last;
        next[tag] = best[top]! + transitions[top * TAG_COUNT + tag]! + emissions[word * TAG_COUNT + tag]!;
        back[(word - from) * TAG_COUNT + tag] = top;
      }
      best = next;
    }
    let tag = best.indexOf(Math.max(...best));
    for (let word = to - 1; word >= from; word--) {
      tags[word] = tag;
      tag = back[(word - from) * TAG_COUNT + tag]!;
    }
  }
}

/** What was called a name in one place is favoured in the others of the article; marks the words whose scores changed. */
function addSeenAgain(emissions: Float32Array, tags: Tags, forms: readonly FormScores[]): Uint8Array {
  const changed = new Uint8Array(tags.length);
  const seen = new Map<number, { readonly cores: readonly number[]; readonly label: number }[]>();
  for (let word = 0; word < tags.length; word++) {
    const label = tags[word]!;
    if (label % 2 !== 1) continue;
    let to = word + 1;
    while (to - word < LONGEST_SEEN && tags[to] === label + 1) to += 1;
    const cores = forms.slice(word, to).map(({ core }) => core);
    seen.set(cores[0]!, [...(seen.get(cores[0]!) ?? []), { cores, label }]);
  }
  for (let word = 0; word < tags.length; word++) {
    for (const { cores, label } of seen.get(forms[word]!.core) ?? []) {
      if (tags[word] === label || !cores.every((core, i) => forms[word + i]?.core === core)) continue;
      changed[word] = 1;
      for (let i = 0; i < cores.length; i++) emissions[(word + i) * TAG_COUNT + label + (i > 0 ? 1 : 0)]! += SEEN_AGAIN / seen.get(forms[word]!.core)!.length;
    }
  }
  return changed;
}

const taggers = new WeakMap<Language, Tagger | null>();

/** The tagger of a language; null when its model file is absent or not one. */
export function getTagger(language: Language): Tagger | null {
  let tagger = taggers.get(language);
  if (tagger === undefined) {
    const bytes = loadModelFile('names.bin');
    const model = bytes && readTagModel(bytes);
    taggers.set(language, (tagger = model ? new Tagger(model) : null));
  }
  return tagger;
}
