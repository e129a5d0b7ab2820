import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { coreOf, findClusters, formFeatures, mix, OTHER, hashText, lexKeysOf, lexiconCodes, OFFSETS, placeFeatures, REACH, stretches, type FormFeatures } from '../../src/analyze/names/tag-features.ts';
import { Tagger } from '../../src/analyze/names/tagger.ts';
import { ALL_PARTS } from '../../src/analyze/names/phrase-reader.ts';
import { readTagModel, type TagModelParts, writeTagModel } from '../../src/analyze/names/tag-model.ts';
import { TAG_COUNT } from '../../src/analyze/names/tags.ts';
import type { Words } from '../../src/analyze/names/words.ts';
import type { Language } from '../../src/language/language.ts';
import { clusterWords, countBigrams } from './clusters.ts';
import { type Corpus, loadByHand, loadFolder, parseColumns, readWords } from './corpus.ts';
import { inventSentences } from './invent.ts';
import { LEAST_NAME, loadWordClasses } from './word-classes.ts';
import { type CrfWeights, meanOf, type TrainingSet, trainCrf } from './crf.ts';
import type { SpanScore } from './span-score.ts';
import { scoreStep } from './step-score.ts';

/** Words met less often in the raw text are not clustered. */
const LEAST_CLUSTERED = 5;
const MOST_CLUSTERED = 24_000;
const CLUSTER_LEVELS = [64, 320];
const CLUSTER_ROUNDS = 6;

/** Features met less often in the training text are left out. */
const LEAST_FEATURE = 2;

/** The model file keeps the features with the largest weights: 13 bytes each. */
const MOST_FEATURES = 190_000;

/** Orders of the sentences and choices of features left out, whose weights are averaged: one alone moves a name in fifty. */
const SEEDS = [17, 18, 19];

export interface NamesTraining {
  readonly shared: string;
  readonly language: Language;
  /** Folder of the invented sentences. */
  readonly own: string;
  /** Share of each file's sentences, its last ones, kept for measuring; 0 trains on all. */
  readonly held: number;
  readonly epochs: number;
  readonly log: (line: string) => void;
}

/** Trains the tagger and returns the bytes of its model file and its scores on the held-out sentences of each corpus. */
export function trainNames(training: NamesTraining): { bytes: Uint8Array; scores: Readonly<Record<string, Readonly<Record<string, SpanScore>>>> } {
  const { language, log } = training;
  const corpora = loadCorpora(training);
  const clusters = learnClusters(training, corpora.raw);
  log(`clusters: levels ${CLUSTER_LEVELS.join(', ')}`);
  const parts = corpora.train.map((corpus) => readWords(corpus, language));
  const index = new FeatureIndex(clusters);
  const set = index.encode(parts);
  log(`${set.labels.length} words, ${set.featureCount} features`);
  const weights = meanOf(SEEDS.map((seed) => trainCrf(set, {
    epochs: training.epochs, rate: 0.12, l2: 1e-6, dropIdentity: 0.5, dropListed: 0.15, dropOther: 0.3, seed,
    onEpoch: (epoch, loss) => log(`seed ${seed}, epoch ${epoch + 1}: loss ${loss.toFixed(4)}`),
  })));
  const bytes = writeTagModel(packModel(index, weights, clusters));
  return { bytes, scores: Object.fromEntries(Object.entries(corpora.held).map(([name, held]) => [name, scoreHeld(bytes, held, language)])) };
}

interface Corpora {
  readonly train: readonly Corpus[];
  /** What of each corpus is kept for measuring, by its name. */
  readonly held: Readonly<Record<string, Corpus>>;
  readonly raw: readonly (readonly string[])[];
}

function loadCorpora({ shared, own, held, language }: NamesTraining): Corpora {
  const ner = join(shared, 'data', 'ner');
  const files: Readonly<Record<string, readonly Corpus[]>> = {
    'ANERcorp': [parseColumns(readFileSync(join(ner, 'ANERCorp_CamelLab_train.txt'), 'utf8'))],
    'AQMAR': [loadFolder(join(ner, 'aqmar'))],
    'our own sentences': loadByHand(own),
  };
  const cutOf = (corpus: Corpus): number => Math.floor(corpus.length * (1 - held));
  const [aner = [], aqmar = [], byHand = []] = Object.values(files).map((corpora) => corpora.flatMap((corpus) => corpus.slice(0, cutOf(corpus))));
  const train = [aner, aqmar, [...byHand, ...inventSentences(own, language)]];
  const kept = Object.entries(files).map(([name, corpora]) => [name, corpora.flatMap((corpus) => corpus.slice(cutOf(corpus)))] as const);
  const raw = [...rawSentences(join(shared, 'data', 'news', 'antcorpus.jsonl'), language), ...train.flatMap((corpus) => corpus.map((sentence) => foldAll(sentence.map(({ text }) => text).join(' '), language)))];
  return { train, held: held > 0 ? Object.fromEntries(kept) : {}, raw };
}

function* rawSentences(file: string, language: Language): Generator<readonly string[]> {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line) continue;
    for (const paragraph of (JSON.parse(line) as { text: string }).text.split(/[\n.!؟]+/)) yield foldAll(paragraph, language);
  }
}

function foldAll(text: string, language: Language): string[] {
  return language.fold.fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Clusters of a word, coarse first, and last its class in the lists of word-classes.ts. */
type Clusters = ReadonlyMap<string, readonly number[]>;

function learnClusters({ log, shared, language }: NamesTraining, raw: readonly (readonly string[])[]): Clusters {
  const counts = new Map<string, number>();
  for (const sentence of raw) for (const word of sentence) counts.set(word, (counts.get(word) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= LEAST_CLUSTERED).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_CLUSTERED);
  const ids = new Map(kept.map(([word], i) => [word, i + 1]));
  const bigrams = countBigrams(raw, ids);
  const levels = CLUSTER_LEVELS.map((classes) => {
    log(`clustering ${ids.size} words into ${classes}`);
    return clusterWords(bigrams, { classes, rounds: CLUSTER_ROUNDS });
  });
  const classes = loadWordClasses(shared, language);
  const words = [...new Set([...ids.keys(), ...[...classes].filter(([, kind]) => kind >= LEAST_NAME).map(([word]) => word)])];
  log(`${classes.size} words of lists, ${words.length} words in all`);
  return new Map(words.map((word) => [word, [...levels.map((level) => level[ids.get(word) ?? 0]!), classes.get(word) ?? 0]]));
}

/** Numbers the features of the training words and encodes them. */
class FeatureIndex {
  readonly keys: number[] = [];
  /** Features that are there in training alone. */
  readonly conventions = new Set<number>();
  readonly #clusters: Clusters;
  readonly #indices = new Map<number, number>();
  readonly #forms = new Map<string, FormFeatures[]>();

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
  }

  encode(parts: readonly { words: Words; labels: Uint8Array }[]): TrainingSet {
    const all = parts.flatMap(({ words }, corpus) => this.#featuresOf(words, corpus));
    const counts = new Map<number, number>();
    for (const { keys } of all) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, count] of counts) if (count >= LEAST_FEATURE) this.#indices.set(key, this.keys.push(key) - 1);
    const starts = new Int32Array(all.length + 1);
    const features: number[] = [];
    const kinds: number[] = [];
    all.forEach((word, at) => {
      word.keys.forEach((key, i) => {
        const index = this.#indices.get(key);
        if (index === undefined) return;
        features.push(index);
        kinds.push(word.kinds[i]!);
      });
      starts[at + 1] = features.length;
    });
    return { stretches: joinStretches(parts), starts, features: Int32Array.from(features), kinds: Uint8Array.from(kinds), labels: joinLabels(parts), featureCount: this.keys.length };
  }

  #featuresOf(words: Words, corpus: number): FormFeatures[] {
    const codes = lexiconCodes(words);
    const lexKeys = lexKeysOf(codes);
    const out: FormFeatures[] = [];
    const cores = Int32Array.from({ length: words.count }, (_, word) => hashText(coreOf(words, words.form(word))));
    const clusters = Uint16Array.from({ length: words.count }, (_, word) => this.#clustersOf(words, words.form(word))[0] ?? 0);
    for (const { from, to } of stretches(words)) {
      for (let at = from; at < to; at++) {
        const around = Array.from({ length: OFFSETS }, (_, i) => i - REACH).filter((offset) => at + offset >= from && at + offset < to);
        const forms = around.map((offset) => this.#form(words, words.form(at + offset))[offset + REACH]!);
        const keys = forms.flatMap((form) => form.keys);
        const kinds = forms.flatMap((form) => form.kinds);
        placeFeatures(words, at, { codes, lexKeys, cores, clusters, from, to }, (key, kind) => {
          keys.push(key);
          kinds.push(kind);
        });
        if (corpus > 0) putConventions({ codes, cores, clusters }, { at, from, to, corpus }, (key) => {
          this.conventions.add(key);
          keys.push(key);
          kinds.push(OTHER);
        });
        out.push({ keys, kinds });
      }
    }
    return out;
  }

  #clustersOf(words: Words, form: string): readonly number[] {
    return findClusters(words, form, (one) => this.#clusters.get(one));
  }

  #form(words: Words, form: string): FormFeatures[] {
    let features = this.#forms.get(form);
    if (!features) this.#forms.set(form, (features = Array.from({ length: OFFSETS }, (_, i) => formFeatures(words, form, i - REACH, (one) => this.#clustersOf(words, one)))));
    return features;
  }
}

/** The second corpus is an encyclopedia, whose bodies are named nowhere else. */
const ENCYCLOPEDIA = 1;

/**
 * What each corpus after the first says of listed words in its own way («وزارة» is part of a name in ours and none in ANERcorp), and the
 * encyclopedia of words and clusters too: features that are only there in training, so that the others tell what all agree on (Daume 2007).
 */
function putConventions({ codes, cores, clusters }: Convened, { at, from, to, corpus }: { at: number; from: number; to: number; corpus: number }, put: (key: number) => void): void {
  const own = mix(CONVENTIONS, corpus);
  put(mix(own, 0));
  for (let word = Math.max(from, at - 1); word <= Math.min(to - 1, at + 1); word++) {
    for (const code of codes[word]!) put(mix(own, mix(word - at + 2, code)));
  }
  if (corpus !== ENCYCLOPEDIA) return;
  for (let word = at; word >= Math.max(from, at - 1); word--) {
    put(mix(own, mix(word - at + 12, cores[word]!)));
    put(mix(own, mix(word - at + 22, clusters[word]!)));
  }
}

/** What conventions are told of: codes of the lexicons, bare words, coarse clusters. */
interface Convened {
  readonly codes: readonly (readonly number[])[];
  readonly cores: Int32Array;
  readonly clusters: Uint16Array;
}

/** Seed of their keys. */
const CONVENTIONS = 29;

function joinStretches(parts: readonly { words: Words }[]): { from: number; to: number }[] {
  let offset = 0;
  return parts.flatMap(({ words }) => {
    const moved = stretches(words).map(({ from, to }) => ({ from: from + offset, to: to + offset }));
    offset += words.count;
    return moved;
  });
}

function joinLabels(parts: readonly { labels: Uint8Array }[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(({ labels }) => [...labels]));
}

/** Keeps the heaviest features and rounds their weights to eight bits. */
function packModel(index: FeatureIndex, { features, transitions, starts }: CrfWeights, clusters: Clusters): TagModelParts {
  const size = (feature: number): number => {
    let top = 0;
    for (let tag = 0; tag < TAG_COUNT; tag++) top = Math.max(top, Math.abs(features[feature * TAG_COUNT + tag]!));
    return top;
  };
  const heaviest = index.keys.map((key, feature) => ({ key, feature, size: size(feature) })).filter(({ key }) => !index.conventions.has(key)).sort((a, b) => b.size - a.size || a.key - b.key).slice(0, MOST_FEATURES);
  const scale = Math.max(0.001, Math.min(heaviest[0]?.size ?? 1, 8)) / 127;
  const kept = heaviest.filter((one) => one.size > scale / 2).sort((a, b) => a.key - b.key);
  const weights = new Int8Array(kept.length * TAG_COUNT);
  kept.forEach(({ feature }, row) => {
    for (let tag = 0; tag < TAG_COUNT; tag++) weights[row * TAG_COUNT + tag] = Math.max(-127, Math.min(127, Math.round(features[feature * TAG_COUNT + tag]! / scale)));
  });
  const words = [...clusters].map(([word, row]) => ({ hash: hashText(word), row })).sort((a, b) => a.hash - b.hash);
  return {
    keys: Uint32Array.from(kept, ({ key }) => key), weights, scale, transitions, starts,
    words: Uint32Array.from(words, ({ hash }) => hash), levels: CLUSTER_LEVELS.length + 1,
    clusters: Uint16Array.from(words.flatMap(({ row }) => row)),
  };
}

/** Exact-span scores on the held-out sentences: the tagger by itself, and the whole step with each part off. */
export function scoreHeld(bytes: Uint8Array, held: Corpus, language: Language): Readonly<Record<string, SpanScore>> {
  const tagger = new Tagger(readTagModel(bytes)!);
  return {
    'tagger alone': scoreStep(held, language, { tagger, manner: 'tagger' }),
    'in the manner of ANERcorp': scoreStep(held, language, { tagger, manner: 'corpus' }),
    'whole step': scoreStep(held, language, { tagger }),
    'without the tagger': scoreStep(held, language, { tagger, parts: { ...ALL_PARTS, tagger: false } }),
    'without the rules': scoreStep(held, language, { tagger, parts: { ...ALL_PARTS, rules: false } }),
    'without the knowledge base': scoreStep(held, language, { tagger, parts: { ...ALL_PARTS, known: false } }),
  };
}

/** Writes the model where the names-finder looks for it. */
export function saveModel(bytes: Uint8Array, folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'names.bin'), bytes);
}
