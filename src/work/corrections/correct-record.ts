import type { Article } from '../../model/article.ts';
import type { Because } from '../../model/because.ts';
import type { Block } from '../../model/block.ts';
import { CORRECTED, type Anchor, type PublishedValue, type RejectSubject, type SetSubject } from '../../model/correction.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Decision } from '../../store/decision.ts';
import { findAnchored } from './anchor.ts';
import { dropMark } from './drop-mark.ts';
import { above, setEventType, setLabel, setSpeaker } from './set-field.ts';

/** One thing that a person changed in one article. */
export interface RecordChange {
  readonly decision: Decision;
  readonly anchor: Anchor;
  readonly subject: SetSubject | RejectSubject;
}

/** A record with what persons decided about it; `lost` are the changes whose words or marks are no more there. */
export interface CorrectedRecord {
  readonly record: ArticleRecord;
  readonly lost: readonly RecordChange[];
}

/** Analyses an article anew, from its blocks and its date on. */
export type Reanalyze = (article: Article) => ArticleRecord;

/** Lays decisions over a record in the order they were made. Roles and dates come first: the analysis hangs on them. */
export function correctRecord(record: ArticleRecord, changes: readonly RecordChange[], reanalyze: Reanalyze): CorrectedRecord {
  const lost: RecordChange[] = [];
  const isGround = ({ subject }: RecordChange): boolean => 'field' in subject && (subject.field === 'role' || subject.field === 'published');
  let current = correctGround(record, changes.filter(isGround), { reanalyze, lost });
  for (const change of changes.filter((one) => !isGround(one))) {
    const next = correctMark(current, change);
    if (next === null) lost.push(change);
    else current = next;
  }
  return { record: current, lost };
}

function correctGround(record: ArticleRecord, changes: readonly RecordChange[], { reanalyze, lost }: { reanalyze: Reanalyze; lost: RecordChange[] }): ArticleRecord {
  if (changes.length === 0) return record;
  let { blocks, published, headline } = record;
  for (const change of changes) {
    const { decision, anchor, subject } = change;
    if (!('field' in subject)) continue;
    if (subject.field === 'published') published = publishedBy(subject.value, decision, record.published);
    if (subject.field !== 'role') continue;
    const place = findAnchored({ ...record, blocks }, anchor);
    if (place === null) {
      lost.push(change);
      continue;
    }
    blocks = blocks.map((block, i): Block => (i === place.at ? { ...block, role: subject.value.role, because: above(becauseOf(decision), block.because) } : block));
    if (subject.value.role === 'headline' || record.blocks[place.at]!.role === 'headline') headline = headlineOf(record.text, blocks);
  }
  const { entities: _e, mentions: _m, times: _t, quantities: _q, statements: _s, events: _v, labels: _l, format: _f, ...article } = record;
  const analysed = reanalyze({ ...article, blocks, published, headline });
  return { ...analysed, published: published?.basis === 'person' ? published : analysed.published && { ...analysed.published, evidence: withoutTwins(analysed.published.evidence) } };
}

function correctMark(record: ArticleRecord, { decision, anchor, subject }: RecordChange): ArticleRecord | null {
  const place = findAnchored(record, anchor);
  if (place === null) return null;
  const because = becauseOf(decision);
  if (!('field' in subject)) return dropMark(record, anchor.mark, place);
  if (subject.field === 'event-type') return setEventType(record, place, subject.value, because);
  if (subject.field === 'speaker') return setSpeaker(record, place, subject.value, because);
  return subject.field === 'label' ? setLabel(record, place, subject.value, because) : record;
}

/** Why something stands that a person decided: who, when and why. */
export function becauseOf({ who, decidedAt, reason }: Decision): Because {
  return { rule: CORRECTED, says: [who, decidedAt.slice(0, 10), ...(reason === null || reason === '' ? [] : [reason])].join(' · ') };
}

function publishedBy({ start, end }: PublishedValue, decision: Decision, before: ArticleRecord['published']): ArticleRecord['published'] {
  const { says = '' } = becauseOf(decision);
  return { start, end, basis: 'person', evidence: [{ says }, ...(before?.evidence ?? [])] };
}

function headlineOf(text: string, blocks: readonly Block[]): string | null {
  const headline = blocks.find(({ role }) => role === 'headline');
  return headline === undefined ? null : text.slice(...headline.span).trim();
}

function withoutTwins<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
