import { compareSet } from '../compare/compare-articles.ts';
import { CompareMemory } from '../compare/compare-memory.ts';
import { SortedList } from '../language/sorted-list.ts';
import type { Language } from '../language/language.ts';
import type { Dossier } from '../model/dossier.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import { type RecordSet, byId } from '../model/record-set.ts';
import { resolveSet } from '../resolve/resolve-articles.ts';
import { type HearProgress, stepOf } from './comparison-progress.ts';
import { ResolveMemory } from '../resolve/resolve-memory.ts';

/** What has changed in a set of articles since it was last settled. */
export interface SettleChange {
  /** New articles, and those whose record is another now. */
  readonly changed?: readonly ArticleRecord[];
  /** Ids of articles that are gone. */
  readonly removed?: readonly string[];
  /** All rulings of persons that stand, in the order in which they were made; left out, those of before stand. */
  readonly rulings?: readonly ResolveDecision[];
}

/** The dossier of the whole set, with what the rules decided on the way. */
export interface Settled {
  readonly dossier: Dossier;
  readonly decisions: readonly ResolveDecision[];
}

/** A set of articles that is settled again and again as it grows. The result is that of settling the whole set at once. */
export class Settling {
  readonly #language: Language;
  readonly #records = new Map<string, ArticleRecord>();
  readonly #ordered = new SortedList<ArticleRecord>(byId);
  readonly #resolved = new ResolveMemory('many runs');
  readonly #compared = new CompareMemory('many runs');
  #rulings: readonly ResolveDecision[] = [];

  constructor(language: Language) {
    this.#language = language;
  }

  /** Takes a change in and settles the set; what the change does not touch is not worked out again. */
  settle({ changed = [], removed = [], rulings = this.#rulings }: SettleChange, hear: HearProgress = () => {}): Settled {
    const set = this.#take(changed, removed);
    this.#rulings = rulings;
    hear(stepOf('joining'));
    const resolution = resolveSet(set, this.#language, rulings, this.#resolved);
    hear(stepOf('comparing'));
    return { dossier: compareSet(set, resolution, this.#language, this.#compared), decisions: resolution.decisions };
  }

  #take(changed: readonly ArticleRecord[], removed: readonly string[]): RecordSet {
    const before = new Map([...removed, ...changed.map(({ id }) => id)].map((id) => [id, this.#records.get(id)]));
    for (const id of removed) this.#records.delete(id);
    for (const record of changed) this.#records.set(record.id, record);
    const gone = [...before].flatMap(([id, record]) => (record && this.#records.get(id) !== record ? [record] : []));
    const added = [...before].flatMap(([id]) => this.#records.get(id) ?? []).filter((record) => before.get(record.id) !== record);
    this.#ordered.change(new Set(gone), added);
    return { records: this.#ordered.items, added: added.sort(byId), gone: gone.sort(byId) };
  }
}
