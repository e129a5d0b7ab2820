import type { ArticleRecord } from '../../model/record.ts';
import type { JoinSubject, RejectSubject, SetSubject } from '../../model/correction.ts';
import type { ResolveDecision } from '../../model/resolution.ts';
import type { Decision } from '../../store/decision.ts';
import { correctRecord, type CorrectedRecord, type Reanalyze, type RecordChange } from './correct-record.ts';
import { toRulings } from './rulings.ts';

/** The decisions that stand, ready to be laid over records. */
export class CorrectionPlan {
  readonly decisions: readonly Decision[];
  readonly #changes = new Map<string, RecordChange[]>();
  readonly #joins: readonly Decision[];
  readonly #reanalyze: Reanalyze;

  constructor(decisions: readonly Decision[], reanalyze: Reanalyze) {
    this.decisions = decisions;
    this.#reanalyze = reanalyze;
    const standing = decisions.filter(({ undoneAt }) => undoneAt === null);
    this.#joins = standing.filter(({ kind }) => kind === 'same' || kind === 'different');
    for (const decision of standing) if (decision.kind === 'set' || decision.kind === 'reject') this.#take(decision);
  }

  #take(decision: Decision): void {
    const subject = decision.subject as SetSubject | RejectSubject;
    for (const anchor of subject.targets) {
      const known = this.#changes.get(anchor.article);
      if (known === undefined) this.#changes.set(anchor.article, [{ decision, anchor, subject }]);
      else known.push({ decision, anchor, subject });
    }
  }

  /** The ids of the decisions that are laid over each article, where any are, in their order. */
  get corrections(): ReadonlyMap<string, string> {
    return new Map([...this.#changes].map(([article, changes]) => [article, changes.map(({ decision }) => decision.id).join(' ')]));
  }

  /** A record as persons corrected it. One that nobody touched is given back as it is. */
  correct(record: ArticleRecord): CorrectedRecord {
    const changes = this.#changes.get(record.id);
    return changes === undefined ? UNTOUCHED(record) : correctRecord(record, changes, this.#reanalyze);
  }

  /** Ids of the articles that decisions speak of. */
  get articles(): ReadonlySet<string> {
    const joined = this.#joins.flatMap(({ subject }) => (subject as JoinSubject).parties.flatMap(({ anchors }) => anchors.map(({ article }) => article)));
    return new Set([...this.#changes.keys(), ...joined]);
  }

  /** What persons decided about entities and happenings, as `resolve` takes it. */
  rulings(find: (article: string) => ArticleRecord | null): { readonly rulings: ResolveDecision[]; readonly lost: ReadonlySet<string> } {
    return toRulings(this.#joins, find);
  }
}

const UNTOUCHED = (record: ArticleRecord): CorrectedRecord => ({ record, lost: NOTHING_LOST });
const NOTHING_LOST: CorrectedRecord['lost'] = [];
