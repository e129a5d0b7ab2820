import type { Dossier, DossierArticle, Fact, Happening } from '../../model/dossier.ts';
import type { LocalRef } from '../../model/decision-request.ts';
import { isByPerson } from '../../model/correction.ts';
import type { Doubt, DoubtKind } from '../../model/doubt.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { localKey, type ResolveDecision } from '../../model/resolution.ts';
import type { Span } from '../../model/span.ts';
import type { Statement } from '../../model/statement.ts';

/** More of one kind than a team looks at in a week; the rest comes up as these are answered. Of 600 news texts 370 gave a date to doubt. */
const MOST_OF_KIND = 100;
/** Joins that score higher are left out of the queue; the score is the rules' own (src/resolve/event-pairs.ts), and says no more than they do. */
const SURE_HAPPENING = 0.75;
const SURE_ENTITY = 0.85;
/** The score at which two events become one; pairs are as doubtful as they are near to it. */
const EDGE = 0.6;
/** Rules that find a speaker at some distance, the farther the less sure; those not here name him beside the cue. An order, no measured shares. */
const GUESSED_SPEAKERS: Readonly<Record<string, number>> = {
  'subject-before': 0.6, 'speaker-before': 0.5, 'subject-of-the-sentence': 0.5, 'the-two-who-spoke': 0.45, 'speaker-goes-on': 0.4, 'text-named-before': 0.4,
};
const CONFLICT_UNCERTAINTY = 0.8;
const CROSS_DATE_UNCERTAINTY = 0.4;
const LOOSE_DATE_UNCERTAINTY = 0.9;
/** A page without any day holds nothing to judge by: it must be looked up elsewhere. */
const UNKNOWN_DATE_UNCERTAINTY = 0.3;
/** An interval of so many days is as good as unknown. */
const OPEN_DAYS = 365;
const DAY_MS = 86_400_000;

/** What doubts are found in: the corrected records, what the rules decided on them, and the dossier that came of it. */
export interface Doubtful {
  readonly records: ReadonlyMap<string, ArticleRecord>;
  readonly decisions: readonly ResolveDecision[];
  readonly dossier: Dossier;
}

/** The doubts of an archive, those that are least sure and change most first. */
export function findDoubts(doubtful: Doubtful): Doubt[] {
  const weights = new Weights(doubtful.dossier);
  const records = [...doubtful.records.values()];
  const doubts = [
    ...doubtful.decisions.flatMap((decision) => doubtJoin(decision, doubtful, weights) ?? []),
    ...records.flatMap((record) => doubtDate(record, weights) ?? []),
    ...doubtful.dossier.facts.flatMap((fact) => doubtConflict(fact, weights) ?? []),
    ...records.flatMap((record) => record.statements.flatMap((statement) => doubtSpeaker(record, statement, weights) ?? [])),
  ];
  const ofKinds = Map.groupBy(doubts.toSorted(byWeight), ({ kind }) => kind);
  return [...ofKinds.values()].flatMap((ones) => ones.slice(0, MOST_OF_KIND)).toSorted(byWeight);
}

const byWeight = (a: Doubt, b: Doubt): number => b.weight - a.weight || (a.key < b.key ? -1 : 1);

/** What hangs on articles, entities and events: the interest of their happenings. */
class Weights {
  readonly happenings: ReadonlyMap<string, Happening>;
  readonly articles: ReadonlyMap<string, DossierArticle>;
  /** By `article#event` and `article#entity`. */
  readonly happeningOf = new Map<string, Happening>();
  readonly entityOf = new Map<string, string>();
  readonly #byArticle = new Map<string, number>();
  readonly #byEntity = new Map<string, number>();

  constructor({ happenings, entities, articles }: Dossier) {
    this.happenings = new Map(happenings.map((happening) => [happening.id, happening]));
    this.articles = new Map(articles.map((article) => [article.id, article]));
    for (const happening of happenings) {
      const interest = happening.interest ?? 0;
      for (const { article, event } of happening.reports) {
        this.happeningOf.set(localKey(article, event), happening);
        this.#byArticle.set(article, Math.max(interest, this.#byArticle.get(article) ?? 0));
      }
      for (const { entity } of happening.participants) this.#byEntity.set(entity, Math.max(interest, this.#byEntity.get(entity) ?? 0));
    }
    for (const { id, members = [] } of entities) for (const { article, entity } of members) this.entityOf.set(localKey(article, entity), id);
  }

  ofArticle(article: string): number {
    return this.#byArticle.get(article) ?? 0;
  }

  ofEntity(entity: string | undefined): number {
    return entity === undefined ? 0 : (this.#byEntity.get(entity) ?? 0);
  }
}

type Draft = Omit<Doubt, 'key' | 'weight'>;

function makeDoubt(draft: Draft): Doubt {
  const at = draft.evidence.map(({ article, span }) => `${article.slice('sha256:'.length, 'sha256:'.length + 12)}.${span[0]}`);
  return { ...draft, key: [draft.kind, ...at].join(' '), weight: draft.uncertainty * (1 + draft.impact) };
}

function doubtJoin(decision: ResolveDecision, doubtful: Doubtful, weights: Weights): Doubt | null {
  if (decision.by === 'person' || isByPerson(decision.because) || decision.score === undefined) return null;
  return decision.about === 'happening' ? doubtHappening(decision, decision.score, doubtful, weights) : doubtEntity(decision, decision.score, doubtful, weights);
}

function doubtHappening(decision: ResolveDecision, score: number, { records }: Doubtful, weights: Weights): Doubt | null {
  if (score >= SURE_HAPPENING) return null;
  const refs = [parseKey(decision.a), parseKey(decision.b)] as const;
  const evidence = refs.flatMap(({ article, local }) => evidenceOf(article, records.get(article)?.events.find((event) => event.id === local)?.triggers[0]));
  const [one, other] = [weights.happeningOf.get(decision.a), weights.happeningOf.get(decision.b)];
  if (evidence.length < 2 || one === undefined || other === undefined) return null;
  const kind: DoubtKind = decision.verdict === 'same' ? 'happening-join' : 'happening-apart';
  return makeDoubt({
    kind, uncertainty: 1 - Math.min(1, Math.abs(score - EDGE) / (SURE_HAPPENING - EDGE)), impact: ((one.interest ?? 0) + (other.interest ?? 0)) / 2,
    rule: decision.because.rule, says: decision.because.says ?? '', names: [...new Set([one.title, other.title])], happening: one.id, entity: null, evidence,
    ...oneOrTwo('happening', refs),
  });
}

function doubtEntity(decision: ResolveDecision, score: number, { records }: Doubtful, weights: Weights): Doubt | null {
  if (decision.verdict !== 'same' || score >= SURE_ENTITY) return null;
  const refs = [parseKey(decision.a), parseKey(decision.b)] as const;
  const evidence = refs.flatMap(({ article, local }) => evidenceOf(article, records.get(article)?.mentions.find((mention) => mention.entity === local)?.span));
  if (evidence.length < 2) return null;
  const entity = weights.entityOf.get(decision.a);
  const names = refs.map(({ article, local }) => records.get(article)!.entities.find((one) => one.id === local)?.name ?? '');
  return makeDoubt({
    kind: 'entity-join', uncertainty: 1 - score, impact: weights.ofEntity(entity), rule: decision.because.rule, says: decision.because.says ?? '',
    names: [...new Set(names)], happening: null, entity: entity ?? null, evidence, ...oneOrTwo('entity', refs),
  });
}

function oneOrTwo(about: 'entity' | 'happening', refs: readonly [LocalRef, LocalRef]): Pick<Doubt, 'accept' | 'reject'> {
  const parties = refs.map((ref) => ({ members: [ref] }));
  return { accept: { kind: 'same', about, parties }, reject: { kind: 'different', about, parties } };
}

/** A page whose day is not known, is known within many days, or was found by other pages only. */
function doubtDate(record: ArticleRecord, weights: Weights): Doubt | null {
  const published = weights.articles.get(record.id)?.published ?? record.published;
  const days = published?.start && published.end ? (Date.parse(published.end) - Date.parse(published.start)) / DAY_MS : Infinity;
  if (published?.basis === 'person' || (days === 0 && published?.basis !== 'cross' && published?.basis !== 'text')) return null;
  const isKnown = published !== null && (published.start !== null || published.end !== null);
  const loose = Math.min(LOOSE_DATE_UNCERTAINTY, CROSS_DATE_UNCERTAINTY + Math.log(1 + days) / Math.log(OPEN_DAYS) / 2);
  const uncertainty = !isKnown ? UNKNOWN_DATE_UNCERTAINTY : days === 0 ? CROSS_DATE_UNCERTAINTY : loose;
  const [shown] = (published?.evidence ?? []).filter(({ span }) => span !== undefined);
  const first = record.blocks.find(({ role }) => role === 'headline' || role === 'paragraph')?.span ?? [0, 0];
  const targets = [{ article: record.id, mark: 'article' as const }];
  return makeDoubt({
    kind: 'date', uncertainty, impact: weights.ofArticle(record.id), rule: published?.basis ?? 'unknown', says: published?.evidence[0]?.says ?? '',
    names: [published?.start ?? '', published?.end ?? ''], happening: null, entity: null,
    evidence: [{ article: shown?.article ?? record.id, span: shown?.span ?? first }, ...(shown?.article === undefined ? [] : [{ article: record.id, span: first }])],
    accept: isKnown ? { kind: 'set', field: 'published', targets, value: { start: published.start, end: published.end } } : null,
    reject: isKnown ? { kind: 'set', field: 'published', targets, value: { start: null, end: null } } : null,
  });
}

/** Values that cannot all be true; either that is so, or the reports are not of one happening. */
function doubtConflict(fact: Fact, weights: Weights): Doubt | null {
  if (fact.verdict !== 'conflict') return null;
  const happening = weights.happenings.get(fact.happening);
  const held = fact.values.flatMap(({ articles }) => fact.carried.find(({ article }) => articles.includes(article)) ?? []);
  const carriers = [...new Map((held.length >= 2 ? held : fact.carried).map((one) => [one.article, one])).values()].slice(0, 2);
  if (happening === undefined || carriers.length < 2) return null;
  const parties = carriers.map(({ article }) => ({ members: happening.reports.filter((report) => report.article === article).map(({ event }) => ({ article, local: event })) }));
  const evidence = carriers.map(({ article, span }) => ({ article, span }));
  const draft: Draft = {
    kind: 'conflict', uncertainty: CONFLICT_UNCERTAINTY, impact: Math.max(happening.interest ?? 0, weights.ofArticle(carriers[0]!.article) / 2),
    rule: fact.because?.[0]?.rule ?? 'conflict', says: fact.because?.[0]?.says ?? '', names: fact.values.map(({ value }) => value), happening: happening.id, entity: null, evidence,
    accept: null, reject: parties.every(({ members }) => members.length > 0) ? { kind: 'different', about: 'happening', parties } : null,
  };
  const { key } = makeDoubt(draft);
  return makeDoubt({ ...draft, accept: { kind: 'seen', doubt: key, says: draft.names.length > 1 ? draft.names.join(' ≠ ') : fact.gist } });
}

function doubtSpeaker(record: ArticleRecord, statement: Statement, weights: Weights): Doubt | null {
  const rule = statement.because?.from?.[0]?.rule ?? '';
  const uncertainty = GUESSED_SPEAKERS[rule];
  const impact = weights.ofArticle(record.id);
  // a guess in an article of no interest is not worth anybody's time
  if (uncertainty === undefined || statement.speaker === null || impact < 3) return null;
  const name = record.entities.find(({ id }) => id === statement.speaker)?.name ?? '';
  const targets = [{ article: record.id, mark: 'statement' as const, id: statement.id }];
  return makeDoubt({
    kind: 'speaker', uncertainty, impact: impact / 2, rule, says: '', names: [name], happening: null, entity: weights.entityOf.get(localKey(record.id, statement.speaker)) ?? null,
    evidence: [{ article: record.id, span: [Math.min(statement.cue.span[0], statement.content[0]), Math.max(statement.cue.span[1], statement.content[1])] }],
    accept: { kind: 'set', field: 'speaker', targets, value: { speaker: statement.speaker } },
    reject: { kind: 'set', field: 'speaker', targets, value: { speaker: null } },
  });
}

function evidenceOf(article: string, span: Span | undefined): Doubt['evidence'] {
  return span === undefined ? [] : [{ article, span }];
}

function parseKey(key: string): LocalRef {
  const at = key.lastIndexOf('#');
  return { article: key.slice(0, at), local: key.slice(at + 1) };
}
