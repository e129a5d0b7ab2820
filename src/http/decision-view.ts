import type { Anchor, JoinSubject, RejectSubject, SeenSubject, SetSubject } from '../model/correction.ts';
import type { Decision } from '../store/decision.ts';
import { findAnchored, findAnchoredEntity } from '../work/corrections/anchor.ts';
import type { DecisionState } from '../work/corrections/corrections.ts';
import { anchorsOf } from '../work/corrections/take-decision.ts';
import { memberKey, type ArchiveView } from './archive-view.ts';
import type { DecisionView } from './decision-shapes.ts';
import type { RecordShelf } from './record-shelf.ts';

/** Places shown of one decision at most. */
const PLACES = 4;

/** What decisions are shown against. The shelf must hold the records of `articlesShown`. */
export interface DecisionContext {
  readonly view: ArchiveView;
  readonly shelf: RecordShelf;
}

/** A decision as the change log shows it. */
export function viewDecision({ decision, state }: DecisionState, context: DecisionContext): DecisionView {
  const { id, kind, who, decidedAt, reason, undoneAt, undoneBy } = decision;
  const anchors = anchorsOf(decision);
  const isJoin = kind === 'same' || kind === 'different';
  const { was = null, now = null, field = null } = isJoin || kind === 'seen' ? {} : (decision.subject as Partial<SetSubject> & Partial<RejectSubject>);
  const parties = isJoin ? (decision.subject as JoinSubject).parties : [];
  return {
    id, kind, who, decidedAt, reason, undoneAt, undoneBy, state, field, was,
    about: isJoin ? (decision.subject as JoinSubject).about : (anchors[0]?.mark ?? null),
    now: kind === 'seen' ? (decision.subject as SeenSubject).says : now,
    parties: parties.map((party) => ({ title: party.title, members: party.anchors.length, id: findNow((decision.subject as JoinSubject).about, party.anchors, context) })),
    places: shown(decision).map(({ article, mark, span, quote }) => ({ article: context.view.getArticle(article), mark, span: [span[0], span[1]], quote })),
    version: versionOf(decision),
  };
}

/** The articles whose records a decision's view needs. */
export function articlesShown(decision: Decision): string[] {
  return shown(decision).map(({ article }) => article);
}

/** Grows when the decision is undone. */
export function versionOf({ step, undoneStep }: Decision): string {
  return `"${undoneStep ?? step}"`;
}

/** Of a join one place a party, so that both sides show. */
function shown(decision: Decision): readonly Anchor[] {
  if (decision.kind !== 'same' && decision.kind !== 'different') return anchorsOf(decision).slice(0, PLACES);
  return (decision.subject as JoinSubject).parties.slice(0, PLACES).flatMap(({ anchors }) => anchors.slice(0, 1));
}

function findNow(about: JoinSubject['about'], [anchor]: readonly Anchor[], { view, shelf }: DecisionContext): string | null {
  const record = anchor === undefined ? null : shelf.find(anchor.article);
  if (anchor === undefined || record === null) return null;
  const local = about === 'entity' ? findAnchoredEntity(record, anchor) : (findAnchored(record, anchor)?.id ?? null);
  if (local === null) return null;
  return (about === 'entity' ? view.memberOf : view.happeningOfEvent).get(memberKey(record.id, local)) ?? null;
}
