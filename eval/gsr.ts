import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { SHARED, hasScorer, scoreSentences } from './score.ts';

const DETECT = join(SHARED, 'data', 'gsr', 'detect-dev.jsonl');
const SPANS = join(SHARED, 'data', 'gsr', 'spans-dev.jsonl');

interface Row {
  readonly id: string;
  readonly outlet?: string;
  readonly text: string;
}

/** Sentences with ASSAULT and PROTEST, by several annotators: detection, and the words of actor, verb and target. */
export const gsr: Evaluation = {
  name: 'gsr',
  leftOut: () => (existsSync(DETECT) && hasScorer() ? null : 'no ../shared/data/gsr beside the repository'),
  gold: () => hashGold([DETECT, SPANS]),
  async run() {
    const rows = [...readRows(DETECT), ...readRows(SPANS).map((row) => ({ ...row, id: row.outlet ?? row.id }))];
    const texts = new Map(rows.map(({ id, text }) => [id, text]));
    return scoreSentences(DETECT, SPANS, [...texts].map(([id, text]) => ({ id, events: findSentenceEvents(text) })));
  },
};

function readRows(path: string): Row[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Row);
}

function findSentenceEvents(text: string): object[] {
  const record = analyzeArticle(sentenceArticle(text), loadLanguage('ar'));
  return record.events
    .filter(({ marginal, status }) => !marginal && status !== 'hypothetical' && status !== 'planned')
    .map((event) => ({
      type: event.type,
      trigger: event.triggers.map((span) => text.slice(...span)).join(' '),
      actor: wordsOf(record, event.participants.filter(({ side }) => side === 'actor')),
      target: wordsOf(record, event.participants.filter(({ side }) => side === 'recipient')),
    }));
}

/** The participants by the wording of their first mention. */
function wordsOf(record: ArticleRecord, participants: readonly { entity: string }[]): string {
  return participants
    .map(({ entity }) => record.mentions.find((mention) => mention.entity === entity))
    .map((mention) => (mention ? record.text.slice(...mention.span) : ''))
    .join(' ');
}

function sentenceArticle(text: string): Article {
  const blocks = [{ role: 'paragraph' as const, span: [0, text.length] as const }];
  return { id: 'sentence', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks, published: null };
}
