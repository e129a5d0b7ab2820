import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFiles } from '../eval/read-files.ts';
import type { Dossier, Fact, Happening } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';

const FOLDER = fileURLToPath(new URL('../samples', import.meta.url));

/** What the product makes of `samples/`, with names instead of ids where a test asks by meaning. */
export interface ReadSamples {
  readonly records: readonly ArticleRecord[];
  readonly dossier: Dossier;
  /** The record of a page by its file name. */
  record(file: string): ArticleRecord;
  /** The file name of an article id. */
  fileOf(article: string): string;
  /** Files whose reports a happening joins. */
  reportsOf(happening: Happening): readonly string[];
  /** Names of a happening's participants. */
  actorsOf(happening: Happening): readonly string[];
  /** Facts with a carried span that holds all these words. */
  factsWith(...words: readonly string[]): readonly Fact[];
  /** Words of a span of a page, by article id. */
  words(article: string, span: Span): string;
}

/** The pages of `samples/`, sorted. */
export function samplePaths(): string[] {
  return readdirSync(FOLDER).filter((file) => /\.(txt|html)$/.test(file)).sort().map((file) => join(FOLDER, file));
}

const bare = (text: string): string => text.replace(/[\u064b-\u0652\u0640]/g, '').replace(/\s+/g, ' ');

/** Reads `samples/` once, through the work layer. */
export async function readSamples(): Promise<ReadSamples> {
  const { records, dossier } = await readFiles(samplePaths());
  const byId = new Map(records.map((record) => [record.id, record]));
  const fileOf = (article: string): string => (byId.get(article)?.uri ?? article).split('/').at(-1)!;
  const names = new Map(dossier.entities.map(({ id, name }) => [id, name]));
  const words = (article: string, span: Span): string => bare(byId.get(article)!.text.slice(...span));
  return {
    records, dossier, fileOf, words,
    record: (file) => records.find(({ id }) => fileOf(id) === file)!,
    reportsOf: ({ reports }) => [...new Set(reports.map(({ article }) => fileOf(article)))].sort(),
    actorsOf: ({ participants }) => participants.map(({ entity }) => names.get(entity)!),
    factsWith: (...wanted) => dossier.facts.filter(({ carried }) =>
      carried.some(({ article, span }) => wanted.every((word) => words(article, span).includes(word)))),
  };
}
