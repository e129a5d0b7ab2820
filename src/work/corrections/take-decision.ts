import type { DecisionRequest, LocalRef, PartyRef } from '../../model/decision-request.ts';
import type { Anchor, FieldValue, JoinAbout, JoinSubject, MarkRef, SetSubject } from '../../model/correction.ts';
import type { Dossier } from '../../model/dossier.ts';
import type { ArticleRecord } from '../../model/record.ts';
import type { Decision, NewDecision } from '../../store/decision.ts';
import { anchorEntity, makeAnchor } from './anchor.ts';

/** Words that stand for one party: members beyond these are joined by rules as they were. */
const MOST_ANCHORS = 300;

/** A request that cannot be carried out, with one sentence that says why. */
export class DecisionRefusal extends Error {}

/** What requests are understood against: the state that the person saw. */
export interface DecisionGround {
  readonly dossier: Dossier;
  article(id: string): Promise<ArticleRecord | null>;
}

/** Turns a request into a decision that hangs on words of articles. Throws `DecisionRefusal`. */
export async function readDecision(request: DecisionRequest, who: string, ground: DecisionGround): Promise<NewDecision> {
  const reason = request.reason?.trim() || null;
  if (request.kind === 'seen') return { who, kind: 'seen', reason, subject: { doubt: request.doubt, says: request.says } };
  if ('parties' in request) {
    const parties = await readParties(request.kind, request.about, request.parties, ground);
    return { who, kind: request.kind, reason, subject: { about: request.about, parties } satisfies JoinSubject };
  }
  const targets: { anchor: Anchor; record: ArticleRecord; ref: MarkRef }[] = [];
  for (const ref of request.targets) targets.push(await readTarget(ref, ground));
  const anchors = targets.map(({ anchor }) => anchor);
  const [{ record, ref }] = targets as [(typeof targets)[number]];
  if (request.kind === 'reject') return { who, kind: 'reject', reason, subject: { targets: anchors, was: describeMark(record, ref) } };
  return { who, kind: 'set', reason, subject: { ...readValue(request, record), targets: anchors, was: describeField(request.field, record, ref), now: describeValue(request, record) } satisfies SetSubject };
}

async function readTarget(ref: MarkRef, ground: DecisionGround): Promise<{ anchor: Anchor; record: ArticleRecord; ref: MarkRef }> {
  const record = await ground.article(ref.article);
  const anchor = record && makeAnchor(record, ref);
  if (!record || !anchor) throw new DecisionRefusal('The article holds no such mark any more: load the page anew.');
  return { anchor, record, ref };
}

async function readParties(kind: 'same' | 'different', about: JoinAbout, parties: readonly PartyRef[], ground: DecisionGround): Promise<JoinSubject['parties']> {
  const whole = parties.map((party) => ({ party, members: membersOf(about, party, ground.dossier) }));
  const [{ party: first, members: parted }] = whole as [(typeof whole)[number]];
  if (kind === 'different' && whole.length === 1 && first.id !== undefined) {
    const away = new Set(parted.map(keyOf));
    const rest = membersOf(about, { id: first.id }, ground.dossier).filter((one) => !away.has(keyOf(one)));
    whole.push({ party: { id: first.id }, members: rest });
  }
  if (whole.length < 2) throw new DecisionRefusal('Name two parties at least.');
  const read: JoinSubject['parties'][number][] = [];
  for (const { party, members } of whole) {
    const anchors = await anchorMembers(about, members, ground);
    if (anchors.length === 0) throw new DecisionRefusal(kind === 'different' ? 'One side would be empty: choose some, but not all.' : 'One of the things is not there any more: load the page anew.');
    read.push({ title: await titleOf(about, party, anchors, ground), anchors });
  }
  return read;
}

function membersOf(about: JoinAbout, { id, members }: PartyRef, dossier: Dossier): readonly LocalRef[] {
  if (members !== undefined) return members;
  if (about === 'entity') return (dossier.entities.find((one) => one.id === id)?.members ?? []).map(({ article, entity }) => ({ article, local: entity }));
  return (dossier.happenings.find((one) => one.id === id)?.reports ?? []).map(({ article, event }) => ({ article, local: event }));
}

const keyOf = ({ article, local }: LocalRef): string => `${article}#${local}`;

async function anchorMembers(about: JoinAbout, members: readonly LocalRef[], ground: DecisionGround): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for (const { article, local } of members.slice(0, MOST_ANCHORS)) {
    const record = await ground.article(article);
    const anchor = record && (about === 'entity' ? anchorEntity(record, local) : makeAnchor(record, { article, mark: 'event', id: local }));
    if (anchor) anchors.push(anchor);
  }
  return anchors;
}

async function titleOf(about: JoinAbout, { id, members }: PartyRef, anchors: readonly Anchor[], { dossier, article }: DecisionGround): Promise<string> {
  const named = about === 'entity' ? dossier.entities.find((one) => one.id === id)?.name : dossier.happenings.find((one) => one.id === id)?.title;
  if (named !== undefined && members === undefined) return named;
  const [{ says, quote, article: from }] = anchors as [Anchor];
  if (about === 'entity') return says;
  const record = await article(from);
  return record?.headline ?? quote;
}

type SetRequest = Extract<DecisionRequest, { kind: 'set' }>;

function readValue(request: SetRequest, record: ArticleRecord): FieldValue {
  if (request.field === 'speaker') return { field: 'speaker', value: { speaker: request.value.speaker === null ? null : anchorNamed(record, request.value.speaker) } };
  if (request.field === 'label') return { field: 'label', value: { polarity: request.value.polarity, target: request.value.target == null ? null : anchorNamed(record, request.value.target) } };
  if (request.field === 'published') checkDays(request.value.start, request.value.end);
  return { field: request.field, value: request.value } as FieldValue;
}

function anchorNamed(record: ArticleRecord, entity: string): Anchor {
  const anchor = anchorEntity(record, entity);
  if (anchor === null) throw new DecisionRefusal('The article does not name that entity any more: load the page anew.');
  return anchor;
}

function checkDays(start: string | null, end: string | null): void {
  for (const day of [start, end]) {
    if (day !== null && (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)))) throw new DecisionRefusal(`«${day}» is no day: write it as 2024-03-15.`);
  }
  if (start !== null && end !== null && start > end) throw new DecisionRefusal('The first day comes after the last one.');
}

function describeField(field: SetRequest['field'], record: ArticleRecord, { id, span }: MarkRef): string {
  switch (field) {
    case 'event-type': {
      const event = record.events.find((one) => one.id === id);
      return [event?.type, event?.mode].filter(Boolean).join('/');
    }
    case 'speaker': return nameIn(record, record.statements.find((one) => one.id === id)?.speaker ?? null);
    case 'role': return record.blocks.find((one) => one.span[0] === span?.[0])?.role ?? '';
    case 'label': {
      const label = record.labels.find((one) => one.span[0] === span?.[0] && one.span[1] === span[1]);
      return [label?.polarity, nameIn(record, label?.target ?? null)].filter(Boolean).join(': ');
    }
    case 'published': return daysIn(record.published);
  }
}

function describeValue(request: SetRequest, record: ArticleRecord): string {
  switch (request.field) {
    case 'event-type': return [request.value.type, request.value.mode].filter(Boolean).join('/');
    case 'speaker': return nameIn(record, request.value.speaker);
    case 'role': return request.value.role;
    case 'label': return [request.value.polarity, nameIn(record, request.value.target ?? null)].filter(Boolean).join(': ');
    case 'published': return daysIn(request.value);
  }
}

function describeMark(record: ArticleRecord, { mark, id, span }: MarkRef): string {
  if (mark === 'event') return record.events.find((one) => one.id === id)?.type ?? '';
  if (mark === 'statement') return nameIn(record, record.statements.find((one) => one.id === id)?.speaker ?? null);
  if (mark === 'mention') return nameIn(record, record.mentions.find((one) => one.span[0] === span?.[0] && one.span[1] === span[1])?.entity ?? null);
  return '';
}

function nameIn(record: ArticleRecord, entity: string | null): string {
  return record.entities.find(({ id }) => id === entity)?.name ?? '';
}

function daysIn(days: { readonly start: string | null; readonly end: string | null } | null): string {
  if (days === null || (days.start === null && days.end === null)) return '';
  return days.start === days.end ? days.start! : `${days.start ?? '…'} – ${days.end ?? '…'}`;
}

/** The anchors of a decision, whatever its kind. */
export function anchorsOf({ kind, subject }: Pick<NewDecision, 'kind' | 'subject'>): readonly Anchor[] {
  if (kind === 'same' || kind === 'different') return (subject as JoinSubject).parties.flatMap(({ anchors }) => anchors);
  return kind === 'set' || kind === 'reject' ? (subject as SetSubject).targets : [];
}

/** A decision or undoing after `step` that touches the same words: made by somebody who did not see this one, or seen by nobody. */
export function findClash(decision: NewDecision, step: number, decisions: readonly Decision[]): Decision | null {
  const places = anchorsOf(decision);
  const later = decisions.filter((one) => one.step > step || (one.undoneStep ?? 0) > step);
  return later.find((one) => anchorsOf(one).some((theirs) => places.some((ours) => touch(ours, theirs)))) ?? null;
}

function touch(a: Anchor, b: Anchor): boolean {
  return a.article === b.article && a.mark === b.mark && (a.mark === 'article' || (a.span[0] < b.span[1] && b.span[0] < a.span[1]));
}
