import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { ModelName } from '../src/model/model-name.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { NamesModelError } from '../src/work/names-model-error.ts';
import { NamesModel } from '../src/work/names-model.ts';
import { type TokenClassifier, type TransformersModule, loadTokenClassifier } from '../src/work/token-classifier.ts';
import { runIsnad } from './cli-isnad.ts';
import { writeModelFolder } from './names-model-folder.ts';

vi.setConfig({ testTimeout: 180_000 });

const PACKAGE: string = '@huggingface/transformers';
const installed = await import(PACKAGE).then((module) => module as TransformersModule, () => null);

/** «رنيم الطويلية» and «كفردان» are in no list. */
const PIECES = { 'زارت': 'O', 'رنيم': 'B-PER', 'الطويل': 'I-PER', '##ية': 'O', 'بلدة': 'O', 'كفردان': 'B-LOC', 'هيئة': 'B-ORG', 'المراعي': 'I-ORG', 'أمس': 'B-DATE', '،': 'O', '.': 'O' };
const TEXT = 'زارت رنيم الطويلية بلدة كفردان أمس، ثم هيئة المراعي.';

let folder: string;
let model: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-names-model-'));
  model = join(folder, 'tiny');
  writeModelFolder(model, PIECES);
});
afterAll(() => rmSync(folder, { recursive: true }));

const articleOf = (text: string): Article => ({ text, blocks: [{ role: 'paragraph', span: [0, text.length] }] }) as unknown as Article;
const wordsOf = (text: string, names: readonly ModelName[]): string[] => names.map(({ span, type }) => `${type} ${text.slice(...span)}`);

/** Stands for the package where it is not installed: the same folder, looked up without ONNX. */
function standIn(): TransformersModule {
  const env = { allowRemoteModels: true, allowLocalModels: false, localModelPath: '' };
  const read = (id: string, file: string): unknown => JSON.parse(readFileSync(join(env.localModelPath, id, file), 'utf8'));
  const vocabularyOf = (id: string): Record<string, number> => (read(id, 'tokenizer.json') as { model: { vocab: Record<string, number> } }).model.vocab;
  const cut = (word: string, vocabulary: Record<string, number>): number[] => {
    for (let end = word.length; end > 0; end--) {
      const id = vocabulary[word.slice(0, end)];
      if (id !== undefined) return end === word.length ? [id] : [id, ...cut(`##${word.slice(end)}`, vocabulary)];
    }
    return [1];
  };
  return {
    env,
    Tensor: class {
      readonly data: readonly number[];
      constructor(_type: string, data: BigInt64Array) {
        this.data = Array.from(data, Number);
      }
    },
    AutoTokenizer: {
      from_pretrained: async (id) => ({ encode: (text, { add_special_tokens: framed = true } = {}) => (framed ? [2, 3] : cut(text, vocabularyOf(id))) }),
    },
    AutoModelForTokenClassification: {
      from_pretrained: async (id) => {
        const { label2id } = read(id, 'config.json') as { label2id: Record<string, number> };
        const rows = Object.keys(vocabularyOf(id)).map((piece) => label2id[(PIECES as Record<string, string>)[piece] ?? 'O']!);
        const width = Object.keys(label2id).length;
        return async (inputs) => {
          const ids = (inputs['input_ids'] as { data: number[] }).data;
          return { logits: { dims: [1, ids.length, width], data: ids.flatMap((piece) => Array.from({ length: width }, (_, label) => Number(label === rows[piece]))) } };
        };
      },
    },
  } as TransformersModule;
}

describe.each([['the package', installed], ['a stand-in for the package', standIn()]])('a model folder read with %s', (name, module) => {
  if (module === null) {
    test.skip(`left out: ${PACKAGE} is not installed`);
    return;
  }

  test('names its words, whole and in order', async () => {
    const found = await new NamesModel(await loadTokenClassifier(model, async () => module)).find(articleOf(TEXT));
    expect(wordsOf(TEXT, found), name).toEqual(['person رنيم الطويلية', 'place كفردان', 'organization هيئة المراعي']);
  });

  test('many windows of a long block give the same names', async () => {
    const long = Array.from({ length: 60 }, () => TEXT).join(' ');
    const found = await new NamesModel(await loadTokenClassifier(model, async () => module)).find(articleOf(long));
    expect(found).toHaveLength(180);
    expect(new Set(wordsOf(long, found)).size).toBe(3);
  });
});

describe('labels become names', () => {
  const labelled = (labels: Readonly<Record<string, string>>): NamesModel => {
    const seen: string[] = [];
    const classifier: TokenClassifier = {
      frame: { before: [-1], after: [-2] },
      piecesOf: (word) => [seen.push(word) - 1],
      classify: async (ids) => ids.map((id) => labels[seen[id] ?? ''] ?? 'O'),
    };
    return new NamesModel(classifier);
  };

  test('labels without B and I, and a stray I, begin names; other types are passed over', async () => {
    const text = 'سامر حاتم في برلين يوم الأحد';
    expect(wordsOf(text, await labelled({ سامر: 'PERS', حاتم: 'PERS', برلين: 'I-GPE', الأحد: 'B-DATE' }).find(articleOf(text)))).toEqual(['person سامر حاتم', 'place برلين']);
  });

  test('two names side by side stay two', async () => {
    const text = 'بيروت دمشق';
    expect(wordsOf(text, await labelled({ بيروت: 'B-LOC', دمشق: 'B-LOC' }).find(articleOf(text)))).toEqual(['place بيروت', 'place دمشق']);
  });
});

describe('what the model names is read with the article', () => {
  const language = loadLanguage('ar');
  const text = 'زارت رنيم الطويلية بلدة كفردان أمس، وقالت الطويلية إن البلدة تحتاج إلى الماء.';
  const span = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
  const read = (names: readonly ModelName[]): ArticleRecord => analyzeArticle({ ...articleOf(text), id: 'a', uri: null, lang: 'ar', outlet: null, via: [], headline: null, dateline: null, byline: null, published: null } as Article, language, names);

  test('it becomes a mention with its reason, and its surname refers back', () => {
    const record = read([{ span: span('رنيم الطويلية'), type: 'person' }]);
    const person = record.entities.find(({ name }) => name === 'رنيم الطويلية');
    expect(person?.type).toBe('person');
    const mentions = record.mentions.filter(({ entity }) => entity === person!.id);
    expect(mentions.map(({ span: [start, end] }) => text.slice(start, end))).toEqual(['رنيم الطويلية', 'الطويلية']);
    expect(mentions[0]!.because).toMatchObject({ rule: 'names-model' });
  });

  test('without a model nothing says so', () => {
    expect(JSON.stringify(read([]))).not.toContain('names-model');
  });
});

describe('a model that cannot be used is named in a sentence', () => {
  const absent = async (): Promise<TransformersModule> => standIn();

  test.each([
    ['no folder', (): string => join(folder, 'nothing'), 'is not there'],
    ['a file', (): string => join(model, 'config.json'), 'is a file'],
    ['no weights', (): string => without('weights', 'onnx/model.onnx'), 'holds no onnx/model.onnx'],
    ['no tokenizer', (): string => without('tokenizer', 'tokenizer.json'), 'holds no tokenizer.json'],
  ])('%s', async (_, path, says) => {
    await expect(loadTokenClassifier(path(), absent)).rejects.toThrow(NamesModelError);
    await expect(loadTokenClassifier(path(), absent)).rejects.toThrow(says);
  });

  test('a configuration without labels', async () => {
    const path = join(folder, 'unlabelled');
    writeModelFolder(path, {});
    writeFileSync(join(path, 'config.json'), '{"model_type":"bert"}');
    await expect(loadTokenClassifier(path, absent)).rejects.toThrow('id2label');
  });

  function without(name: string, file: string): string {
    const path = join(folder, name);
    writeModelFolder(path, PIECES);
    rmSync(join(path, file));
    return path;
  }
});

test('the command says what to install, or reads with the model', () => {
  const page = join(folder, 'page.txt');
  mkdirSync(folder, { recursive: true });
  writeFileSync(page, `زيارة إلى البلدة\n\n${TEXT} وقالت الطويلية إن الزيارة الأولى تستمر يومين كاملين.`);
  const ended = runIsnad(folder, 'read', page, '--json', '--names-model', model);
  if (installed) expect(JSON.parse(ended.out)).toMatchObject({ format: 'isnad.article/1', mentions: expect.arrayContaining([expect.objectContaining({ because: expect.objectContaining({ rule: 'names-model' }) as unknown })]) as unknown });
  else expect(ended).toMatchObject({ code: 2, out: '', err: `A model of names needs the package ${PACKAGE}, which is not installed. Install it beside Isnad with: npm install ${PACKAGE}\n` });
  expect(runIsnad(folder, 'read', page, '--names-model', join(folder, basename(page)))).toMatchObject({ code: 2, err: expect.stringContaining('is a file') as unknown });
});
