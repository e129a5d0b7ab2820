import type { Anchor, Mark, MarkRef } from '../../model/correction.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';

/** Words kept of a long mark: enough to find it again, little enough to show. */
const QUOTE_LENGTH = 160;
/** Places with the same words that are looked at; a word of a whole page may stand in it hundreds of times. */
const MOST_PLACES = 200;

/** One mark of a record with what tells it apart. `at` is its place in its layer. */
export interface MarkPlace {
  readonly at: number;
  readonly id: string | null;
  readonly span: Span;
  readonly says: string;
}

/** The anchor of a mark as a request names it; null when the record holds no such mark. */
export function makeAnchor(record: ArticleRecord, { mark, id, span }: MarkRef): Anchor | null {
  if (mark === 'article') return { article: record.id, mark, span: [0, 0], quote: '', says: record.headline ?? '' };
  const places = listPlaces(record, mark);
  const place = id === undefined
    ? places.find((one) => span !== undefined && one.span[0] === span[0] && one.span[1] === span[1])
    : places.find((one) => one.id === id && (span === undefined || (one.span[0] === span[0] && one.span[1] === span[1])));
  return place === undefined ? null : anchorOf(record, mark, place);
}

/** The anchor of a local entity: the fullest place where it is named. */
export function anchorEntity(record: ArticleRecord, entity: string): Anchor | null {
  const mentions = record.mentions.filter((one) => one.entity === entity);
  const [first] = mentions.toSorted((a, b) => Number(b.form === 'name') - Number(a.form === 'name') || b.span[1] - b.span[0] - (a.span[1] - a.span[0]));
  if (first === undefined) return null;
  return anchorOf(record, 'mention', { at: 0, id: null, span: first.span, says: nameOf(record, entity) });
}

function anchorOf(record: ArticleRecord, mark: Mark, { span, says }: MarkPlace): Anchor {
  return { article: record.id, mark, span, quote: record.text.slice(span[0], Math.min(span[1], span[0] + QUOTE_LENGTH)), says };
}

/** Finds the mark of an anchor in a record, however it was analysed since; null when its words or the mark are gone. */
export function findAnchored(record: ArticleRecord, anchor: Anchor): MarkPlace | null {
  if (anchor.mark === 'article') return { at: 0, id: null, span: [0, 0], says: '' };
  const start = findWords(record.text, anchor.quote, anchor.span[0]);
  if (start === null) return null;
  const words: Span = [start, start + anchor.span[1] - anchor.span[0]];
  let best: { place: MarkPlace; score: number } | null = null;
  for (const place of listPlaces(record, anchor.mark)) {
    const shared = Math.min(place.span[1], words[1]) - Math.max(place.span[0], words[0]);
    const shorter = Math.min(place.span[1] - place.span[0], words[1] - words[0]);
    if (shared <= 0 || shared * 2 < shorter) continue;
    const longer = Math.max(place.span[1] - place.span[0], words[1] - words[0]);
    const score = shared / longer + (place.says === anchor.says ? 1 : 0);
    if (best === null || score > best.score) best = { place, score };
  }
  return best?.place ?? null;
}

/** The local entity that an anchor of a mention means; null when nothing is named there any more. */
export function findAnchoredEntity(record: ArticleRecord, anchor: Anchor): string | null {
  const place = findAnchored(record, anchor);
  return place === null ? null : record.mentions[place.at]!.entity;
}

/** Where words stand: at their old place, else at the nearest one. */
function findWords(text: string, words: string, near: number): number | null {
  if (words === '') return null;
  if (text.startsWith(words, near)) return near;
  let best: number | null = null;
  let at = text.indexOf(words);
  for (let looked = 0; at >= 0 && looked < MOST_PLACES; looked++, at = text.indexOf(words, at + 1)) {
    if (best === null || Math.abs(at - near) < Math.abs(best - near)) best = at;
  }
  return best;
}

function listPlaces(record: ArticleRecord, mark: Mark): MarkPlace[] {
  switch (mark) {
    case 'mention': return record.mentions.map(({ span, entity }, at) => ({ at, id: null, span, says: nameOf(record, entity) }));
    case 'time': return record.times.map(({ span, value, rel }, at) => ({ at, id: null, span, says: value ?? rel ?? '' }));
    case 'quantity': return record.quantities.map(({ span, unit }, at) => ({ at, id: null, span, says: unit ?? '' }));
    // two statements may share a cue: what is said tells them apart
    case 'statement': return record.statements.map(({ id, cue, content }, at) => ({ at, id, span: cue.span, says: record.text.slice(content[0], Math.min(content[1], content[0] + QUOTE_LENGTH / 2)) }));
    case 'event': return record.events.flatMap(({ id, triggers, type }, at) => triggers.map((span) => ({ at, id, span, says: type })));
    case 'label': return record.labels.map(({ span }, at) => ({ at, id: null, span, says: record.text.slice(...span) }));
    case 'block': return record.blocks.map(({ span }, at) => ({ at, id: null, span, says: '' }));
    case 'article': return [];
  }
}

function nameOf(record: ArticleRecord, entity: string): string {
  return record.entities.find((one) => one.id === entity)?.name ?? '';
}
