import type { Because } from '../model/because.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';

/** One annotation that covers a place, in words, with the tree of reasons behind it. */
export interface Explanation {
  /** The codebook's word: block, mention, time, quantity, statement, event, label. */
  readonly kind: string;
  readonly says: string;
  readonly span: Span;
  readonly because: Because | null;
}

/** Everything that covers `offset`, widest first. Why each stands is told by its rules. */
export function explainPlace(record: ArticleRecord, offset: number): readonly Explanation[] {
  return listAnnotations(record)
    .filter(({ span }) => span[0] <= offset && offset < span[1])
    .sort((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
}

function listAnnotations(record: ArticleRecord): Explanation[] {
  const names = new Map(record.entities.map((entity) => [entity.id, entity]));
  const nameOf = (id: string | null): string => (id === null ? 'nobody named' : (names.get(id)?.name ?? id));
  return [
    ...record.blocks.map((block) => explain('block', block.role, block.span, block.because)),
    ...record.mentions.map((mention) => explain(
      'mention', `${mention.form} of ${nameOf(mention.entity)} (${names.get(mention.entity)?.type ?? 'entity'})${mention.role ? `, as ${mention.role}` : ''}`,
      mention.span, mention.because, names.get(mention.entity)?.because)),
    ...record.times.map((time) => explain('time', `${time.value ?? time.rel ?? 'unknown'}${time.end ? ` to ${time.end}` : ''} (${time.grain})`, time.span, time.because)),
    ...record.quantities.map((quantity) => explain('quantity', `${quantity.value ?? 'uncounted'} ${quantity.unit ?? ''}${quantity.what ? ` (${quantity.what})` : ''}`, quantity.span, quantity.because)),
    ...record.statements.flatMap((statement) => {
      const says = `${statement.id}: ${nameOf(statement.speaker)}, ${statement.cue.lemma} (${statement.cue.force}), ${statement.mode}; ${statement.chain.map((link) => link.by ?? 'unknown outlet').join(' → ')}`;
      return [explain('statement', says, statement.content, statement.because), explain('cue', says, statement.cue.span, statement.because)];
    }),
    ...record.events.flatMap((event) => event.triggers.map((span) => explain(
      'event', `${event.id}: ${event.type}${event.mode ? `/${event.mode}` : ''}, ${event.status}; ${event.participants.map((one) => `${one.side} ${nameOf(one.entity)}`).join(', ')}`,
      span, event.because))),
    ...record.labels.map((label) => explain('label', `${label.polarity}, of ${nameOf(label.target)}${label.voice ? `, in the words of ${label.voice}` : ''}`, label.span, label.because)),
  ];
}

function explain(kind: string, says: string, span: Span, ...reasons: (Because | undefined)[]): Explanation {
  const [first, ...rest] = reasons.filter((reason) => reason !== undefined);
  if (!first) return { kind, says, span, because: null };
  return { kind, says, span, because: rest.length === 0 ? first : { ...first, from: [...(first.from ?? []), ...rest] } };
}
