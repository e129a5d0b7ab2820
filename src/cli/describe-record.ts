import type { Published } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { Event } from '../model/event.ts';
import type { Statement } from '../model/statement.ts';
import { isolate, shorten } from './output.ts';

const QUOTE_CHARACTERS = 100;
const LABEL_WIDTH = 12;

/** A record for a person to read, a dozen lines or more. */
export function describeRecord(record: ArticleRecord): string {
  const names = new Map(record.entities.map((entity) => [entity.id, entity.name]));
  const nameOf = (id: string | null): string => (id === null ? 'nobody named' : isolate(names.get(id) ?? id));
  return [
    record.uri ?? record.id,
    line('headline', record.headline === null ? 'none' : isolate(record.headline)),
    line('outlet', describeOutlet(record)),
    line('published', describePublished(record.published)),
    ...(record.notes ?? []).map((note) => line('note', note.says)),
    line('names', describeNames(record)),
    line('statements', String(record.statements.length)),
    ...record.statements.map((statement) => `  ${describeStatement(statement, record.text, nameOf)}`),
    line('events', String(record.events.filter((event) => !event.marginal).length)),
    ...record.events.filter((event) => !event.marginal).map((event) => `  ${describeEvent(event, nameOf)}`),
    line('labels', describeLabels(record, nameOf)),
  ].join('\n');
}

/** `2020-08-17`, `from 2020-08-14 to 2020-08-20`, `before 2020-08-20`, each with its basis. */
export function describePublished(published: Published | null): string {
  if (!published || (published.start === null && published.end === null)) return 'date unknown';
  const { start, end, basis } = published;
  if (start === end) return `${start} (${basis})`;
  if (start === null) return `not after ${end} (${basis})`;
  return end === null ? `not before ${start} (${basis})` : `from ${start} to ${end} (${basis})`;
}

function line(label: string, says: string): string {
  return `  ${label.padEnd(LABEL_WIDTH)}${says}`;
}

function describeOutlet({ outlet, via, dateline }: ArticleRecord): string {
  const relays = via.length > 0 ? `, through ${via.map(isolate).join(', ')}` : '';
  const place = dateline?.place ? `, from ${isolate(dateline.place)}` : '';
  return `${outlet === null ? 'unknown' : isolate(outlet)}${relays}${place}`;
}

function describeNames(record: ArticleRecord): string {
  const counts = new Map<string, number>();
  for (const { entity } of record.mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
  const named = record.entities.map((entity) => `${isolate(entity.name)} (${entity.type}, ${counts.get(entity.id) ?? 0})`);
  return named.length === 0 ? 'none' : named.join(' · ');
}

function describeStatement(statement: Statement, text: string, nameOf: (id: string | null) => string): string {
  const words = isolate(`«${shorten(text.slice(statement.content[0], statement.content[1]), QUOTE_CHARACTERS)}»`);
  const chain = statement.chain.map((link) => (link.by === null ? 'unknown outlet' : isolate(link.by))).join(' → ');
  return `${nameOf(statement.speaker)} ${isolate(statement.cue.lemma)} (${statement.cue.force}) ${words}\n      ${chain}`;
}

function describeEvent(event: Event, nameOf: (id: string | null) => string): string {
  const sideOf = (side: string): string => event.participants.filter((one) => one.side === side).map((one) => nameOf(one.entity)).join(', ');
  const recipients = sideOf('recipient');
  const also = sideOf('also');
  return [
    `${event.type}${event.mode ? `/${event.mode}` : ''} ${event.status}`,
    describeTime(event),
    `${sideOf('actor') || 'nobody named'}${recipients ? ` ⇢ ${recipients}` : ''}${also ? ` (with ${also})` : ''}`,
    event.place === null ? '' : `at ${nameOf(event.place)}`,
    event.within === null ? '' : `as ${event.within} says`,
  ].filter(Boolean).join(' · ');
}

function describeTime({ time }: Event): string {
  if (!time) return '';
  if (time.start === null && time.end === null) return time.rel ?? '';
  return time.start === time.end ? `${time.start}` : `${time.start ?? '…'}/${time.end ?? '…'}`;
}

function describeLabels(record: ArticleRecord, nameOf: (id: string | null) => string): string {
  if (record.labels.length === 0) return 'none';
  return record.labels.map(({ span, target, polarity, voice }) =>
    `${isolate(record.text.slice(span[0], span[1]))} → ${nameOf(target)} (${polarity}${voice === null ? '' : `, quoted in ${voice}`})`).join(' · ');
}
