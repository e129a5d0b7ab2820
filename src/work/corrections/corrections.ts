import type { ArticleRecord } from '../../model/record.ts';
import type { Archive } from '../../store/archive.ts';
import type { Decision } from '../../store/decision.ts';
import { reanalyzeWith } from '../reanalyze.ts';
import type { Stages } from '../stages.ts';
import { CorrectionPlan } from './correction-plan.ts';
import { anchorsOf } from './take-decision.ts';

export const DECISION_STATES = ['standing', 'undone', 'partly', 'lost'] as const;

/** A decision with what became of it. `lost`: its words or marks are not in the articles any more; `partly`: some are not. */
export interface DecisionState {
  readonly decision: Decision;
  readonly state: (typeof DECISION_STATES)[number];
}

/** Everything that persons decided in an archive, at one step of the log. */
export class Corrections {
  readonly step: number;
  readonly #archive: Archive;
  readonly #plan: CorrectionPlan;
  #states: { readonly revision: number; readonly states: readonly DecisionState[] } | undefined;

  private constructor(archive: Archive, plan: CorrectionPlan, step: number) {
    this.step = step;
    this.#archive = archive;
    this.#plan = plan;
  }

  static async load(archive: Archive, getStages: () => Stages, step: number): Promise<Corrections> {
    return new Corrections(archive, new CorrectionPlan(await archive.decisions(), (article) => reanalyzeWith(getStages())(article)), step);
  }

  async article(id: string): Promise<ArticleRecord | null> {
    const record = await this.#archive.article(id);
    return record && this.#plan.correct(record).record;
  }

  /** Every decision, in the order they were made, with what became of it in the articles as they stand. */
  async states(): Promise<readonly DecisionState[]> {
    const revision = await this.#archive.revision();
    if (this.#states?.revision !== revision) this.#states = { revision, states: await this.#findStates() };
    return this.#states.states;
  }

  async #findStates(): Promise<readonly DecisionState[]> {
    const records = new Map<string, ArticleRecord>();
    const lost = new Map<string, number>();
    const lose = (id: string, count: number): unknown => lost.set(id, (lost.get(id) ?? 0) + count);
    for (const id of this.#plan.articles) {
      const raw = await this.#archive.article(id);
      const corrected = raw && this.#plan.correct(raw);
      if (corrected) records.set(id, corrected.record);
      for (const { decision } of corrected?.lost ?? []) lose(decision.id, 1);
    }
    for (const decision of this.#plan.decisions) {
      if (decision.kind === 'set' || decision.kind === 'reject') lose(decision.id, anchorsOf(decision).filter(({ article }) => !records.has(article)).length);
    }
    for (const id of this.#plan.rulings((article) => records.get(article) ?? null).lost) lose(id, Infinity);
    return this.#plan.decisions.map((decision) => ({ decision, state: stateOf(decision, lost.get(decision.id) ?? 0) }));
  }
}

function stateOf(decision: Decision, lost: number): DecisionState['state'] {
  if (decision.undoneAt !== null) return 'undone';
  if (lost === 0) return 'standing';
  return lost >= anchorsOf(decision).length ? 'lost' : 'partly';
}
