import type { EntityType } from '../src/model/entity.ts';
import type { Event, EventTime, EventType, Participant, Side, Status } from '../src/model/event.ts';
import type { Published } from '../src/model/published.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';
import type { Channel, Force, Link } from '../src/model/statement.ts';

/** An article written in a test: everything else is found by searching its text. */
export interface Sketch {
  readonly id: string;
  readonly outlet?: string | null;
  readonly via?: readonly string[];
  /** The day of publication, or null for an undated page. */
  readonly day?: string | null;
  readonly text: string;
  /** The words of `text` that are its headline. */
  readonly headline?: string;
  /** Local id → type, name, office and other wordings of it in the text. */
  readonly entities: Readonly<Record<string, { type: EntityType; name: string; role?: string; also?: readonly string[]; kb?: string }>>;
  readonly events?: readonly EventSketch[];
  readonly statements?: readonly StatementSketch[];
  readonly figures?: readonly { at: string; value: number; of: string; what?: 'killed' | 'wounded' | 'other'; approx?: boolean }[];
  /** Counted nouns that no event holds. */
  readonly counts?: readonly { at: string; value: number; unit: string }[];
  readonly times?: readonly { at: string; value?: string | null; rel?: string }[];
  readonly labels?: readonly { at: string; target: string; polarity: 'legitimising' | 'delegitimising' | 'neutral'; voice?: string | null }[];
}

interface EventSketch {
  readonly id: string;
  /** `CONSULT/visit` */
  readonly type: string;
  /** Trigger words, as found in the text in this order. */
  readonly at: readonly string[];
  /** `e1` an actor, `e2>` a recipient, `e3+` also there. */
  readonly who: readonly string[];
  readonly place?: string;
  readonly time?: EventTime | null;
  readonly status?: Status;
  readonly within?: string;
  readonly marginal?: boolean;
}

interface StatementSketch {
  readonly id: string;
  readonly speaker: string | null;
  readonly cue: string;
  readonly content: string;
  readonly chain: readonly (string | null)[];
  readonly force?: Force;
  readonly channel?: Channel;
}

/** Builds a record as `isnad read` would write it; throws when the text does not hold what the sketch names. */
export function sketchRecord(sketch: Sketch): ArticleRecord {
  const { id, text, headline = null, outlet = null, day = null, via = [] } = sketch;
  const published: Published | null = day ? { start: day, end: day, basis: 'printed', evidence: [{ says: 'printed' }] } : null;
  return {
    format: 'isnad.article/1', id, uri: `${id}.txt`, lang: 'ar', text, outlet, via, headline, dateline: null, byline: null,
    blocks: blocksOf(text, headline), published,
    entities: Object.entries(sketch.entities).map(([local, { type, name, kb }]) => ({ id: local, type, name, latin: null, aliases: [], kb: kb ?? null })),
    mentions: Object.entries(sketch.entities).flatMap(([local, { name, also = [], role, type }]) =>
      [name, ...also].flatMap((wording) => everySpan(text, wording)).map((span) => ({
        span, entity: local, form: type === 'group' ? 'title' as const : 'name' as const, role: role ?? null,
      }))),
    times: (sketch.times ?? []).map(({ at, value = null, rel }) => ({ span: findSpan(text, at), value, end: null, grain: 'day' as const, ...(rel && { rel }) })),
    quantities: [...(sketch.counts ?? []).map(({ at, value, unit }) => ({ span: findSpan(text, at), value, unit })), ...(sketch.figures ?? []).map(({ at, value, of, what, approx }) => ({ span: findSpan(text, at), value, unit: null, of, what: what ?? 'other', ...(approx && { approx }) }))],
    statements: (sketch.statements ?? []).map((statement) => sketchStatement(text, statement, sketch)),
    events: (sketch.events ?? []).map((event) => sketchEvent(text, event)),
    labels: (sketch.labels ?? []).map(({ at, target, polarity, voice = null }) => ({ span: findSpan(text, at), target, polarity, voice, distanced: false })),
  };
}

function blocksOf(text: string, headline: string | null): ArticleRecord['blocks'] {
  if (headline === null) return [{ role: 'paragraph', span: [0, text.length] }];
  const span = findSpan(text, headline);
  return [{ role: 'headline', span }, { role: 'paragraph', span: [span[1], text.length] }];
}

function sketchStatement(text: string, { id, speaker, cue, content, chain, force = 'say', channel = 'unknown' }: StatementSketch, sketch: Sketch): ArticleRecord['statements'][number] {
  const links = chain.map((by, i): Link => ({ by, how: i === 0 ? channel : 'report', ...(i === 0 && speaker && sketch.entities[speaker]?.name === by && { entity: speaker }) }));
  return { id, speaker, cue: { span: findSpan(text, cue), lemma: cue, force }, content: findSpan(text, content), mode: 'indirect', channel, chain: links };
}

const SIDES: Readonly<Record<string, Side>> = { '>': 'recipient', '+': 'also' };

function sketchEvent(text: string, event: EventSketch): Event {
  const [type, mode = null] = event.type.split('/') as [EventType, string?];
  let from = 0;
  const triggers = event.at.map((word): Span => {
    const span = findSpan(text, word, from);
    from = span[1];
    return span;
  });
  const participants = event.who.map((who): Participant => ({ entity: who.replace(/[>+]$/, ''), side: SIDES[who.at(-1)!] ?? 'actor' }));
  return {
    id: event.id, type, mode, triggers, participants, place: event.place ?? null, time: event.time ?? null,
    status: event.status ?? 'happened', within: event.within ?? null, context: [], ...(event.marginal && { marginal: true }),
  };
}

export function findSpan(text: string, words: string, from = 0): Span {
  const at = text.indexOf(words, from);
  if (at < 0) throw new Error(`the text does not hold «${words}»`);
  return [at, at + words.length];
}

function everySpan(text: string, words: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) spans.push([at, at + words.length]);
  return spans;
}

export const onDay = (day: string): EventTime => ({ start: day, end: day });
