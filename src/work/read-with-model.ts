import { type AcquireOptions, acquirePaths } from '../acquire/acquire-paths.ts';
import type { Article } from '../model/article.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import type { ModelName } from '../model/model-name.ts';
import { loadStages } from './load-stages.ts';
import { NamesModel } from './names-model.ts';
import { noteRepeats } from './note-repeats.ts';
import { ReadArticle, toLine } from './read-article.ts';
import type { ReadOutcome } from './read-many.ts';
import { isRefusal, type Stages } from './stages.ts';
import { loadTokenClassifier } from './token-classifier.ts';

/** Reads one input after another with a model of names beside the language's own tagger. `failed` is told of articles that the model could not read. */
export async function* readWithModel(paths: Iterable<string>, options: AcquireOptions, { model: path, failed }: { readonly model: string; readonly failed: (uri: string) => void }): AsyncIterable<ReadOutcome> {
  const model = new NamesModel(await loadTokenClassifier(path));
  const stages = loadStages();
  for await (const source of noteRepeats(acquirePaths(paths, options))) yield await readSource(source, { model, stages, failed });
}

interface Reading {
  readonly model: NamesModel;
  readonly stages: Stages;
  readonly failed: (uri: string) => void;
}

async function readSource(capture: Capture | Refusal, { model, stages, failed }: Reading): Promise<ReadOutcome> {
  if (isRefusal(capture)) return { capture: null, refusal: capture };
  const article = stages.readPage!(capture);
  if (isRefusal(article)) return { capture, refusal: article };
  const record = stages.analyze!(article, await findNames(article, model, failed));
  return { capture, article: new ReadArticle({ line: toLine(record), words: null }) };
}

/** An article that the model fails on is read without it. */
async function findNames(article: Article, model: NamesModel, failed: Reading['failed']): Promise<readonly ModelName[]> {
  try {
    return await model.find(article);
  } catch {
    failed(article.uri ?? article.id);
    return [];
  }
}
