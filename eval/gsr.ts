import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Mention } from '../src/model/entity.ts';
import type { Event, Side } from '../src/model/event.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';
import type { Evaluation } from './evaluation.ts';
import { hashGold } from './floors.ts';
import { SHARED, type Scores, hasScorer, scoreSentences } from './score.ts';

const DETECT = join(SHARED, 'data', 'gsr', 'detect-dev.jsonl');
const SPANS = join(SHARED, 'data', 'gsr', 'spans-dev.jsonl');

interface Row {
  readonly event: string;
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
    const found = [...texts].map(([id, text]) => ({ id, events: findSentenceEvents(text) }));
    const { spans, ...scores } = scoreSentences(DETECT, SPANS, found);
    return { ...scores, spans: spans ?? {}, 'spans-assault': scoreSpansOf('ASSAULT', found), 'spans-protest': scoreSpansOf('PROTEST', found) };
  },
};

/** The words of one type of event alone: the annotators agree differently on each. */
function scoreSpansOf(type: string, found: readonly object[]): Scores[string] {
  const folder = mkdtempSync(join(tmpdir(), 'isnad-gsr-'));
  try {
    const file = join(folder, 'spans.jsonl');
    writeFileSync(file, readRows(SPANS).filter(({ event }) => event === type).map((row) => `${JSON.stringify(row)}\n`).join(''));
    return scoreSentences(DETECT, file, found)['spans'] ?? {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readRows(path: string): Row[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Row);
}

function findSentenceEvents(text: string): object[] {
  const record = analyzeArticle(sentenceArticle(text), loadLanguage('ar'));
  return record.events
    .filter(({ marginal, status }) => !marginal && status !== 'hypothetical' && status !== 'planned')
    .map((event) => ({
      type: event.type,
      trigger: wholeWords(text, mainTrigger(event)),
      actor: [...wordsOf(record, event, 'actor'), ...unnamedOf(record, event, 'actor')].join(' '),
      target: [...wordsOf(record, event, 'recipient'), ...unnamedOf(record, event, 'recipient'), ...countedOf(record, event)].join(' '),
    }));
}

/** Of the tellings of one event the annotators mark one: that of the dead, wounded or taken if there is one, else the first deed. */
function mainTrigger({ triggers, because }: Event): Span {
  const casualty = because?.from?.find(({ says }) => OF_CASUALTIES.test(says ?? ''));
  const deed = because?.from?.find(({ says }) => !OF_PROTESTERS.test(says ?? ''));
  return casualty?.span ?? deed?.span ?? triggers[0]!;
}

const OF_PROTESTERS = /\(protesters\)$/;
const OF_CASUALTIES = /\((kill|killing|die|wound|wounding|be-wounded|kidnap)\)$/;

/** The participants of one side, each by its mention nearest to a trigger, with its title. */
function wordsOf({ mentions, text }: ArticleRecord, { participants, triggers }: Event, side: Side): string[] {
  const distance = ({ span }: Mention): number => Math.min(...triggers.map(([start]) => Math.abs(start - span[0])));
  return participants
    .filter((participant) => participant.side === side)
    .map(({ entity }) => mentions.filter((mention) => mention.entity === entity).sort((a, b) => distance(a) - distance(b))[0])
    .map((mention) => (mention ? `${mention.role && text.includes(mention.role) ? mention.role : ''} ${wholeWords(text, mention.span)}` : ''));
}

/** Who takes part without a name. */
function unnamedOf({ text }: ArticleRecord, { unnamed = [] }: Event, side: Side): string[] {
  return unnamed.filter((noun) => noun.side === side).map(({ span }) => wholeWords(text, span));
}

/** Killed and wounded are quantities of the attack; the annotators mark the noun that is counted, not a bare number. */
function countedOf({ quantities, text }: ArticleRecord, { id }: Event): string[] {
  const counted = quantities.filter((quantity) => quantity.of === id && (quantity.what === 'killed' || quantity.what === 'wounded'));
  const words = counted.map(({ span }) => wholeWords(text, span).split(/\s+/));
  return words.filter((phrase) => phrase.length > 1 || DUAL.test(phrase[0]!)).map((phrase) => phrase.at(-1)!);
}

/** «جنديان», «شخصين». */
const DUAL = /(ان|ين)$/;

/** The annotators mark whole words: «وبقتل» for our «قتل». */
function wholeWords(text: string, [start, end]: Span): string {
  let [from, to] = [start, end];
  while (from > 0 && isLetter(text[from - 1]!)) from -= 1;
  while (to < text.length && isLetter(text[to]!)) to += 1;
  return text.slice(from, to);
}

const isLetter = (character: string): boolean => /\p{L}/u.test(character);

function sentenceArticle(text: string): Article {
  const blocks = [{ role: 'paragraph' as const, span: [0, text.length] as const }];
  return { id: 'sentence', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks, published: null };
}
