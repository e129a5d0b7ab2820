/**
 * Statements, speakers and chains on news articles that were annotated by hand before any output was seen.
 *
 *   npm run eval -- voices        the scores
 *   node eval/voices.ts [--show]  the same, with what was missed, invented or heard from the wrong speaker
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Capture } from '../src/model/capture.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';
import type { Statement } from '../src/model/statement.ts';
import { loadStages } from '../src/work/load-stages.ts';
import { isRefusal } from '../src/work/stages.ts';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { ROOT, type Scores, SHARED } from './score.ts';

const GOLD = join(ROOT, 'eval', 'gold', 'voices');
const NEWS = join(SHARED, 'data', 'news');
/** Two statements are the same one from this overlap of their contents on, as in the scorer of the seeds. */
const SAME_CONTENT = 0.5;

const HALVES = ['worked', 'held-out', 'fresh', 'quoted', 'last', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth', 'twentieth', 'twentyfirst'] as const;

/** Offsets into title, empty line, text. A null speaker: nobody is named. A null chain or force is left open. */
interface GoldStatement {
  readonly cue: Span;
  readonly content: Span;
  readonly speaker: Span | null;
  readonly mode: Statement['mode'];
  readonly force: string | null;
  readonly chain: readonly Span[] | null;
  /** Neither demanded nor punished. */
  readonly marginal?: boolean;
}

interface GoldArticle {
  readonly id: string;
  readonly corpus: string;
  readonly sha256: string;
  /** In the order in which they were annotated; what each scored at first sight is in docs/notes/statements.md. */
  readonly half: (typeof HALVES)[number];
  readonly statements: readonly GoldStatement[];
}

interface Compared {
  readonly gold: GoldArticle;
  readonly record: ArticleRecord;
  readonly pairs: readonly (readonly [GoldStatement, Statement])[];
  readonly missed: readonly GoldStatement[];
  readonly extra: readonly Statement[];
}

export const voices: Evaluation = {
  name: 'voices',
  leftOut: () => (existsSync(NEWS) ? null : 'no ../shared/data/news beside the repository'),
  gold: () => hashGold([GOLD]),
  run: async () => scoreAll(compareAll()),
};

function compareAll(): Compared[] {
  const golds = readdirSync(GOLD).sort().map((file) => JSON.parse(readFileSync(join(GOLD, file), 'utf8')) as GoldArticle);
  const texts = loadTexts(golds);
  const stages = loadStages();
  return golds.map((gold) => {
    const text = texts.get(gold.id);
    if (text === undefined || sha256(text) !== gold.sha256) throw new Error(`${gold.id}: the corpus has another text than the one annotated`);
    const record = stages.readOne(captureText(gold.id, text));
    if (isRefusal(record)) throw new Error(`${gold.id}: ${record.says}`);
    return compare(gold, record);
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function loadTexts(golds: readonly GoldArticle[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const corpus of new Set(golds.map((gold) => gold.corpus))) {
    const wanted = golds.filter((gold) => gold.corpus === corpus).map(({ id }) => id);
    for (const line of readFileSync(join(NEWS, corpus), 'utf8').split('\n')) {
      const id = wanted.find((one) => line.includes(`"${one}"`));
      if (!id) continue;
      const { title, text } = JSON.parse(line) as { title: string; text: string };
      texts.set(id, `${title}\n\n${text}`.replace(/\r\n?/g, '\n'));
    }
  }
  return texts;
}

function captureText(id: string, text: string): Capture {
  return { id: `sha256:${sha256(text)}`, bytes: new TextEncoder().encode(text), uri: `${id}.txt`, mediaType: 'text/plain', charset: 'utf-8', fetchedAt: null };
}

/** Pairs by content, the best overlap first. What pairs with a marginal statement counts nowhere. */
function compare(gold: GoldArticle, record: ArticleRecord): Compared {
  const candidates = gold.statements.flatMap((g) => record.statements.map((s) => ({ g, s, overlap: overlap(g.content, s.content) })));
  candidates.sort((a, b) => b.overlap - a.overlap || Math.abs(a.g.cue[0] - a.s.cue.span[0]) - Math.abs(b.g.cue[0] - b.s.cue.span[0]));
  const pairs = new Map<GoldStatement, Statement>();
  const used = new Set<Statement>();
  for (const candidate of candidates) {
    if (candidate.overlap < SAME_CONTENT || pairs.has(candidate.g) || used.has(candidate.s)) continue;
    pairs.set(candidate.g, candidate.s);
    used.add(candidate.s);
  }
  return {
    gold, record,
    pairs: [...pairs].filter(([g]) => !g.marginal),
    missed: gold.statements.filter((g) => !g.marginal && !pairs.has(g)),
    extra: record.statements.filter((s) => !used.has(s)),
  };
}

function overlap([a, b]: Span, [c, d]: Span): number {
  const both = Math.max(0, Math.min(b, d) - Math.max(a, c));
  return both / (b - a + d - c - both);
}

function scoreAll(all: readonly Compared[]): Scores {
  const scores: Record<string, Record<string, number | null>> = {};
  for (const half of HALVES) {
    const some = all.filter(({ gold }) => gold.half === half);
    if (some.length > 0) Object.assign(scores, prefixed(half, scoreHalf(some)));
  }
  return scores;
}

const prefixed = (half: string, layers: Scores): Scores => Object.fromEntries(Object.entries(layers).map(([layer, metrics]) => [`${half} ${layer}`, metrics]));

function scoreHalf(some: readonly Compared[]): Scores {
  const pairs = some.flatMap(({ pairs, record }) => pairs.map(([g, s]) => ({ g, s, record })));
  const wanted = pairs.length + some.reduce((sum, { missed }) => sum + missed.length, 0);
  const found = pairs.length + some.reduce((sum, { extra }) => sum + extra.length, 0);
  const heard = pairs.filter(({ g, s, record }) => isSpeaker(record, g, s));
  const chained = pairs.filter(({ g }) => g.chain !== null);
  const wantedChains = chained.length + some.reduce((sum, { missed }) => sum + missed.filter(({ chain }) => chain !== null).length, 0);
  const rightChains = chained.filter(({ g, s, record }) => isSpeaker(record, g, s) && isChain(record, g, s)).length;
  const rate = (part: number, whole: number): number | null => (whole ? part / whole : null);
  return {
    statements: { ...prf(pairs.length, found, wanted), wanted },
    strict: prf(heard.length, found, wanted),
    'direct quotes': scoreDirect(some),
    matched: {
      speaker: rate(heard.length, pairs.length),
      mode: rate(pairs.filter(({ g, s }) => g.mode === s.mode).length, pairs.length),
      force: rate(pairs.filter(({ g, s }) => g.force === null || g.force === s.cue.force).length, pairs.length),
      chain: rate(rightChains, chained.length),
    },
    // found, the speaker right and every link right
    chains: { 'of wanted': rate(rightChains, wantedChains) },
    recall: byConstruction(some, 'missed'),
    precision: byConstruction(some, 'extra'),
  };
}

function prf(hits: number, found: number, wanted: number) {
  const [p, r] = [found ? hits / found : 0, wanted ? hits / wanted : 0];
  return { p, r, f1: p + r ? (2 * p * r) / (p + r) : 0 };
}

/** Direct speech alone: right when it was found, whatever its mode was taken for. */
function scoreDirect(some: readonly Compared[]) {
  const pairs = some.flatMap((one) => one.pairs);
  const wanted = pairs.filter(([g]) => g.mode === 'direct').length + some.flatMap(({ missed }) => missed).filter(({ mode }) => mode === 'direct').length;
  const found = pairs.filter(([, s]) => s.mode === 'direct').length + some.flatMap(({ extra }) => extra).filter(({ mode }) => mode === 'direct').length;
  const right = pairs.filter(([g, s]) => g.mode === 'direct' && s.mode === 'direct').length;
  return { ...prf(right, found, wanted), wanted };
}

/** By construction: of those wanted how many were found (`missed`), of those found how many were wanted (`extra`). */
function byConstruction(some: readonly Compared[], wrong: 'missed' | 'extra'): Record<string, number | null> {
  const tally = new Map<string, [number, number]>();
  for (const { pairs, missed, extra, record } of some) {
    const shapes = (side: readonly Shape[], hit: 0 | 1) => side.map((shape) => [shape, hit] as const);
    const right = wrong === 'missed' ? pairs.map(([g]) => shapeOfGold(g)) : pairs.map(([, s]) => shapeOfFound(s));
    const faults = wrong === 'missed' ? missed.map(shapeOfGold) : extra.map(shapeOfFound);
    for (const [shape, hit] of [...shapes(right, 1), ...shapes(faults, 0)]) {
      for (const name of constructionsOf(shape, record.text)) {
        const [hits, all] = tally.get(name) ?? [0, 0];
        tally.set(name, [hits + hit, all + 1]);
      }
    }
  }
  return Object.fromEntries([...tally].sort().map(([name, [hits, all]]) => [`${name} (${all})`, hits / all]));
}

/** What both an annotated and a found statement show of how they are built. */
interface Shape {
  readonly cue: Span;
  readonly content: Span;
  readonly mode: Statement['mode'];
  readonly isNamed: boolean;
  readonly isRelayed: boolean;
}

const shapeOfGold = ({ cue, content, mode, speaker, chain }: GoldStatement): Shape => ({ cue, content, mode, isNamed: speaker !== null, isRelayed: (chain?.length ?? 0) > 0 });

const shapeOfFound = ({ cue, content, mode, chain }: Statement): Shape => ({ cue: cue.span, content, mode, isNamed: chain.length > 1 && chain[0]!.by !== null, isRelayed: chain.length > 2 });

function constructionsOf({ cue, content, mode, isNamed, isRelayed }: Shape, text: string): string[] {
  const between = text.slice(cue[1], content[0]);
  const isHeadline = content[1] <= text.indexOf('\n');
  return [
    mode,
    ...(isHeadline ? ['headline'] : []),
    ...(cue[0] > content[0] ? ['cue behind'] : [openingOf(between, mode)]),
    ...(isNamed ? [] : ['nobody named']),
    ...(isRelayed ? ['relayed'] : []),
    ...(cue[1] <= content[0] && between.trim().split(/\s+/).length > 6 ? ['far cue'] : []),
  ];
}

/** What stands between cue and content: أن or إن, a colon, marks alone, or a preposition or noun. */
function openingOf(between: string, mode: Statement['mode']): string {
  if (/(^|[\s"«“])[وب]?[أإا]ن(ه|ها|هم|هما|ني|نا)?[\s"«“:]*$/.test(between)) return `that, ${mode}`;
  if (/:[\s"«“(]*$/.test(between)) return 'colon';
  return mode === 'direct' ? 'marks alone' : 'preposition or noun';
}

/** The words of a name without the article, hamza, ta-marbuta and marks. */
function wordsOf(name: string): Set<string> {
  const folded = name.normalize('NFKC').replace(/[\u0640\u064b-\u065f\u200b-\u200f]/g, '').replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه');
  return new Set(folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => (word.length > 3 && word.startsWith('ال') ? word.slice(2) : word)));
}

/** Two wordings are of one name when one holds the other or they share half of their words. */
function isSameName(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)];
  const shared = [...x].filter((word) => y.has(word)).length;
  return shared > 0 && (shared === Math.min(x.size, y.size) || 2 * shared >= x.size + y.size - shared);
}

function namesOf({ entities, mentions, text }: ArticleRecord, id: string): string[] {
  const entity = entities.find((one) => one.id === id);
  const written = mentions.filter((mention) => mention.entity === id).flatMap(({ span, role }) => [text.slice(...span), ...(role ? [role] : [])]);
  return entity ? [entity.name, ...entity.aliases, ...written] : [];
}

function isSpeaker(record: ArticleRecord, g: GoldStatement, s: Statement): boolean {
  const ids = s.speakers ?? (s.speaker ? [s.speaker] : []);
  if (g.speaker === null) return ids.length === 0;
  const wanted = record.text.slice(...g.speaker);
  const names = ids.length > 0 ? ids.flatMap((id) => namesOf(record, id)) : [s.chain.length > 1 ? (s.chain[0]!.by ?? '') : ''];
  return names.some((name) => isSameName(name, wanted));
}

/** The links between the speaker and the outlet, by name. */
function isChain(record: ArticleRecord, g: GoldStatement, s: Statement): boolean {
  const between = g.speaker === null ? s.chain.slice(0, -1).filter(({ by }) => by !== null).slice(0, 0) : s.chain.slice(1, -1);
  return between.length === g.chain!.length && between.every(({ by, entity }, at) => {
    const wanted = record.text.slice(...g.chain![at]!);
    return [by ?? '', ...(entity ? namesOf(record, entity) : [])].some((name) => isSameName(name, wanted));
  });
}

function show({ gold, record, pairs, missed, extra }: Compared): void {
  const { text, entities } = record;
  const nameOf = (s: Statement): string => entities.find(({ id }) => id === s.speaker)?.name ?? `(${s.chain[0]?.by})`;
  const line = (s: Statement): string => `${text.slice(...s.cue.span)} | ${nameOf(s)} | ${s.mode} ${s.cue.force} | ${s.chain.map(({ by }) => by).join(' > ')} | ${text.slice(...s.content)} | ${s.because?.rule}/${s.because?.from?.[0]?.rule}`;
  const wantedLine = (g: GoldStatement): string => `${text.slice(...g.cue)} | ${g.speaker ? text.slice(...g.speaker) : '-'} | ${g.mode} ${g.force} | ${text.slice(...g.content)}`;
  console.log(`\n${gold.half} ${gold.id}`);
  for (const g of missed) console.log(`  missed   ${wantedLine(g)}`);
  for (const s of extra) console.log(`  extra    ${line(s)}`);
  for (const [g, s] of pairs) {
    const faults = [
      ...(isSpeaker(record, g, s) ? [] : ['speaker']), ...(g.mode === s.mode ? [] : ['mode']), ...(g.force === null || g.force === s.cue.force ? [] : ['force']),
      ...(g.chain === null || isChain(record, g, s) ? [] : ['chain']), ...(overlap(g.content, s.content) < 0.9 ? ['span'] : []),
    ];
    if (faults.length > 0) console.log(`  ${faults.join(',')}\n    want ${wantedLine(g)}\n    got  ${line(s)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const leftOut = voices.leftOut();
  if (leftOut) console.log(`voices: left out, ${leftOut}`);
  else {
    const all = compareAll();
    if (process.argv.includes('--show')) all.forEach(show);
    for (const [layer, metrics] of Object.entries(scoreAll(all))) {
      console.log(`${layer.padEnd(24)} ${Object.entries(metrics).map(([name, value]) => `${name} ${value === null ? '-' : Number.isInteger(value) && name === 'wanted' ? value : value.toFixed(2)}`).join(' · ')}`);
    }
  }
}
