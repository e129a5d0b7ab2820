/**
 * Statements, speakers and chains against the gold of `../shared`, on the gold's names (`--names gold`, the default)
 * or on the ones that the product finds (`--names system`).
 *
 *   node eval/voices.ts [--names gold|system] [--show]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findStatements } from '../src/analyze/statements/find-statements.ts';
import { loadLanguage } from '../src/language/language.ts';
import { READING_ROLES } from '../src/model/block.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import { loadGoldRecords } from './gold-records.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const shared = process.env['ISNAD_SHARED'] ?? join(repository, '..', 'shared');

/** The record with its statements found anew from its blocks, entities and mentions. */
export function withFoundStatements(record: ArticleRecord): ArticleRecord {
  const language = loadLanguage('ar');
  language.forgetArticles();
  const ranges = record.blocks.filter(({ role }) => READING_ROLES.has(role)).map(({ span }) => span);
  const tokens = language.tokenize(record.text, ranges);
  const { mentions, entities } = record;
  return { ...record, statements: findStatements({ article: record, tokens, found: language.match(tokens), mentions, entities }, language) };
}

async function readSystemRecords(gold: readonly ArticleRecord[]): Promise<ArticleRecord[]> {
  const files = gold.map(({ uri }) => join(shared, uri!));
  const { stdout, stderr } = spawnSync(process.execPath, [join(repository, 'src/cli/main.ts'), 'read', ...files, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!stdout) throw new Error(stderr);
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as ArticleRecord);
}

function showStatements({ text, statements, entities }: ArticleRecord): void {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  for (const { id, speaker, cue, content, mode, channel, chain, distanced, realis, because } of statements) {
    const way = chain.map(({ by, how }) => `${by}(${how})`).join(' → ');
    console.log(`${id} ${speaker ? names.get(speaker) : '-'} | ${cue.lemma} ${cue.force} | ${mode} ${channel} ${realis}${distanced ? ' distanced' : ''} | ${because?.rule} / ${because?.from?.[0]?.rule}`);
    console.log(`   «${text.slice(...content)}»\n   ${way}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { names: { type: 'string', default: 'gold' }, show: { type: 'boolean', default: false }, verbose: { type: 'boolean', default: false } } });
  if (!existsSync(join(shared, 'gold', 'seeds'))) {
    console.log('voices: left out, ../shared is not there');
    return;
  }
  const gold = loadGoldRecords(shared);
  const found = values.names === 'system' ? await readSystemRecords(gold) : gold.map(withFoundStatements);
  if (values.show) found.forEach(showStatements);
  const file = join(mkdtempSync(join(tmpdir(), 'isnad-voices-')), 'system.jsonl');
  writeFileSync(file, found.map((record) => JSON.stringify(record)).join('\n'));
  const scorer = join(shared, 'tools', 'score.mjs');
  const args = [scorer, 'article', '--gold', join(shared, 'gold', 'seeds'), file, ...(values.verbose ? ['--verbose'] : [])];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  process.stderr.write(stderr);
  const layer = stdout.split(/\n(?=\S)/).filter((part) => part.startsWith('statements') || part.includes('\nstatements'));
  console.log(layer.length > 0 ? layer.join('\n') : stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
