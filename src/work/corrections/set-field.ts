import type { Because } from '../../model/because.ts';
import type { EventTypeValue, LabelValue, SpeakerValue } from '../../model/correction.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Link, Statement } from '../../model/statement.ts';
import { findAnchoredEntity, type MarkPlace } from './anchor.ts';

/** Sets what kind of event a mark is. */
export function setEventType(record: ArticleRecord, { at }: MarkPlace, { type, mode }: EventTypeValue, because: Because): ArticleRecord {
  return { ...record, events: record.events.map((event, i) => (i === at ? { ...event, type, mode, because: above(because, event.because) } : event)) };
}

/** Sets who says it; null when the speaker that was chosen is not named in the record any more. */
export function setSpeaker(record: ArticleRecord, { at }: MarkPlace, { speaker }: SpeakerValue, because: Because): ArticleRecord | null {
  const entity = speaker === null ? null : findAnchoredEntity(record, speaker);
  if (speaker !== null && entity === null) return null;
  const name = record.entities.find(({ id }) => id === entity)?.name ?? null;
  const statements = record.statements.map((statement, i): Statement => {
    if (i !== at) return statement;
    const { speakers: _, ...rest } = statement;
    return { ...rest, speaker: entity, chain: reachain(statement, entity === null ? null : { by: name, how: statement.channel, entity }), because: above(because, statement.because) };
  });
  return { ...record, statements };
}

/** The chain with another origin: what stands between it and the outlet stays. */
function reachain({ speaker, speakers, chain }: Statement, origin: Link | null): Link[] {
  const before = new Set([...(speakers ?? []), ...(speaker === null ? [] : [speaker])]);
  const rest = chain.filter((link, i) => !(link.entity != null && before.has(link.entity)) && !(i === 0 && chain.length > 1 && speaker !== null));
  return [...(origin === null ? [] : [origin]), ...rest.filter((link) => origin === null || link.entity == null || link.entity !== origin.entity)];
}

/** Sets what a wording does, and of whom it speaks; null when its new target is not named in the record any more. */
export function setLabel(record: ArticleRecord, { at }: MarkPlace, { polarity, target }: LabelValue, because: Because): ArticleRecord | null {
  const entity = target === null ? null : findAnchoredEntity(record, target);
  if (target !== null && entity === null) return null;
  return { ...record, labels: record.labels.map((label, i) => (i === at ? { ...label, polarity, target: entity ?? label.target, because: above(because, label.because) } : label)) };
}

/** A person's reason over the rule's. */
export function above(because: Because, rule: Because | undefined): Because {
  return rule === undefined ? because : { ...because, from: [rule] };
}
