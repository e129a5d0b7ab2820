import type { Mark } from '../../model/correction.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { MarkPlace } from './anchor.ts';

/** The record without one mark. Whatever pointed to it points to nothing. */
export function dropMark(record: ArticleRecord, mark: Mark, { at }: MarkPlace): ArticleRecord {
  switch (mark) {
    case 'mention': return dropMention(record, at);
    case 'time': return { ...record, times: record.times.toSpliced(at, 1) };
    case 'quantity': return { ...record, quantities: record.quantities.toSpliced(at, 1) };
    case 'statement': return dropStatement(record, at);
    case 'event': return dropEvent(record, at);
    case 'label': return { ...record, labels: record.labels.toSpliced(at, 1) };
    case 'block':
    case 'article': return record;
  }
}

/** The last mention of an entity takes the entity with it. */
function dropMention(record: ArticleRecord, at: number): ArticleRecord {
  const mentions = record.mentions.toSpliced(at, 1);
  const { entity } = record.mentions[at]!;
  if (mentions.some((one) => one.entity === entity)) return { ...record, mentions };
  return {
    ...record, mentions,
    entities: record.entities.filter(({ id }) => id !== entity),
    events: record.events.map((event) => ({
      ...event, place: event.place === entity ? null : event.place, participants: event.participants.filter((one) => one.entity !== entity),
    })),
    statements: record.statements.map((statement) => ({
      ...statement, speaker: statement.speaker === entity ? null : statement.speaker,
      ...(statement.speakers && { speakers: statement.speakers.filter((one) => one !== entity) }),
      chain: statement.chain.filter((link) => link.entity !== entity),
    })),
    labels: record.labels.map((label) => (label.target === entity ? { ...label, target: null } : label)),
  };
}

function dropStatement(record: ArticleRecord, at: number): ArticleRecord {
  const { id } = record.statements[at]!;
  return {
    ...record,
    statements: record.statements.toSpliced(at, 1),
    events: record.events.map((event) => (event.within === id ? { ...event, within: null } : event)),
    labels: record.labels.map((label) => (label.voice === id ? { ...label, voice: null } : label)),
  };
}

function dropEvent(record: ArticleRecord, at: number): ArticleRecord {
  const { id } = record.events[at]!;
  return {
    ...record,
    events: record.events.toSpliced(at, 1),
    quantities: record.quantities.map((quantity) => (quantity.of === id ? { ...quantity, of: null } : quantity)),
    labels: record.labels.map((label) => (label.event === id ? { ...label, event: null } : label)),
  };
}
