import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { NamesModelError } from './names-model-error.ts';

/** A model that labels the pieces of words. */
export interface TokenClassifier {
  /** Ids of the pieces of one word. */
  piecesOf(word: string): readonly number[];
  /** Ids that stand before and after every sentence. */
  readonly frame: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** The label of each piece. */
  classify(ids: readonly number[]): Promise<readonly string[]>;
}

/** The part of `@huggingface/transformers` that is used; the package is there only where somebody installed it. */
export interface TransformersModule {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  readonly AutoTokenizer: { from_pretrained(id: string, options: object): Promise<Tokenizer> };
  readonly AutoModelForTokenClassification: { from_pretrained(id: string, options: object): Promise<Model> };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
}

interface Tokenizer {
  encode(text: string, options?: { add_special_tokens?: boolean }): number[];
}

interface Logits {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

interface Model {
  (inputs: Readonly<Record<string, unknown>>): Promise<{ readonly logits: Logits }>;
  readonly sessions?: Readonly<Record<string, { readonly inputNames?: readonly string[] }>>;
}

const PACKAGE = '@huggingface/transformers';
/** Files of a model folder in the form that the package reads. */
const CONFIG = 'config.json';
const TOKENIZER = 'tokenizer.json';
/** Weights by how they are kept: the package's word for each. */
const WEIGHTS: readonly (readonly [file: string, dtype: string])[] = [['onnx/model.onnx', 'fp32'], ['onnx/model_quantized.onnx', 'q8'], ['onnx/model_int8.onnx', 'int8']];

/** Loads an ONNX token classifier from a folder. Nothing is fetched from the network. */
export async function loadTokenClassifier(path: string, importTransformers: () => Promise<TransformersModule> = importPackage): Promise<TokenClassifier> {
  const folder = resolve(path);
  const dtype = checkFolder(path, folder);
  const labels = readLabels(path, join(folder, CONFIG));
  const { env, AutoTokenizer, AutoModelForTokenClassification, Tensor } = await importTransformers();
  Object.assign(env, { allowRemoteModels: false, allowLocalModels: true, localModelPath: `${dirname(folder)}/` });
  const options = { local_files_only: true, dtype };
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(basename(folder), options);
    const model = await AutoModelForTokenClassification.from_pretrained(basename(folder), options);
    const wantsTypes = Object.values(model.sessions ?? {}).some(({ inputNames }) => inputNames?.includes('token_type_ids'));
    const special = tokenizer.encode('');
    const middle = Math.ceil(special.length / 2);
    return {
      piecesOf: (word) => tokenizer.encode(word, { add_special_tokens: false }),
      frame: { before: special.slice(0, middle), after: special.slice(middle) },
      async classify(ids) {
        const row = (values: readonly number[]): unknown => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
        const inputs = { input_ids: row(ids), attention_mask: row(ids.map(() => 1)), ...(wantsTypes && { token_type_ids: row(ids.map(() => 0)) }) };
        return bestLabels((await model(inputs)).logits, labels);
      },
    };
  } catch (error) {
    throw new NamesModelError(`${path} cannot be loaded as a model of names: ${firstLine(error)}.`);
  }
}

function checkFolder(path: string, folder: string): string {
  if (!existsSync(folder)) throw new NamesModelError(`${path} is not there. Give the folder of a model: ${CONFIG}, ${TOKENIZER} and onnx/model.onnx.`);
  if (!statSync(folder).isDirectory()) throw new NamesModelError(`${path} is a file. Give the folder of a model: ${CONFIG}, ${TOKENIZER} and onnx/model.onnx.`);
  for (const file of [CONFIG, TOKENIZER]) if (!existsSync(join(folder, file))) throw new NamesModelError(`${path} holds no ${file}: it is not a folder of a model.`);
  const weights = WEIGHTS.find(([file]) => existsSync(join(folder, file)));
  if (!weights) throw new NamesModelError(`${path} holds no onnx/model.onnx: export the model to ONNX first.`);
  return weights[1];
}

/** `id2label` of the model's configuration, by number. */
function readLabels(path: string, file: string): ReadonlyMap<number, string> {
  let config: { readonly id2label?: Readonly<Record<string, string>> };
  try {
    config = JSON.parse(readFileSync(file, 'utf8')) as typeof config;
  } catch (error) {
    throw new NamesModelError(`${path}/${CONFIG} is no JSON: ${firstLine(error)}.`);
  }
  const labels = new Map(Object.entries(config.id2label ?? {}).map(([number, label]) => [Number(number), String(label)]));
  if (labels.size < 2) throw new NamesModelError(`${path}/${CONFIG} has no id2label: it is not a model that labels words.`);
  return labels;
}

function bestLabels({ dims, data }: Logits, labels: ReadonlyMap<number, string>): string[] {
  const [, length = 0, width = 0] = dims;
  return Array.from({ length }, (_, at) => {
    let best = 0;
    for (let label = 1; label < width; label++) if (data[at * width + label]! > data[at * width + best]!) best = label;
    return labels.get(best) ?? 'O';
  });
}

async function importPackage(): Promise<TransformersModule> {
  // a name that no bundler or compiler resolves: the package is optional
  const name: string = PACKAGE;
  try {
    return (await import(name)) as TransformersModule;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw new NamesModelError(`The package ${PACKAGE} cannot be loaded: ${firstLine(error)}.`);
    throw new NamesModelError(`A model of names needs the package ${PACKAGE}, which is not installed. Install it beside Isnad with: npm install ${PACKAGE}`);
  }
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]!.replace(/[.]$/, '');
